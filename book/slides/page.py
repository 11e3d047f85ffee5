"""Writes slides as HTML: a deck for reveal.js, and the index of decks with the order of slides."""

from itertools import accumulate
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from book.callouts import KINDS
from explorers import point_at_copies
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


def make_links_local(tree, chapter, public):
    """Make the links of a deck work from slides/.

    They lead to sections, other chapters, the public site and pictures.

    Args:
        tree: of the deck, a BeautifulSoup.
        chapter: name of the page that the slides were made of, such as "rnn".
        public: address of the site.
    """
    for link in tree.select("a[href]"):
        link["href"] = from_slides(link["href"], chapter, public)
    point_at_copies(tree, "../")


def from_slides(address, chapter, public):
    """Return an address that a notebook links to as slides/ write it."""
    path, mark, place = address.partition("#")
    if address.startswith(public):
        return f"../{address.removeprefix(public)}"
    if address.startswith("#") and not place.startswith("/"):
        return f"../{chapter}.html{address}"
    if path.startswith("../") and path.endswith((".ipynb", ".md")):
        return f"../{name_of(path.rpartition('.')[0])}.html{mark}{place}"
    return address


def deck(slides, title, language, drawing="", question=""):
    """Return one deck as an HTML page that loads files of this site only.

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
    return TEMPLATES.get_template("deck.html").render(values, drawing=drawing, question=question)


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
