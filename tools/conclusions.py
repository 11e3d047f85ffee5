"""The page that lists the conclusions of the chapters, each one with its opponent.

A conclusion is a sentence that ranks models, says that one beats another, or names the cause of what a model does. The
code cell on which it rests carries in its metadata

    "conclusion": {"claim": a sentence, "opponent": …, "result": numbers that the chapter shows, "test": "file::function"}

and the named test can overturn it. tests/course/conclusion_guard.py finds the sentences that have none.
`make record` writes chapters/LANGUAGE/conclusions.md from this data; tests/course/test_conclusions.py compares it.
"""

import re

from tools import notebooks, repository

PAGE = {
    "ko": """# 결론과 그 상대

이 책에서 순위를 매기거나 원인을 말하는 문장은 가장 강한 상대와 겨룬 뒤에 남은 것입니다. 어느 쪽이나 자기에게 가장 좋은 설정을 다른 시드와 다른 데이터에서 고르거나, 고르지 않은 설정을 문장에 적습니다. 결과에는 구간이나 센 수를 붙입니다. 아래 시험 가운데 하나라도 실패하면 그 결론은 틀린 것이고, 그러면 문장을 고칩니다.
""",
}
LABELS = {"ko": ("상대", "결과", "셀", "뒤집을 수 있는 시험")}


def stated(notebook):
    """The code cells that carry a conclusion, as (cell, its data)."""
    return [(cell, cell.metadata["conclusion"]) for cell in notebook.code if "conclusion" in cell.metadata]


def page(chapters, language, address):
    """The Markdown of the page that lists all conclusions of an edition.

    chapters: notebooks in reading order. address: where the repository's files are read, such as https://…/blob/main.
    """
    opponent, result, where, test = LABELS[language]
    text = [PAGE[language]]
    for notebook in chapters:
        if conclusions := stated(notebook):
            title = notebook.cells[0].source.splitlines()[0].lstrip("# ")
            text.append(f"## {title}\n")
        for cell, data in conclusions:
            file, name = data["test"].split("::")
            text += [
                f"**{data['claim']}**\n",
                f"- **{opponent}.** {data['opponent']}",
                f"- **{result}.** {data['result']}",
                f"- **{where}.** [{cell.id}]({notebook.path.name}#{anchor(notebook, cell)})",
                f"- **{test}.** [`{name}`]({address}/{file})\n",
            ]
    return "\n".join(text)


def anchor(notebook, cell):
    """The address within its page of the heading above a cell, as the book and GitHub make it."""
    before = notebook.cells[: notebook.cells.index(cell)]
    heading = [re.findall(r"(?m)^#{2,3} (.+)$", c.source) for c in before if c.cell_type == "markdown"]
    last = [title for titles in heading for title in titles][-1]
    return slug(last)


def slug(heading):
    """The address that GitHub and MyST make from a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def write_pages(root=notebooks.ROOT):
    """Write chapters/LANGUAGE/conclusions.md of every edition; return their paths."""
    texts = pages(root)
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return list(texts)


def pages(root=notebooks.ROOT):
    """The page of each edition as it should be: {path: Markdown}."""
    toc = (root / "_toc.yml").read_text(encoding="utf-8")
    ours = repository.configured(root)
    address = f"https://github.com/{ours.slug}/blob/{ours.ref}"
    texts = {}
    for language in PAGE:
        names = [root / f"{name}.ipynb" for name in re.findall(rf"chapters/{language}/[\w-]+", toc)]
        chapters = [notebooks.read(path.relative_to(root), root) for path in names if path.is_file()]
        texts[root / "chapters" / language / "conclusions.md"] = page(chapters, language, address)
    return texts
