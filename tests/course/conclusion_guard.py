"""A guard: a section that ranks models or names a cause has a cell with opponent, result and test
(tools/conclusions.py).

A Markdown cell whose sentence only looks like a conclusion (a definition, a count, a sentence on
another chapter's result) says so in its metadata: `"conclusion": {"none": why}`.
"""

import re

from tools import prose
from tools.conclusions import stated

KEYS = {"claim", "opponent", "result", "test"}
MODEL = (
    r"SimpleRNN|LSTM|GRU|RNN|minGRU|어텐션|트랜스포머|그램|표[가는를보]|모델|드롭아웃|편향|학습률"
)
RANK = (
    r"이[깁겼기]|앞[섭섰서]|낫습|나았|낫지|더 [잘못]|못했습니다|덜 |가장 (?:[잘좋높낮나적작]|빨리)"
    r"|보다 (?:\S+ )?(?:더 )?(?:[높낮작크큽적많느좋]|나[쁘빴쁩]|잘)"
)
CAUSE = (
    r"(?:배[우웠]|학습|성공|실패|오차|비트|정확도|기억).*(?:때문|덕분|탓|원인)(?:입니다|이었습니다)"
)
# Cells that repeat or ask; task-… too.
REPEATED = ("title", "plan", "summary", "exercises", "open", "open-experiment")
SENTENCE_END = r"(?<=[.?!])\s+|\n\n+|\n(?=[-|>#])"


def sentences(markdown):
    """The sentences of a Markdown cell outside of its code and headings."""
    text = re.sub(r"(?ms)^```.*?^```", "", markdown)
    return [
        " ".join(part.split())
        for part in re.split(SENTENCE_END, text)
        if part.strip() and part[0] != "#"
    ]


def is_conclusion(sentence):
    """Whether a sentence ranks models or names the cause of what one does; a question does not."""
    about_models = re.search(MODEL, sentence) and not sentence.endswith("?")
    return bool(about_models and (re.search(RANK, sentence) or re.search(CAUSE, sentence)))


def sections(notebook):
    """The cells of each section: a heading "## …" begins one."""
    parts = [[]]
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            parts.append([])
        parts[-1].append(cell)
    return parts


def conclusions_name_their_opponent(notebook):
    """A section that concludes has a cell that names opponent, result and test."""
    for cell, data in stated(notebook):
        if set(data) != KEYS or not all(data.values()):
            found = f"conclusion with {sorted(data)}"
            yield cell.id, f"{found}, expected {sorted(KEYS)}, each with a text"
        elif unknown := _not_shown(notebook, data["result"]):
            found = f"conclusion.result has {', '.join(unknown)}"
            yield cell.id, f"{found}, which no cell of the chapter shows"
    for section in sections(notebook):
        if not any(cell.cell_type == "code" and "conclusion" in cell.metadata for cell in section):
            yield from _unfounded(filter(_may_conclude, section))


def _may_conclude(cell):
    """Whether a cell says something of its own: it neither repeats nor asks, nor says why what
    looks like a conclusion is none.
    """
    repeats = cell.id in REPEATED or cell.id.startswith("task-")
    is_none = "none" in cell.metadata.get("conclusion", {})
    return cell.cell_type == "markdown" and not repeats and not is_none


def _unfounded(cells):
    for cell in cells:
        for sentence in filter(is_conclusion, sentences(cell.source)):
            said = f"the conclusion {sentence[:80]!r} names no opponent"
            yield cell.id, f"{said}; CONTRIBUTING.md, Conclusions"


def _not_shown(notebook, result):
    """The numbers of a result that neither an output of the chapter nor its code has."""
    evidence = prose.Evidence(notebook)
    shown = evidence.recorded | evidence.settings
    return [
        number for number in map(prose.plain, prose.NUMBERS.findall(result)) if number not in shown
    ]
