"""The page that lists the conclusions of the chapters, each one with its opponent.

A conclusion is a sentence that ranks models, says that one beats another, or names the cause of
what a model does. The code cell on which it rests carries in its metadata

    "conclusion": {"claim": a sentence, "opponent": …, "result": numbers that the chapter shows,
    "test": "file::function"}

and the named test can overturn it. tests/course/conclusion_guard.py finds the sentences that have
none. `make record` writes chapters/conclusions/ from this data;
tests/course/test_conclusions.py compares it. The page ends with what the book once said and had to
take back, from chapters/conclusions/taken_back.yml.
"""

import re

import yaml

from tools import notebooks, repository
from tools.languages import EDITIONS

TAKEN_BACK = "chapters/conclusions/taken_back.yml"


def stated(notebook):
    """The code cells that carry a conclusion, as (cell, its data)."""
    return [
        (cell, cell.metadata["conclusion"])
        for cell in notebook.code
        if "conclusion" in cell.metadata
    ]


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
            title = heading(notebook, cell)
            section = f"[{title}](../{notebook.name}/{notebook.path.name}#{slug(title)})"
            file = data["test"].partition("::")[0]
            text += [
                f"**{data['claim']}**\n",
                f"- **{opponent}.** {data['opponent']}",
                f"- **{result}.** {data['result']}",
                f"- **{where}.** {section}, [{test}]({address}/{file})\n",
            ]
    text += section_of_taken_back(chapters, language, taken_back)
    # An interval is not broken, nor are 0 / 20, GRU − LSTM and 25 → 89.
    whole = re.sub(
        r"(?<=\d,) (?=[−\d.]+\])|(?<=\]) (?=[%p])| (?=[/−→] )|(?<= [/−→]) ",
        "\u00a0",
        "\n".join(text),
    )
    return re.sub(r"(\d)e([-+]?)0?(\d+)", r"$\1 \\times 10^{\2\3}$", whole)


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
    return re.findall(
        r"(?m)^#{2,3} (.+)$", "\n".join(c.source for c in before if c.cell_type == "markdown")
    )[-1]


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
        paths = [notebooks.path_of(name, language) for name in notebooks.listed(root)]
        chapters = [notebooks.read(path, root) for path in paths if (root / path).is_file()]
        target = root / notebooks.path_of("conclusions", language, ".md")
        texts[target] = page(chapters, language, address, withdrawn(root))
    return texts
