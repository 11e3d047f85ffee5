"""The page that lists the conclusions of the chapters, each one with its opponent.

A conclusion is a sentence that ranks models, says that one beats another, or names the cause of
what a model does. The code cell on which it rests carries in its metadata

    "conclusion": {"claim": a sentence, "opponent": …, "result": numbers that the chapter shows
    (tools/results.py), "test": "file::function"}

and the named test can overturn it. Two sentences may be there besides: "about" says what the
numbers are, "note" what else came out. `make record` writes chapters/conclusions/ from this data;
tests/course/test_conclusions.py compares it, book/strips.py draws it. The page ends with what the
book once said and had to take back, from chapters/conclusions/taken_back.yml.
"""

import re

import yaml

from tools import notebooks, repository, results
from tools.languages import EDITIONS

TAKEN_BACK = "chapters/conclusions/taken_back.yml"
EVIDENCE = "chapters/which/evidence.yml"
KEYS = ("claim", "opponent", "result", "test")
SENTENCES = ("claim", "opponent", "about", "note")


def stated(notebook):
    """The code cells that carry a conclusion, as (cell, its data)."""
    return [
        (cell, cell.metadata["conclusion"])
        for cell in notebook.code
        if "conclusion" in cell.metadata
    ]


def measured(data):
    """The result of a conclusion in words.

    Raises:
        ValueError: a row of it has no number of a known kind.
    """
    about = f"{data['about']} " if "about" in data else ""
    note = f". {data['note']}" if "note" in data else ""
    return about + results.in_words(data["result"]) + note


def translated_words(data):
    """The words of a conclusion, which are translated."""
    sentences = [data[key] for key in SENTENCES if key in data]
    return sentences + results.translated_words(data.get("result", []))


def with_words_of(ours, theirs):
    """A conclusion as `theirs`, with the words of `ours`. A cell that says why it has none has no
    words to translate.
    """
    if "result" not in theirs:
        return theirs
    sentences = {key: ours[key] for key in SENTENCES if key in ours and key in theirs}
    rows = results.with_words_of(ours.get("result", []), theirs["result"])
    return theirs | sentences | {"result": rows}


def same_in_each_language(data):
    """What a conclusion has in every edition: its test and its numbers."""
    return data.get("test"), results.same_in_each_language(data.get("result", []))


def withdrawn(root=notebooks.ROOT):
    """The sentences that the book took back, oldest first.

    A list of dicts with date, chapter, said and measured (the last two by language).
    """
    return yaml.safe_load((root / TAKEN_BACK).read_text(encoding="utf-8"))


def page(chapters, language, address, taken_back=()):
    """The Markdown of the page that lists all conclusions of an edition.

    chapters: notebooks in reading order. address: where the repository's files are read, such as
    https://…/blob/main. taken_back: as `withdrawn` returns it.
    """
    words = EDITIONS[language].conclusions
    opponent, result, where, test = words["labels"]
    text = [words["head"]]
    for notebook in chapters:
        if conclusions := stated(notebook):
            text.append(f"## {title_of(notebook)}\n")
        for cell, data in conclusions:
            file = data["test"].partition("::")[0]
            text += [
                f"**{data['claim']}**\n",
                f"- **{opponent}.** {data['opponent']}",
                f"- **{result}.** {measured(data)}",
                f"- **{where}.** {link(notebook, cell)}, [{test}]({address}/{file})\n",
            ]
    text += section_of_taken_back(chapters, language, taken_back)
    return set_out("\n".join(text))


def link(notebook, cell):
    """A link from another page to the section of a cell, in Markdown."""
    title = heading(notebook, cell)
    return f"[{title}](../{notebook.name}/{notebook.path.name}#{slug(title)})"


def set_out(text):
    """Results as a page shows them: 2e-4 as a power; an interval is not broken, nor are 0 / 20,
    GRU − LSTM and ≤ 4.
    """
    whole = re.sub(
        r"(?<=\d,) (?=[−\d.]+\])|(?<=\]) (?=[%p])| (?=[/−] )|(?<= [/−≤≥]) ", "\u00a0", text
    )
    return re.sub(r"(\d)e([-+]?)0?(\d+)", r"$\1 \\times 10^{\2\3}$", whole)


def rests_on(card, root=notebooks.ROOT):
    """The conclusions of a card of the page 어떤 층을 언제?: list of (chapter, id of the cell).

    Raises:
        KeyError: no such card.
    """
    places = yaml.safe_load((root / EVIDENCE).read_text(encoding="utf-8"))[card]
    return [tuple(place.split("/")) for place in places]


def evidence(card, language, root=notebooks.ROOT):
    """The lines that say what the conclusions of a card found, each with a link to its place.

    Raises:
        ValueError: a chapter has no conclusion in that cell.
    """
    for chapter, name in rests_on(card, root):
        notebook = notebooks.read(notebooks.path_of(chapter, language), root)
        found = [(cell, data) for cell, data in stated(notebook) if cell.id == name]
        if not found:
            known = ", ".join(cell.id for cell, _ in stated(notebook))
            raise ValueError(f"{EVIDENCE}, {card}: {chapter}/{name}, expected one of {known}")
        ((cell, data),) = found
        label = EDITIONS[language].conclusions["evidence"]
        yield set_out(f"- **{label}.** {link(notebook, cell)}: {measured(data)}")


def section_of_taken_back(chapters, language, taken_back):
    """The lines of the last section: date, chapter, sentence as it stood, and what felled it."""
    words = EDITIONS[language].conclusions
    titles = {notebook.name: title_of(notebook) for notebook in chapters}
    text = [words["taken_back"]]
    for entry in taken_back:
        chapter = titles.get(entry["chapter"])
        place = f", {chapter}" if chapter else ""
        text += [
            f"**{entry['said'][language]}** ({entry['date']}{place})\n",
            f"- **{words['measured']}.** {entry['measured'][language]}\n",
        ]
    return text


def title_of(notebook):
    """The title of a chapter."""
    return notebook.cells[0].source.splitlines()[0].lstrip("# ")


def heading(notebook, cell):
    """The heading above a cell."""
    before = notebook.cells[: notebook.cells.index(cell)]
    prose = "\n".join(other.source for other in before if other.cell_type == "markdown")
    return re.findall(r"(?m)^#{2,3} (.+)$", prose)[-1]


def slug(heading):
    """The address that GitHub and MyST make from a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def write_pages(root=notebooks.ROOT):
    """Write the page of conclusions of every edition; return their paths."""
    texts = pages(root)
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return list(texts)


def pages(root=notebooks.ROOT):
    """The page of each edition as it should be: {path: Markdown}."""
    ours = repository.configured(root)
    address = f"https://github.com/{ours.slug}/blob/{ours.ref}"
    texts = {}
    for language in EDITIONS:
        target = root / notebooks.path_of("conclusions", language, ".md")
        texts[target] = page(chapters_of(language, root), language, address, withdrawn(root))
    return texts


def chapters_of(language, root=notebooks.ROOT):
    """The notebooks of an edition, in reading order, those that exist."""
    paths = [notebooks.path_of(name, language) for name in notebooks.listed(root)]
    return [notebooks.read(path, root) for path in paths if (root / path).is_file()]
