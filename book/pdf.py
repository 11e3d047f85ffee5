"""Prints the built pages as one PDF with Chromium: `python -m book.pdf` (make pdf).

The PDF has a cover, a table of contents with page numbers, running heads, and links that stay inside the document.
Chromium cannot write page numbers into a table of contents, so this module prints twice: the first PDF tells on which
page each heading stands. It is printed in the typeface of the site, so that every machine gives the same result.
"""

import html
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from book.contents import ROOT, built_names, config
from book.publishing import site_address
from tools import browser

SITE = ROOT / "_build" / "html"
NAME = "rnn-lstm-gru-ko.pdf"
FONTS = {400: "CourseSans-Regular.woff2", 700: "CourseSans-Bold.woff2"}
LEFT_OUT = "script, .headerlink, .copybtn, .colab-badge, .prev-next-area, .added, template, style, .only-dark"


def key(page):
    """Return the identifier of a page in the document: chapters/ko/rnn becomes rnn."""
    return page.rsplit("/", 1)[-1]


def chapter(site, page, names, public):
    """Return the article of a built page. Its identifiers and links are changed to be right in the whole document."""
    article = BeautifulSoup((site / f"{page}.html").read_text("utf8"), "html.parser").find("article")
    for element in article.select(LEFT_OUT):
        element.decompose()
    for element in article.select("details"):
        element["open"] = ""
    for element in article.select("noscript"):
        element.unwrap()
    for element in article.select("[id]"):
        element["id"] = f"{key(page)}--{element['id']}"
    here = (site / f"{page}.html").parent
    for link in article.select("a[href]"):
        link["href"] = address(link["href"], page, here, site, names, public)
    for image in article.select("img[src]"):
        if not urlsplit(image["src"]).scheme:
            image["src"] = (here / unquote(image["src"])).resolve().as_uri()
    return article


def address(href, page, here, site, names, public):
    """Return where a link leads: into the document, or to the public site if its target is not part of the document."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return href
    target = (here / unquote(parts.path)).resolve() if parts.path else site / f"{page}.html"
    try:
        name = target.relative_to(site.resolve()).as_posix()
    except ValueError:
        return public
    if name.removesuffix(".html") in names:
        anchor = f"--{unquote(parts.fragment)}" if parts.fragment else ""
        return f"#{key(name.removesuffix('.html'))}{anchor}"
    return public + name


def last_change(site, page):
    """Return the date that a built page shows, "2026-11-25", or None."""
    shown = BeautifulSoup((site / f"{page}.html").read_text("utf8"), "html.parser").select_one(".last-updated")
    return shown and shown.get_text().split()[-1]


def headings(article):
    """Yield (level, identifier, text) of the title and of the sections of the second level."""
    for section in article.select("section[id]"):
        heading = section.find(["h1", "h2"], recursive=False)
        if heading is not None:
            yield int(heading.name[1]), section["id"], heading.get_text(" ", strip=True)


def contents(entries, numbers):
    rows = [
        f'<li class="level-{level}"><a href="#{html.escape(name)}">{html.escape(text)}</a>'
        f'<span class="dots"></span><span class="number">{numbers.get(name, "")}</span></li>'
        for level, name, text in entries
    ]
    return f'<nav class="contents"><h1>차례</h1><ol>{"".join(rows)}</ol></nav>'


def running_heads(titles):
    """Return a page style for each chapter, which prints its title at the top of its pages."""
    rule = '.chapter-{0} {{ page: {0}; }} @page {0} {{ @top-right {{ content: "{1}"; }} }}'
    return "\n".join(rule.format(name, title.replace("\\", "").replace('"', "'")) for name, title in titles.items())


def document(site, names, settings, numbers):
    """Return the whole book as one HTML page. `numbers` are the page numbers for the contents: {} in the first run."""
    public = site_address(settings["repository"]["url"])
    articles = {name: chapter(site, name, names, public) for name in names}
    entries = [entry for article in articles.values() for entry in headings(article)]
    titles = {key(name): article.find("h1").get_text(" ", strip=True) for name, article in articles.items()}
    days = [day for name in names if (day := last_change(site, name))]
    styles = [(site / "_static" / name).as_uri() for name in ("pygments.css", "katex/katex.css", "colours.css")]
    body = "".join(
        f'<article id="{key(name)}" class="chapter-{key(name)}">{article.decode_contents()}</article>'
        for name, article in articles.items()
    )
    return f"""<!DOCTYPE html>
<html lang="ko" data-theme="light"><head><meta charset="utf-8"><title>{html.escape(settings["title"])}</title>
{"".join(f'<link rel="stylesheet" href="{style}">' for style in styles)}
<style>{font_faces()}
{Path(__file__).with_suffix(".css").read_text("utf8")}
{running_heads(titles)}</style></head>
<body><header class="cover"><h1>{html.escape(settings["title"])}</h1><p>{html.escape(settings["author"])}</p>
<p><a href="{public}">{public}</a></p><p>{max(days, default="")}</p></header>
{contents(entries, numbers)}{body}</body></html>"""


def font_faces():
    """Return CSS that loads both weights of Course Sans, which do not depend on the fonts of the machine."""
    rule = '@font-face {{ font-family: "Course Sans"; font-weight: {}; src: url({}); }}'
    folder = Path(__file__).parent / "fonts"
    return "\n".join(rule.format(weight, (folder / name).as_uri()) for weight, name in FONTS.items())


def page_numbers(pdf):
    """Return {identifier: page number} for every place in the PDF that a link leads to."""
    reader = PdfReader(pdf)
    found = reader.named_destinations.items()
    return {unquote(name.lstrip("/")): reader.get_destination_page_number(place) + 1 for name, place in found}


def write(chromium, source, target):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(source.as_uri())
    page.pdf(path=target, prefer_css_page_size=True, print_background=True, outline=True, tagged=True)
    context.close()


def make(site=SITE, target=SITE / NAME):
    """Print the built book to `target`."""
    names, settings = built_names(), config()
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        browser.launch(playwright) as chromium,
    ):
        source, draft = Path(folder) / "book.html", Path(folder) / "draft.pdf"
        source.write_text(document(site, names, settings, {}), "utf8")
        write(chromium, source, draft)
        source.write_text(document(site, names, settings, page_numbers(draft)), "utf8")
        write(chromium, source, target)
    return target


def is_current(site=SITE, target=SITE / NAME):
    """Return True if the PDF is newer than the pages, this module and its style."""
    pages = [site / "index.html", *(site / "chapters").rglob("*.html")]
    sources = [*pages, Path(__file__), Path(__file__).with_suffix(".css")]
    return target.exists() and all(source.stat().st_mtime <= target.stat().st_mtime for source in sources)


def main(optional=False):
    """Print the book unless the PDF is current. If `optional`, a missing browser is only reported."""
    if not (SITE / "index.html").exists():
        sys.exit(f"pdf: {SITE} contains no built book. Build it first: make book")
    try:
        print(f"As a PDF: file://{SITE / NAME if is_current() else make()}")
    except RuntimeError as error:
        if not optional:
            sys.exit(f"pdf: {error}")
        print(
            "As a PDF: not printed, because no Chromium or Google Chrome starts. `make pdf` installs one or says how."
        )


if __name__ == "__main__":
    main(optional="--optional" in sys.argv)
