"""The whole book as one HTML page for print: cover, contents, the articles of all pages, and an index of terms."""

import html
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from book import term_index
from book.publishing import site_address
from book.stills import place
from lib.text import Text

SENTENCE = "토마토를먹자"  # of the course: the cover shows its letters
FONTS = {400: "CourseSans-Regular.woff2", 700: "CourseSans-Bold.woff2"}
CONTENTS, INDEX = Text("Table of contents"), Text("Index")
# Folded code (imports, calls that only draw) stays out, too: on paper one cannot unfold it, and the figure says it all.
LEFT_OUT = (
    "script, details.hide, .headerlink, .copybtn, .colab-badge, .prev-next-area, .added, template, style, .only-dark"
)


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
    here = (site / f"{page}.html").as_uri()
    for image in article.select("img[src]"):
        image["src"] = urljoin(here, image["src"])
    for link in article.select("a[href]"):
        link["href"] = address(urljoin(here, link["href"]), site, names, public)
    return article


def address(target, site, names, public):
    """Return where a link leads: into the document, or to the public site if its target is not part of the document."""
    folder, anchor = site.as_uri() + "/", unquote(urlsplit(target).fragment)
    if not target.startswith(folder):
        return target
    name = unquote(re.split("[?#]", target.removeprefix(folder))[0])
    if name.removesuffix(".html") not in names:
        return public + name
    return f"#{key(name.removesuffix('.html'))}{f'--{anchor}' if anchor else ''}"


def last_change(site, page):
    """Return the date that a built page shows, "2026-11-25", or None."""
    shown = re.search(r'class="last-updated".*?(\d{4}-\d\d-\d\d)', (site / f"{page}.html").read_text("utf8"), re.S)
    return shown and shown[1]


def headings(article):
    """Yield (level, identifier, text) of the title and of the sections of the second level."""
    for section in article.select("section[id]"):
        heading = section.find(["h1", "h2"], recursive=False)
        if heading is not None:
            yield int(heading.name[1]), section["id"], heading.get_text(" ", strip=True)


def contents(entries, numbers, title):
    rows = [
        f'<li class="level-{level}"><a href="#{html.escape(name)}">{html.escape(text)}</a>'
        f'<span class="dots"></span><span class="number">{numbers.get(name, "")}</span></li>'
        for level, name, text in entries
    ]
    return f'<nav class="contents"><h1>{title}</h1><ol>{"".join(rows)}</ol></nav>'


def running_heads(titles):
    """Return a page style for each chapter, which prints its title at the top of its pages."""
    rule = '.chapter-{0} {{ page: {0}; }} @page {0} {{ @top-right {{ content: "{1}"; }} }}'
    return "\n".join(rule.format(name, title.replace("\\", "").replace('"', "'")) for name, title in titles.items())


def cover(settings, question, public, day):
    """Return the cover: the sentence of the book, whose two 토 stand out, and the question that the book asks of it."""
    letters = "".join(f'<b class="{"same" if letter == SENTENCE[0] else ""}">{letter}</b>' for letter in SENTENCE)
    title, author = html.escape(settings["title"]), html.escape(settings["author"])
    return f"""<header class="cover"><p class="letters" aria-hidden="true">{letters}</p><h1>{title}</h1>
<p class="question">{html.escape(question)}</p><p>{author}</p>
<p><a href="{public}">{public}</a></p><p>{day}</p></header>"""


def whole(site, names, settings, pictures):
    """Return a function that gives the whole book as one HTML page, given the page numbers for contents and index.

    pictures: {page: stills of its explorers}. The page numbers are {} in the first run.
    """
    public = site_address(settings["repository"]["url"])
    language = settings["language"]
    contents_title, index_title = CONTENTS.to(language), INDEX.to(language)
    articles = {name: chapter(site, name, names, public) for name in names}
    for name, stills in pictures.items():
        place(articles[name], stills)
    glossary = next(article for name, article in articles.items() if key(name) == "glossary")
    places = term_index.mark(articles, glossary)
    entries = [entry for article in articles.values() for entry in headings(article)]
    titles = {key(name): article.find("h1").get_text(" ", strip=True) for name, article in articles.items()}
    question = articles[names[0]].find("h1").get_text(" ", strip=True)
    days = [day for name in names if (day := last_change(site, name))]
    styles = [(site / "_static" / name).as_uri() for name in ("pygments.css", "katex/katex.css", "colours.css")]
    body = "".join(
        f'<article id="{key(name)}" class="chapter-{key(name)}">{article.decode_contents()}</article>'
        for name, article in articles.items()
    )
    head = f"""<!DOCTYPE html>
<html lang="{language}" data-theme="light"><head><meta charset="utf-8"><title>{html.escape(settings["title"])}</title>
{"".join(f'<link rel="stylesheet" href="{style}">' for style in styles)}
<style>{font_faces()}
{Path(__file__).with_name("pdf.css").read_text("utf8")}
{running_heads(titles | {"terms": index_title})}</style></head>
<body>{cover(settings, question, public, max(days, default=""))}"""

    def with_numbers(numbers):
        first, last = contents(entries, numbers, contents_title), term_index.page(places, numbers, index_title)
        return f"{head}\n{first}{body}{last}</body></html>"

    return with_numbers


def font_faces():
    """Return CSS that loads both weights of Course Sans, which do not depend on the fonts of the machine."""
    rule = '@font-face {{ font-family: "Course Sans"; font-weight: {}; src: url({}); }}'
    folder = Path(__file__).parent / "fonts"
    return "\n".join(rule.format(weight, (folder / name).as_uri()) for weight, name in FONTS.items())
