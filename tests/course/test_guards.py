"""Each guard passes the good page and catches a notebook that breaks its promise, naming file and
cell.
"""

import functools
import re

import pytest

from tests.course import conclusion_guard, guards, page_guards
from tests.course.example_page import PATH, page
from tools import notebooks, prose

MEANING = {"count": ["(1, 4, 3)", "85"], "sentence": ["토 마 토 를 먹 자"]}
GUARDS = {guard.__name__: guard for guard in guards.PLAIN + page_guards.PLAIN} | {
    "conclusions_name_their_opponent": conclusion_guard.conclusions_name_their_opponent,
    "meaning_is_recorded": functools.partial(guards.meaning_is_recorded, meaning=MEANING),
}


def replaced(cell, old, new):
    assert old in cell.source
    cell.source = cell.source.replace(old, new)


# The guard, the cell that it must name, a word that it must say, and how to break the page.
BROKEN = [
    (
        "executed_in_order",
        "count",
        "expected 2",
        lambda c: (c["count"].update(execution_count=3), c["sentence"].update(execution_count=2)),
    ),
    (
        "outputs_are_computed",
        "count",
        "(1, 4, 3)",
        lambda c: replaced(c["count"], "print(shape", "print((1, 4, 3)"),
    ),
    (
        "no_error_or_stderr",
        "count",
        "(1, 4, 3) 85",
        lambda c: c["count"].outputs[0].update(name="stderr"),
    ),
    (
        "no_marker",
        "count",
        "NBVAL_SKIP",
        lambda c: replaced(c["count"], "print(1 / 2)", "    #NBVAL_SKIP\nprint(1 / 2)"),
    ),
    (
        "metadata_is_plain",
        "count",
        "execution",
        lambda c: c["count"].metadata.update(execution={"iopub": "2026"}),
    ),
    (
        "metadata_is_plain",
        "count",
        "title: received None",
        lambda c: c["count"].metadata.update(slides=[{"show": "code", "minutes": 1}]),
    ),
    (
        "numbers_in_prose_are_recorded",
        "count",
        "count 86",
        lambda c: c["count"].metadata.update(slides=[{"title": "86개입니다", "minutes": 1}]),
    ),
    (
        "pictures_are_described",
        "figure",
        "alt text ''",
        lambda c: c["figure"].metadata["mystnb"].pop("image"),
    ),
    (
        "pictures_are_described",
        "figure",
        "caption ''",
        lambda c: c["figure"].metadata["mystnb"].pop("figure"),
    ),
    (
        "numbers_in_prose_are_recorded",
        "counting",
        "shape (1, 4, 4)",
        lambda c: replaced(c["counting"], "(1, 4, 3)", "(1, 4, 4)"),
    ),
    (
        "numbers_in_prose_are_recorded",
        "counting",
        "expected 86",
        lambda c: replaced(c["counting"], "55 +", "56 +"),
    ),
    (
        "numbers_in_prose_are_recorded",
        "counting",
        "bias 4",
        lambda c: replaced(c["counting"], "절반은 0.5이다", "편향 4의 절반은 0.5이다"),
    ),
    (
        "numbers_in_prose_are_recorded",
        "sentence-seen",
        "토마토를자먹",
        lambda c: replaced(c["sentence-seen"], "토마토를먹자", "토마토를자먹"),
    ),
    (
        "meaning_is_recorded",
        "count",
        "85 in it",
        lambda c: c["count"].outputs[0].update(text="(1, 4, 3) 8512 185\n"),
    ),
    ("page_follows_the_template", "setup", "remove-input", lambda c: c["setup"].metadata.clear()),
    (
        "conclusions_name_their_opponent",
        "counting",
        "GRU가",
        lambda c: replaced(c["counting"], "절반은 0.5이다", "GRU가 이겼습니다"),
    ),
    (
        "conclusions_name_their_opponent",
        "counting",
        "편향 때문",
        lambda c: replaced(
            c["counting"], "절반은 0.5이다", "성공한 것은 망각 게이트의 편향 때문입니다"
        ),
    ),
    (
        "conclusions_name_their_opponent",
        "count",
        "0.7, which",
        lambda c: c["count"].metadata.update(
            conclusion=dict.fromkeys(conclusion_guard.KEYS, "0.7")
        ),
    ),
    (
        "the_text_is_no_longer_than_a_sitting",
        "(file)",
        "expected at most 13000",
        lambda c: c["summary"].update(source=c["summary"].source + "가" * 13_000),
    ),
    (
        "code_cells_are_short",
        "count",
        "15 lines",
        lambda c: c["count"].update(source="\n".join(["x = 1"] * 15)),
    ),
    (
        "time_is_that_of_the_formula",
        "plan",
        "expected 5",
        lambda c: replaced(c["plan"], "5분", "10분"),
    ),
    (
        "page_follows_the_template",
        "plan",
        "배울 내용",
        lambda c: replaced(c["plan"], "배울 내용", "기타"),
    ),
    (
        "markdown_is_plain",
        "summary",
        "{note}",
        lambda c: replaced(c["summary"], "- 85개.", "```{note}\n85개\n```"),
    ),
    (
        "keras_is_imported_alone",
        "count",
        "tensorflow.keras",
        lambda c: replaced(c["count"], "print(1 / 2)", "from tensorflow.keras import layers"),
    ),
    (
        "slides_say_what_their_cell_says",
        "counting",
        "절반은",
        lambda c: c["counting"].metadata.update(
            slides=[
                {
                    "title": "85개",
                    "minutes": 1,
                    "show": "모양은 (1, 4, 3)이고 55 + 30 = 85개이다. 절반은 0.5다.",
                }
            ]
        ),
    ),
    ("ids_are_names", "3f2a9c01", "a name", lambda c: c["summary"].update(id="3f2a9c01")),
]


@pytest.mark.parametrize("name", GUARDS)
def test_the_good_page_passes_every_guard(name):
    assert list(GUARDS[name](page())) == []


@pytest.mark.parametrize(
    ("guard", "cell", "word", "break_it"),
    BROKEN,
    ids=[f"{guard}-{word}" for guard, _, word, _ in BROKEN],
)
def test_a_broken_notebook_is_caught(guard, cell, word, break_it):
    notebook = page()
    break_it({cell.id: cell for cell in notebook.cells})
    messages = guards.problems(GUARDS[guard], notebook)
    assert any(
        message.startswith(f"{PATH}, cell {cell!r}: ") and word in message for message in messages
    ), messages


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
    assert prose.rounds_to("0.762", "0.76") and prose.rounds_to("6.2e-08", "6e-8")
    assert not prose.rounds_to("0.766", "0.76") and not prose.rounds_to("0.76", "0.762")


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
