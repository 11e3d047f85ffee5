"""The whole book as one HTML page for print: cover, contents, the articles of all pages, and an
index of terms.
"""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from book.page import parse
from lib.text import Text

SENTENCE = "토마토를먹자"  # of the course: the cover shows its letters
HERE = Path(__file__).parent
# Folded code (imports, calls that only draw) stays out, too: on paper one cannot unfold it, and the
# figure says it all.
LEFT_OUT = (
    "script, details.hide, .d-none, .headerlink, .copybtn, .colab-badge, .prev-next-area, .buttons,"
    " template, style, .only-dark, picture > source, .asks, .strips, .gallery"
)


def chapter(site, page, names, public):
    """Return the article of a built page.

    Its identifiers and links are changed to be right in the whole document.
    """
    article = BeautifulSoup((site / f"{page}.html").read_text("utf8"), "html.parser").find(
        "article"
    )
    for element in article.select(LEFT_OUT):
        element.decompose()
    gather_answers(article)
    for element in article.select("details"):
        element["open"] = ""
    for element in article.select("noscript"):
        element.unwrap()
    for element in article.select("[id]"):
        element["id"] = f"{page}--{element['id']}"
    here = (site / f"{page}.html").as_uri()
    for image in article.select("img[src]"):
        image["src"] = urljoin(here, image["src"])
    for link in article.select("a[href]"):
        link["href"] = address(urljoin(here, link["href"]), site, names, public)
    return article


def gather_answers(article):
    """Move the answers of the pauses to the end of a chapter: a reader of paper thinks first, too.

    Each has a number, which stands in its place.
    """
    answers = []
    for number, answer in enumerate(article.select("blockquote details"), 1):
        place = Text("The answer is number {number} at the end of this chapter.", number=number)
        answer.insert_before(parse(f'<p class="answer-place">{place}</p>'))
        answer.summary.decompose()
        answer.name = "li"
        answers.append(answer.extract())
    if answers:
        heading = Text("Answers")
        section = parse(f"<section><h3>{heading}</h3><ol></ol></section>")
        section.ol.extend(answers)
        article.append(section)


def address(target, site, names, public):
    """Return where a link leads: into the document, or to the public site if its target is not part
    of the document.
    """
    folder = site.as_uri() + "/"
    anchor = unquote(urlsplit(target).fragment)
    if not target.startswith(folder):
        return target
    name = unquote(re.split("[?#]", target.removeprefix(folder))[0])
    if name.removesuffix(".html") not in names:
        return public + name
    return f"#{name.removesuffix('.html')}{f'--{anchor}' if anchor else ''}"


def last_change(site, page):
    """Return the date that a built page shows, "2026-11-25", or None."""
    shown = re.search(
        r'class="last-updated".*?(\d{4}-\d\d-\d\d)',
        (site / f"{page}.html").read_text("utf8"),
        re.DOTALL,
    )
    return shown[1] if shown else None


def headings(article):
    """Yield (level, identifier, text) of the title and of the sections of the second level."""
    for section in article.select("section[id]"):
        heading = section.find(["h1", "h2"], recursive=False)
        if heading is not None:
            yield int(heading.name[1]), section["id"], heading.get_text(" ", strip=True)


def whole(site, names, settings):
    """Return a function that gives the whole book as one HTML page, given the page numbers for the
    contents, {} in the first run.
    """
    public = settings["html"]["baseurl"]
    articles = {name: chapter(site, name, names, public) for name in names}
    titles = {
        name: article.find("h1").get_text(" ", strip=True) for name, article in articles.items()
    }
    values = {
        "settings": settings,
        "sentence": SENTENCE,
        "public": public,
        "static": (site / "_static").as_uri(),
        "fonts": (HERE / "fonts").as_uri(),
        "style": (HERE / "pdf.css").read_text("utf8"),
        "titles": titles,
        "question": titles[names[0]],
        "day": max(last_change(site, name) or "" for name in names),
        "headings": [heading for article in articles.values() for heading in headings(article)],
        "articles": {name: article.decode_contents() for name, article in articles.items()},
    }
    template = Environment(
        loader=FileSystemLoader(HERE / "templates"), trim_blocks=True, lstrip_blocks=True
    )
    template.globals["Text"] = Text
    page = template.get_template("print.html")
    return lambda numbers: page.render(values, numbers=numbers)
