"""Writes slides as HTML: a deck for reveal.js, and the index of decks with the order of slides."""

import re
from itertools import accumulate
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from book.callouts import KINDS
from explorers import FOLDER, PICTURE
from lib.text import Text
from tools.lectures import clock
from tools.notebooks import name_of


def duration(minutes):
    """Return half minutes as words: 1.5 is "1분 30초"."""
    whole, half = divmod(minutes, 1)
    texts = [str(Text("{count} min", count=int(whole)))] if whole or not half else []
    return " ".join([*texts, str(Text("{count} s", count=30))] if half else texts)


def counted(slides):
    """Return how many slides these are, and how long they take: "12 slides, 20 min"."""
    count = Text("{count} slides", count=len(slides))
    return f"{count}, {duration(sum(slide.minutes for slide in slides))}"


def firsts(slides):
    """Return the first slide of each section, without the title of the deck."""
    sections = {}
    for slide in slides:
        if slide.kind != "title":
            sections.setdefault(slide.section, slide)
    return list(sections.values())


LOADER = FileSystemLoader(Path(__file__).with_name("templates"))
TEMPLATES = Environment(loader=LOADER, trim_blocks=True, lstrip_blocks=True)
TEMPLATES.globals |= {
    "Text": Text,
    "KINDS": KINDS,
    "duration": duration,
    "clock": clock,
    "counted": counted,
    "firsts": firsts,
}


def local_links(page, chapter, public):
    """Return the page with links that work from slides/.

    They lead to sections, other chapters, the public site and pictures.

    Args:
        chapter: name of the page that the slides were made of, such as "rnn".
        public: address of the site.
    """
    page = re.sub(
        r'href="(\.\./[^"#]+)\.(?:ipynb|md)(#[^"]*)?"',
        lambda match: f'href="../{name_of(match[1])}.html{match[2] or ""}"',
        page,
    )
    page = re.sub(r'href="#(?!/)', f'href="../{chapter}.html#', page)
    page = PICTURE.sub(f'src="../_static/{FOLDER}/', page)
    return page.replace(f'href="{public}', 'href="../')


def deck(slides, title, language, chapter, public, drawing="", question=""):
    """Return one deck as an HTML page that loads files of this site only.

    chapter, public: as in local_links.

    drawing, question: the thread of the chapter as SVG, and its question.
    """
    minutes = [slide.minutes for slide in slides]
    stacks = {}
    for slide, now in zip(slides, accumulate(minutes), strict=True):
        stacks.setdefault(slide.section, []).append((slide, now))
    values = {
        "title": title,
        "language": language,
        "stacks": stacks.values(),
        "total": sum(minutes),
    }
    html = TEMPLATES.get_template("deck.html").render(values, drawing=drawing, question=question)
    return local_links(html, chapter, public)


def index(decks, titles, plans, language):
    """Return the page that lists all decks, and for each plan which slides to show when.

    Args:
        decks: {name: list of Slide}, titles: {name: title}, plans: {hours: list of Part}.
    """
    values = {
        "title": Text("Lecture slides"),
        "decks": decks,
        "titles": titles,
        "plans": plans,
        "language": language,
    }
    return TEMPLATES.get_template("index.html").render(values)
