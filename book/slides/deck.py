"""Makes the deck of a notebook from the `slides` of its cells.

README.md explains them, tools/slides.py reads them.
"""

from dataclasses import dataclass

from book.slides.parts import headings, inline, parts, rendered
from tools.slides import Part, SlideError, entries

# The kind of a slide, by the first of these parts that it has. "title" opens a deck, "text" are all
# others.
KINDS = {
    "answer": "question",
    "explorer": "explorer",
    "figure": "figure",
    "code": "code",
    "output": "code",
}


@dataclass
class Slide:
    """What one slide shows, and what its speaker says. Texts are HTML.

    key: its id in the address. kind: the class by which slides.css draws it. title: what it claims.
    section, part: ids of the cells with the heading of the second level above it, and with the
        nearest heading.
    where: the headings above it. heading: that of its section.
    shown: what is seen at once. then: what comes at the next steps.
    say, ask, answers: the speaker's notes.
    """

    key: str
    kind: str
    title: str
    minutes: float
    section: str
    part: str
    where: str
    heading: str
    shown: str
    then: list
    say: str
    ask: str
    answers: str


def slides_of(notebook):
    """Return the slides of a notebook.

    Args:
        notebook: as JSON.

    Returns:
        list of Slide.

    Raises:
        SlideError: what a cell says to its slides cannot be read, or names a part that no cell has.
    """
    drawn = {cell["id"]: parts(cell) for cell in notebook["cells"]}
    slides = []
    above = {}
    for cell in notebook["cells"]:
        for level, words in headings(cell):
            above = {kept: above[kept] for kept in above if kept < level}
            above[level] = cell["id"], words
        for number, entry in enumerate(entries(cell), 1):
            slides.append(slide_of(cell["id"], number, entry, drawn, above, not slides))
    return slides


def slide_of(cell, number, entry, drawn, above, is_first):
    """Return the Slide of an entry.

    Args:
        cell: id of its cell. number: its place in that cell, from 1. entry: Entry.
        drawn: {id of a cell: its parts}. above: {level: (id, HTML)} of the headings above it.
        is_first: whether it opens the deck.
    """

    def html(key):
        texts = getattr(entry, key)
        return [drawn_part(cell, number, key, text, drawn) for text in texts]

    title = inline(entry.title)
    section = above.get(2) or above.get(1) or ("", "")
    return Slide(
        key=cell if number == 1 else f"{cell}--{number}",
        kind="title" if is_first else kind_of(entry),
        title=title,
        minutes=entry.minutes,
        section=section[0],
        part=above[max(above)][0] if above else "",
        where=" · ".join(words for _, words in above.values() if words != title),
        heading=above[2][1] if 2 in above else title,
        shown="".join(html("show")),
        then=html("then"),
        say="".join(html("say")),
        ask="".join(html("ask")),
        answers="".join(html("answers")),
    )


def kind_of(entry):
    """Return the kind of the slide of an entry."""
    shown = {text.kind for text in (*entry.show, *entry.then) if isinstance(text, Part)}
    for kind_of_part, kind_of_slide in KINDS.items():
        if kind_of_part in shown:
            return kind_of_slide
    return "text"


def drawn_part(cell, number, key, text, drawn):
    """Return a part of a cell, or words, as HTML. An answer may be seen at the next step only."""
    if not isinstance(text, Part):
        return rendered(text)
    place = f"slide {number}, {key}"
    name = text.cell or cell
    if text.kind == "answer" and key == "show":
        raise SlideError(cell, place, "answer", "it in `then`: an answer comes after its question")
    found = drawn.get(name, {})
    if len(found.get(text.kind, ())) < text.number:
        received = f"{text.kind} {text.number} of {name}"
        has = ", ".join(f"{len(htmls)} {kind}" for kind, htmls in found.items())
        raise SlideError(cell, place, received, f"a part that the cell has: {has or 'none'}")
    return found[text.kind][text.number - 1]
