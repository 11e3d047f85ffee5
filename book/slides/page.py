"""Writes slides as HTML: a deck for reveal.js, and the index of all decks with the lecturer's order of slides."""

import html
import re
import string
from pathlib import Path

from book.callouts import KINDS
from explorers import FOLDER, PICTURE
from lib.text import Text

TEMPLATE = Path(__file__).with_name("page.html")
BREAK = Text("Break")
# Files of a page, from slides/: styles, and scripts that wait until the page is read.
INDEX_FILES = ("../_static/katex/katex.css", "../_static/colours.css", "slides.css")
DECK_FILES = ("reveal.css", "../_static/pygments.css", *INDEX_FILES, "reveal.js", "notes.js", "slides.js")


def duration(minutes):
    """Return half minutes as words: 1.5 is "1분 30초"."""
    whole, half = divmod(minutes, 1)
    texts = [str(Text("{count} min", count=int(whole)))] if whole or not half else []
    return " ".join([*texts, str(Text("{count} s", count=30))] if half else texts)


def fill(kind, title, language, files, body):
    """Return the HTML of a page. The style of its `kind`, deck or index, is in slides.css."""
    links = [
        f'<script defer src="{file}"></script>' if file.endswith(".js") else f'<link rel="stylesheet" href="{file}">'
        for file in files
    ]
    template = string.Template(TEMPLATE.read_text("utf8"))
    return template.substitute(kind=kind, title=title, language=language, files="\n".join(links), body=body)


def local_links(page, chapter, public):
    """Return the page with links that work from slides/: sections, other chapters, the public site, pictures.

    Args:
        chapter: name of the page that the slides were made of, such as "chapters/ko/rnn".
        public: address of the site.
    """
    folder = chapter.rsplit("/", 1)[0]
    page = re.sub(
        r'href="(?![a-z]+:|#)([^"#]+)\.(?:ipynb|md)(#[^"]*)?"',
        lambda match: f'href="../{folder}/{match[1]}.html{match[2] or ""}"',
        page,
    )
    page = re.sub(r'href="#(?!/)', f'href="../{chapter}.html#', page)
    page = PICTURE.sub(f'src="../_static/{FOLDER}/', page)
    return page.replace(f'href="{public}', 'href="../')


def notes(slide, now, total):
    """Return the speaker's notes: the clock, what to say, what to ask, and what students answer."""
    whole, so_far = Text("The whole deck: {time}", time=duration(total)), Text("so far {time}", time=duration(now))
    parts = [f"<p><strong>{duration(slide.minutes)}</strong> · {so_far}</p>"]
    if slide.kind == "title":
        parts = [f"<p><strong>{whole}</strong></p>"]
    usual = {
        "question": Text("Give them half a minute on paper, then show the answer."),
        "explorer": Text("Esc gives the keyboard back to the slides."),
    }
    named = [(Text("Say"), slide.say), (Text("Ask"), slide.ask), (Text("Students may answer"), slide.answers)]
    if slide.kind in usual:
        parts.append(f"<p>{usual[slide.kind]}</p>")
    parts += [f"<p><strong>{name}</strong></p>{''.join(texts)}" for name, texts in named if texts]
    return f'<aside class="notes" role="note">{"".join(parts)}</aside>'


def section(slide, now, total):
    """Return one slide. A slide with an explorer has no id, because explorers write the id into the address."""
    level = 1 if slide.kind == "title" else 2
    identity = "" if slide.kind == "explorer" else f' id="{html.escape(slide.key)}"'
    where = f'<p class="where">{slide.where}</p>' if slide.where else ""
    shown = "".join(slide.shown)
    title = f"{slide.title} ({slide.again})" if slide.again > 1 else slide.title
    if slide.kind == "title":
        shown += f'<p class="duration">{duration(total)}</p>'
    if slide.kind == "question":
        where = f'<p class="where"><span class="think">{KINDS["think"]}</span> {slide.where}</p>'
    bare = "" if any('class="columns' in part for part in slide.shown) else " bare"
    seconds = round(slide.minutes * 60)
    return (
        f'<section{identity} class="kind-{slide.kind}{bare}" data-timing="{seconds}"><div class="slide">'
        f'{where}<h{level}>{title}</h{level}><div class="body"><div class="fit">{shown}</div></div></div>'
        f"{notes(slide, now, total)}</section>"
    )


def deck(slides, title, language, chapter, public):
    """Return one deck as an HTML page that loads files of this site only. chapter, public: as in local_links."""
    total, now, stacks = sum(slide.minutes for slide in slides), 0, {}
    for slide in slides:
        now += slide.minutes
        stacks.setdefault(slide.section, []).append(section(slide, now, total))
    body = "\n".join(f"<section>{''.join(stack)}</section>" for stack in stacks.values())
    body = f'<div class="reveal"><div class="slides">\n{body}\n</div></div>'
    return local_links(fill("deck", html.escape(title), language, DECK_FILES, body), chapter, public)


def counted(slides):
    """Return how many slides these are, and how long they take: "12 slides, 20 min"."""
    count = Text("{count} slides", count=len(slides))
    return f"{count}, {duration(sum(slide.minutes for slide in slides))}"


def clock(minutes):
    return f"{int(minutes) // 60}:{int(minutes) % 60:02d}"


def index(decks, titles, plans, language):
    """Return the page that lists all decks, and for each plan which slides to show when.

    Args:
        decks: {name: list of Slide}, titles: {name: title}, plans: {hours: list of Part}.
    """

    def row(part, start):
        when = f"<td>{clock(start)}–{clock(start + part.minutes)}</td>"
        if not part.decks:
            return f'<tr>{when}<td colspan="2">{BREAK}</td></tr>'
        lines = []
        for name, chosen in part.slides(decks):
            firsts = {slide.section: slide for slide in reversed(chosen) if slide.kind != "title"}
            keys = [key for key in dict.fromkeys(slide.section for slide in chosen) if key in firsts]
            links = [f'<a href="{name}.html#/{firsts[key].key}">{firsts[key].heading}</a>' for key in keys]
            whole = f'<a href="{name}.html"><strong>{titles[name]}</strong></a>'
            lines.append(f"<p>{whole} ({counted(chosen)}): {' · '.join(links)}</p>")
        practice = duration(part.practice) if part.practice else "–"
        return f"<tr>{when}<td>{''.join(lines)}</td><td>{practice}</td></tr>"

    parts = []
    for hours, plan in plans.items():
        starts = [sum(part.minutes for part in plan[:place]) for place in range(len(plan))]
        rows = "".join(map(row, plan, starts))
        head = "".join(f"<th>{name}</th>" for name in (Text("Time"), Text("Slides"), Text("Students' own work")))
        title = Text("{count} hours", count=hours)
        parts.append(f"<h2>{title}</h2><table><tr>{head}</tr>{rows}</table>")
    listed = "".join(
        f'<li><a href="{name}.html">{titles[name]}</a> ({counted(slides)})</li>' for name, slides in decks.items()
    )
    title = str(Text("Lecture slides"))
    keys = Text("Press S for the speaker's notes, F for the whole screen, Esc for an overview.")
    body = f"<h1>{title}</h1>\n<p>{keys}</p>\n<ul>{listed}</ul>\n{''.join(parts)}"
    return fill("index", title, language, INDEX_FILES, body)
