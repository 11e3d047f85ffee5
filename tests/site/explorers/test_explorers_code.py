"""The code that an explorer copies gives, on Keras,
the numbers that the explorer computes and shows.
"""

import contextlib
import io
import itertools
import re

import numpy as np
import pytest

from explorers.catalog import EXPLORERS
from lib import shapes
from lib.questions import layers
from lib.training import writer

TENSORS = {
    "SimpleRNN": ["h"],
    "LSTM": ["h", "c", "i", "f", "candidate", "o"],
    "GRU": ["h", "z", "r", "candidate"],
}


def run_code(code):
    """Run the copied code. Return the variables that it defines, and what it prints."""
    names = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "copied from the explorer", "exec"), names)
    return names, printed.getvalue()


def opened(reader, query):
    """Open an explorer.

    Return it, what it computes, the variables of its code, and what the code prints.
    """
    explorer = reader.open(f"?{query}").explorer(query.partition(".")[0])
    explorer.locator("details").evaluate_all(
        "all => all.forEach(details => { details.open = true; })"
    )
    computed = explorer.evaluate(
        "explorer => (explorer.update(), explorer.compute(explorer.settings))"
    )
    return (
        explorer,
        computed,
        *run_code(explorer.locator(".rnn-explorer > details pre").text_content()),
    )


def assert_equal(computed, keras, shown=None, digits=4):
    """Compare numbers of the script with those of Keras,
    and with those on the page, which have so many digits.
    """
    np.testing.assert_allclose(computed, keras, atol=1e-5)
    if shown is not None:
        np.testing.assert_allclose(shown, computed, atol=0.501 * 10**-digits)


def number(text):
    """Parse a number as the page writes it: −0.30, 6.1×10⁻⁸."""
    mantissa, _, exponent = text.replace("−", "-").partition("×10")
    return float(mantissa) * 10.0 ** int(
        exponent.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) or 0
    )


def columns(rows):
    """Return the numbers of a table by column, without the row headers."""
    return np.array([[number(cell) for cell in row] for row in rows]).T


def rows_of(table):
    return table.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('td')].map(td => td.textContent))"
    )


@pytest.mark.parametrize("layer", shapes.GATES)
@pytest.mark.parametrize(
    ("task", "text", "right"),
    [
        ("labelling", "토토마를자먹", "토마토를먹자"),
        ("next_character", "토마토를먹", "마토를먹자"),
        ("next_character", "마자먹토를마토토자먹를토", ""),
    ],
)
def test_code_of_the_playground_gives_the_table(reader, task, layer, text, right):
    query = f"play.task={task}&play.layer={layer}&play.gates=1&play.text={text}"
    play, computed, names, printed = opened(reader, query)
    rows = [row for row in rows_of(play.locator("table")) if row]
    for name in TENSORS[layer]:
        values = [reading.get(name) or reading["gates"][name] for reading in computed["readings"]]
        assert_equal(values, names[name], columns(rows[:5]), digits=2)
        rows = rows[5:]
    percent = 100 * np.array([reading["probabilities"] for reading in computed["readings"]])
    np.testing.assert_allclose(percent, 100 * names["probabilities"], atol=1e-3)
    np.testing.assert_allclose(columns(rows[:5]), percent, atol=0.0501)
    assert printed.strip().endswith("".join(rows[5])) and right in ("", "".join(rows[5]))


GATES = [
    "gates.f=0.9&gates.i=0.3&gates.o=0.5&gates.start=-1",
    "gates.f=1&gates.i=0",
    "gates.f=0&gates.i=1&gates.offer=0.9",
    "gates.layer=GRU&gates.r=0.7&gates.z=0",
    "gates.layer=GRU&gates.r=1&gates.z=0.97&gates.offer=0",
]


@pytest.mark.parametrize("query", GATES)
def test_code_of_the_gates_gives_the_values(reader, query):
    gates, computed, names, _ = opened(reader, f"{query}&gates.steps=20")
    rows = rows_of(gates.locator("table"))
    assert_equal(computed["memory"][1:], names["memories"], columns(rows[1:])[0])
    assert_equal(computed["h"], names["outputs"], columns(rows[1:])[-1])
    assert_equal(computed["kept"], names["kept"])
    share = re.search(r"[\d.]+%", reader.says("gates"))[0]
    assert (share == "0.01%" and names["kept"] < 1e-4) or abs(
        100 * names["kept"] - number(share[:-1])
    ) <= 0.0501


@pytest.mark.parametrize("cut", [0, 1])
def test_code_of_the_memory_gives_dots_and_answers(reader, cut):
    memory, computed, names, printed = opened(reader, f"memory.cut={cut}")
    rows = rows_of(memory.locator("table"))
    assert_equal(
        [reading["h"] for reading in computed["readings"]], names["h"], columns(rows[:5]), digits=2
    )
    shown = "".join(memory.locator(".answer").all_text_contents())
    assert printed.split()[-1] == shown == "".join(rows[5]) and (shown == "토마토를먹자") == (
        cut == 0
    )


def test_code_of_the_seeds_gives_the_dots_of_one_draw(reader):
    _, computed, names, _ = opened(reader, "seeds.epoch=10&seeds.draws=1")
    shown = [
        right[seed] for right, seed in zip(computed["rightAt"], computed["drawn"], strict=True)
    ]
    assert list(names["right"].values()) == shown and sum(computed["won"]) <= 1


def test_a_mistake_in_a_formula_is_noticed(reader):
    wrong = (reader.folder / "gates.js").read_text("utf8").replace("Math.tanh", "Math.atan")
    reader.page.route(
        "**/gates.js", lambda route: route.fulfill(body=wrong, content_type="text/javascript")
    )
    with pytest.raises(AssertionError, match="Not equal to tolerance"):
        test_code_of_the_gates_gives_the_values(reader, GATES[0])


@pytest.mark.parametrize(
    "query",
    [
        "puzzle.f=u100",
        "puzzle.level=40_3-10_20-35&puzzle.i=k9a31&puzzle.f=t40&puzzle.o=abcde36",
        "puzzle.level=100_5-45_60-90&puzzle.i=a4ua54ua40&puzzle.f=u59au40&puzzle.o=a44ua44ua10",
    ],
)
def test_code_of_the_puzzle_gives_the_values(reader, query):
    puzzle, computed, names, _ = opened(reader, query)
    _, i, f, o, c, h = columns(rows_of(puzzle.locator("table")))
    np.testing.assert_allclose([names["i"], names["f"], names["o"]], [i, f, o])
    assert_equal(computed["c"], names["memories"], c)
    assert_equal(computed["h"], names["outputs"], h)


@pytest.mark.parametrize(("steps", "bias"), [(2, 1), (60, 2.5), (100, -2), (100, 6)])
def test_code_of_the_gradients_gives_the_values(reader, steps, bias):
    query = f"gradients.steps={steps}&gradients.forget_bias={bias}"
    gradients, computed, names, _ = opened(reader, query)
    shown = columns(rows_of(gradients.locator("table")))
    for layer, values in zip(computed, shown, strict=True):
        np.testing.assert_allclose(
            layer["norms"], names["norms"][layer["name"]], rtol=1e-4, err_msg=layer["name"]
        )
        np.testing.assert_allclose(values, layer["norms"], rtol=0.0501)


@pytest.mark.parametrize(
    "query", ["train.epochs=0", 'train.text=나는 "밥"을 먹는다&train.epochs=60']
)
def test_code_of_the_training_gives_the_losses_and_the_sentence(reader, query):
    train, computed, names, printed = opened(reader, query)
    assert_equal(
        computed["losses"], names["losses"], columns(rows_of(train.locator("details table")))[0]
    )
    assert f"‘{printed.splitlines()[-1]}’" in reader.says("train")


def test_code_of_the_writer_writes_the_same_text_and_its_probabilities_are_those_of_keras(reader):
    reader.open("?write.temperature=0.7&write.seed=5&write.k=20&write.start=대통령은 ")
    reader.explorer("write").locator(".sentence", has_text="160개를 썼습니다").wait_for(
        timeout=60_000
    )
    write = reader.explorer("write")
    names, printed = run_code(write.locator(".rnn-explorer > details pre").text_content())
    assert printed == write.locator(".written").evaluate("text => text.textContent") + "\n"
    model = writer.build(len(names["signs"]))
    model.set_weights(writer.weights(60))
    probabilities = np.asarray(model(names["read"][None]))[0, -161:-1]
    written = write.evaluate(
        "write => write.compute(write.settings).written.map(({ probability }) => probability)"
    )
    expected = probabilities[np.arange(160), names["read"][-160:]]
    np.testing.assert_allclose(written, expected, rtol=1e-3, atol=1e-6)


@pytest.mark.parametrize(
    "query",
    [
        "shapes.layer=GRU&shapes.reset_after=0&shapes.units=5",
        "shapes.bidirectional=concat",
        "shapes.bidirectional=None&shapes.layer=SimpleRNN",
        "shapes.return_state=0&shapes.use_bias=0&shapes.bidirectional=ave",
    ],
)
def test_code_of_the_shapes_gives_the_tables(reader, query):
    explorer, _, names, printed = opened(reader, query)
    tensors, weights = (rows_of(explorer.locator("table").nth(k)) for k in (0, 1))
    outputs = explorer.locator("table").first.locator("tbody th").all_inner_texts()
    assert [str(tuple(names[name].shape)) for name in outputs] == [shape for shape, _ in tensors]
    assert [str(tuple(w.shape)) for w in names["layer"].weights] == [
        shape for shape, _ in weights[:-1]
    ]
    assert printed.strip().splitlines()[-1] == weights[-1][1].replace(",", "")


def test_shapes_and_counts_are_those_of_lib_for_thousands_of_settings(reader):
    """tests/course/test_shapes.py compares those of lib with Keras."""
    axes = {"layer": shapes.GATES, "units": (1, 2, 5, 32), "features": (1, 3, 10), "steps": (1, 6)}
    flags = dict.fromkeys(
        ("return_sequences", "return_state", "use_bias", "reset_after"), (False, True)
    )
    axes |= flags | {"bidirectional": ("", "concat", "sum", "mul", "ave", "None")}
    choices = [dict(zip(axes, values, strict=True)) for values in itertools.product(*axes.values())]
    explorer = reader.open(page="shapes").explorer("shapes")
    computed = explorer.evaluate(
        "(explorer, choices) => choices.map((choice) => explorer.compute(choice))", choices
    )
    for choice, result in zip(choices, computed, strict=True):
        assert [tuple(tensor["shape"]) for tensor in result["tensors"]] == layers.tensors(
            {**choice, "batch": None}
        )
        options = (
            choice[name] for name in ("layer", "features", "units", "use_bias", "reset_after")
        )
        weights = [*shapes.weight_shapes(*options).values()] * (2 if choice["bidirectional"] else 1)
        assert [tuple(weight["shape"]) for weight in result["weights"]] == weights
        assert result["count"] == layers.count(choice, {})


def test_the_button_copies_the_code_and_says_so(reader):
    reader.page.add_init_script(
        "navigator.clipboard.writeText = async (text) => { window.copied = text; };"
    )
    places = (
        "explorer => [...explorer.querySelectorAll('button, input, select')].map((e) =>"
        " e.getBoundingClientRect().y)"
    )
    for name in EXPLORERS:
        explorer = reader.open(page=name).explorer(name)
        before = explorer.evaluate(places)
        explorer.get_by_role("button", name="코드 복사").click()
        explorer.locator(".sentence", has_text="복사했습니다").wait_for()
        assert explorer.evaluate(places) == before, f"{name}: a control moves"
        shown = reader.explorer(name).locator(".rnn-explorer > details pre").text_content()
        assert reader.page.evaluate("window.copied") == shown and "import keras" in shown


def test_where_copying_is_not_allowed_the_code_is_shown_and_selected(reader):
    reader.open(page="gates")
    reader.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    reader.explorer("gates").get_by_role("button", name="코드 복사").click()
    reader.explorer("gates").locator(".sentence", has_text="선택해서 복사").wait_for()
    assert reader.page.evaluate("getSelection().toString()").startswith("import keras")
