"""Each guard passes the good page and catches a notebook that breaks its promise, naming file and
cell.
"""

import functools
import re
from dataclasses import dataclass, field

import pytest

from tests.course import guards, page_guards
from tests.course.example_page import PATH, page
from tools import notebooks, prose

MEANING = {"count": ["(1, 4, 3)", "85"], "sentence": ["토 마 토 를 먹 자"]}
GUARDS = {guard.__name__: guard for guard in guards.PLAIN + page_guards.PLAIN} | {
    "meaning_is_recorded": functools.partial(guards.meaning_is_recorded, meaning=MEANING),
}


@dataclass(frozen=True)
class Broken:
    """One way to break the page.

    guard: the guard that must catch it. cell: id of the cell that is broken. says: a part of what
    the guard must say. source: {old: new} text of the cell. metadata, fields, output: what of the
    cell, and of its first output, is set to something else. named: the cell that the guard must
    name, if it is another.
    """

    guard: str
    cell: str
    says: str
    source: dict = field(default_factory=dict)
    metadata: dict = field(default_factory=dict)
    fields: dict = field(default_factory=dict)
    output: dict = field(default_factory=dict)
    named: str = ""

    def page(self):
        """The page, broken."""
        notebook = page()
        cell = next(cell for cell in notebook.cells if cell.id == self.cell)
        for old, new in self.source.items():
            replaced(cell, old, new)
        cell.metadata.update(self.metadata)
        cell.update(self.fields)
        if self.output:
            cell.outputs[0].update(self.output)
        return notebook


def replaced(cell, old, new):
    assert old in cell.source
    cell.source = cell.source.replace(old, new)


def numbers(cell, says, **how):
    """A number, shape or sentence in prose that no output has."""
    return Broken("numbers_in_prose_are_recorded", cell, says, **how)


def slide(title, **more):
    """The metadata of a cell with a slide of a minute."""
    return {"slides": [{"title": title, "minutes": 1, **more}]}


ALT = {"image": {"alt": "파란 직사각형 하나."}}
CAPTION = {"figure": {"caption": "직사각형의 네 귀퉁이까지 모두 같은 파란색입니다."}}
CONCLUSION = {
    "claim": "가",
    "opponent": "나",
    "result": [{"name": "다", "percent": 7}],
    "test": "라",
}
ALMOST = "모양은 (1, 4, 3)이고 55 + 30 = 85개이다. 절반은 0.5다."
BROKEN = [
    Broken("executed_in_order", "count", "expected 2", fields={"execution_count": 3}),
    Broken(
        "outputs_are_computed",
        "count",
        "(1, 4, 3)",
        source={"print(shape": "print((1, 4, 3)"},
    ),
    Broken("no_error_or_stderr", "count", "(1, 4, 3) 85", output={"name": "stderr"}),
    Broken(
        "no_marker",
        "count",
        "NBVAL_SKIP",
        source={"print(1 / 2)": "    #NBVAL_SKIP\nprint(1 / 2)"},
    ),
    Broken("metadata_is_plain", "count", "execution", metadata={"execution": {"iopub": "2026"}}),
    Broken(
        "metadata_is_plain",
        "count",
        "title: received None",
        metadata={"slides": [{"show": "code", "minutes": 1}]},
    ),
    Broken("pictures_have_alt_texts", "figure", "alt text ''", metadata={"mystnb": CAPTION}),
    Broken("pictures_have_captions", "figure", "caption ''", metadata={"mystnb": ALT}),
    Broken("pictures_are_small", "figure", "svg", output={"data": {"image/svg+xml": "<svg/>"}}),
    numbers("count", "count 86", metadata=slide("86개입니다")),
    numbers("figure", "count 86", metadata={"mystnb": {**CAPTION, "image": {"alt": "86개의 점."}}}),
    numbers("counting", "shape (1, 4, 4)", source={"(1, 4, 3)": "(1, 4, 4)"}),
    numbers("counting", "expected 86", source={"55 +": "56 +"}),
    numbers("counting", "bias 4", source={"절반은": "편향 4의 절반은"}),
    numbers("sentence-seen", "토마토를자먹", source={"토마토를먹자": "토마토를자먹"}),
    Broken("meaning_is_recorded", "count", "85 in it", output={"text": "(1, 4, 3) 8512 185\n"}),
    Broken("page_follows_the_template", "setup", "remove-input", metadata={"tags": []}),
    Broken(
        "conclusions_name_their_opponent",
        "count",
        "without opponent",
        metadata={"conclusion": CONCLUSION | {"opponent": ""}},
    ),
    Broken(
        "conclusions_name_their_opponent",
        "count",
        "has 7, which",
        metadata={"conclusion": CONCLUSION},
    ),
    Broken(
        "the_text_is_no_longer_than_a_sitting",
        "summary",
        "expected at most 13000",
        source={"- 85개.": "가" * 13_000},
        named="(file)",
    ),
    Broken(
        "code_cells_are_short",
        "count",
        "19 lines",
        fields={"source": "\n".join(["x = 1"] * 19)},
    ),
    Broken("code_cells_are_short", "count", "76 letters", fields={"source": "x" * 76}),
    Broken("time_is_that_of_the_formula", "plan", "expected 5", source={"5분": "10분"}),
    Broken("time_is_that_of_the_formula", "plan", "states None minutes", source={"5분": "얼마"}),
    Broken(
        "markdown_is_plain",
        "summary",
        "{note}",
        source={"- 85개.": "```{note}\n85개\n```"},
    ),
    Broken(
        "keras_is_imported_alone",
        "count",
        "tensorflow.keras",
        source={"print(1 / 2)": "from tensorflow.keras import layers"},
    ),
    Broken(
        "slides_say_what_their_cell_says",
        "counting",
        "절반은",
        metadata=slide("85개", show=ALMOST),
    ),
    Broken(
        "pauses_take_a_bet",
        "counting",
        "1 pauses and the bet None",
        source={"절반은": "\n\n> **멈추고 생각하기.** 몇?\n> <details>하나.</details>\n\n절반은"},
    ),
    Broken(
        "pauses_take_a_bet",
        "counting",
        "expected two to four different options",
        metadata={"bet": {"options": ["하나"]}},
    ),
    Broken("ids_are_names", "summary", "a name", fields={"id": "3f2a9c01"}, named="3f2a9c01"),
]


@pytest.mark.parametrize("name", GUARDS)
def test_the_good_page_passes_every_guard(name):
    assert list(GUARDS[name](page())) == []


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken.guard}-{broken.says}")
def test_a_broken_notebook_is_caught(broken):
    messages = guards.problems(GUARDS[broken.guard], broken.page())
    place = f"{PATH}, cell {broken.named or broken.cell!r}: "
    assert any(said.startswith(place) and broken.says in said for said in messages), messages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023년 10분, Keras 3, $x_1$, [3장](rnn.ipynb#85), 시점 t=0", []),
        (
            "`(1,4,3)`과 (None, 6, 5), `keras.Input((6, 5))`",
            ["(1, 4, 3)", "(None, 6, 5)", "(6, 5)"],
        ),
        ("1,408개, `220`, 6개 중 5개", ["1408", "220", "6", "5"]),
        ("$3 \\times 55 = 165$, 72%, 6e-8", ["3 * 55 = 165", "72", "6e-8"]),
    ],
)
def test_claims_are_what_the_rule_says(text, expected):
    assert list(dict.fromkeys(claim for _, claim in prose.claims(text, "ko"))) == expected


def test_a_decimal_may_be_a_rounding_of_what_is_recorded():
    assert prose.rounds_to("0.762", "0.76")
    assert prose.rounds_to("6.2e-08", "6e-8")
    assert not prose.rounds_to("0.766", "0.76")
    assert not prose.rounds_to("0.76", "0.762")


@pytest.mark.parametrize(("readme", "language"), [("README.md", "en"), ("README.ko.md", "ko")])
def test_a_guard_says_what_a_readme_shows(readme, language):
    text = (notebooks.ROOT / readme).read_text(encoding="utf-8")
    notebook = notebooks.read(notebooks.path_of("layers", language))
    cells = {cell.id: cell for cell in notebook.cells}
    quoted = re.search(r"(?m)^> (.+)$", text)[1]
    replaced(cells["bidirectional-seen"], quoted, quoted.replace("216", "218"))
    [said] = guards.problems(guards.numbers_in_prose_are_recorded, notebook)
    assert said in text
    printed = notebooks.text_of(cells["bidirectional-cell"].outputs[0])
    assert f"computed: … {printed.splitlines()[-1]}" in text
