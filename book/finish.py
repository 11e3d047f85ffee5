"""Makes the site of the pages that Sphinx wrote: reads each page once, changes it as a tree, and
writes it once.

Sphinx writes an edition into _build/LANGUAGE. What is finished stands in _build/html, so that no
step ever sees its own output. The two lists below are all that happens after Sphinx, in this order.
"""

import shutil
from pathlib import Path

import explorers
from book import (
    accessibility,
    asked,
    bundling,
    captions,
    folded,
    formulas,
    gallery,
    pictures,
    publishing,
    root,
    search,
    shared_links,
    start,
    strips,
    term_filter,
    thread,
    typeface,
)
from book import slides as lecture_slides
from book.contents import site_of
from book.page import Page, Site

# Each changes one page by itself: step(page, site).
PAGE_STEPS = (
    start.make_tiles,  # paths and doors of the start page
    start.add_facts,
    strips.draw,  # of the results on the page of conclusions
    term_filter.add_field,  # of the glossary
    thread.add_opener,  # drawing, number, minutes and question of a chapter
    folded.put_code_below,
    captions.number_links,  # the numbers of the chapters in the list of pages
    explorers.name_files,  # what each explorer needs
    gallery.add,  # of all explorers
    asked.add_forms,  # for bets and exercises
    asked.offer_to_forget,
    publishing.make_links_relative,
    pictures.add_wide_pictures,
    pictures.add_dark_pictures,
    pictures.give_sizes,  # to the dark pictures, too
    bundling.leave_out_unused,
    accessibility.repair,
    publishing.find_files_anywhere,  # of the page for lost addresses
)
# Each needs all pages, or makes files of its own: step(site).
SITE_STEPS = (
    root.correct_sitemap,
    shared_links.write_previews,
    shared_links.write_levels,
    lecture_slides.add_decks,
    formulas.draw,  # of pages and decks
    search.write_index,
    typeface.cut,  # to the letters of all steps before
    bundling.join,  # reads the fonts
)


def finish(app, error):
    """Finish an edition, unless Sphinx failed, or no page has changed since the last time."""
    written = Path(app.outdir)
    folder = site_of(app.config.language)
    stamp = written / "finished"
    if error or (stamp.exists() and folder.exists() and not app.pages_changed):
        return
    stamp.unlink(missing_ok=True)
    shutil.copytree(written, folder, dirs_exist_ok=True)
    sources = {app.builder.get_target_uri(name): name for name in app.env.found_docs}
    pages = [Page.read(path, sources) for path in sorted(written.glob("*.html"))]
    site = Site(app, folder, pages)
    for step in PAGE_STEPS:
        for page in site.pages:
            step(page, site)
    for step in SITE_STEPS:
        step(site)
    for page in (*site.pages, *site.decks):
        page.write(folder)
    stamp.touch()


def setup(app):
    app.connect("build-finished", finish, priority=900)  # other extensions write until 500
