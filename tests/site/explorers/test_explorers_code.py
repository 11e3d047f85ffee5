"""The code that an explorer copies computes the numbers that the page shows."""

import contextlib
import io
import re

import numpy as np
import pytest

from explorers.catalog import EXPLORERS


def run_code(code):
    """Run the copied code. Return the variables that it defines, and what it prints."""
    names = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "copied from the explorer", "exec"), names)
    return names, printed.getvalue()


def number(text):
    """Parse a number as the page writes it: −0.30, 6.1×10⁻⁸."""
    mantissa, _, exponent = text.replace("−", "-").partition("×10")
    return float(mantissa) * 10.0 ** int(exponent.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) or 0)


def columns(rows):
    """Return the numbers of a table by column, without the row headers."""
    return np.array([[number(cell) for cell in row] for row in rows]).T


def rows_of(table):
    return table.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('td')].map(td => td.textContent))"
    )


@pytest.mark.parametrize("layer", ["SimpleRNN", "LSTM", "GRU"])
@pytest.mark.parametrize("task", ["labelling", "next_character"])
def test_code_of_the_playground_gives_the_table(reader, task, layer):
    reader.open(f"?play.task={task}&play.layer={layer}&play.gates=1&play.text=토마자를먹토")
    names, printed = run_code(reader.explorer("play").locator("code").text_content())
    tensors = {"SimpleRNN": ["h"], "LSTM": ["h", "c", "i", "f", "candidate", "o"], "GRU": ["h", "z", "r", "candidate"]}
    rows = [row for row in rows_of(reader.explorer("play").locator("table")) if row]
    for name in tensors[layer]:
        shown, rows = np.array([[number(cell) for cell in row] for row in rows[:5]]).T, rows[5:]
        np.testing.assert_allclose(names[name], shown, atol=0.00501, err_msg=name)
    shown = np.array([[number(cell) for cell in row] for row in rows[:5]]).T
    np.testing.assert_allclose(100 * names["probabilities"], shown, atol=0.0501)
    assert printed.strip().endswith("".join(rows[5]))


@pytest.mark.parametrize(
    "query", ["gates.f=0.9&gates.i=0.3&gates.o=0.5", "gates.f=1&gates.i=0", "gates.layer=GRU&gates.r=0.7&gates.z=0"]
)
def test_code_of_the_gates_gives_the_values(reader, query):
    reader.open(f"?{query}&gates.steps=20&gates.offer=0.4&gates.start=-1")
    names, _ = run_code(reader.explorer("gates").locator("code").text_content())
    rows = rows_of(reader.explorer("gates").locator("table"))
    shown = columns([[row[0]] for row in rows])[0]
    np.testing.assert_allclose([-1, *names["memories"]], shown, atol=0.0000501)
    if "GRU" not in query:
        np.testing.assert_allclose(names["outputs"], columns([[row[1]] for row in rows[1:]])[0], atol=0.0000501)
    share = re.search(r"기억의 ([^%]*%)", reader.says("gates"))[1]
    assert (share == "0.01%" and names["kept"] < 1e-4) or abs(100 * names["kept"] - number(share[:-1])) <= 0.0501


@pytest.mark.parametrize(
    "query", ["puzzle.f=u100", "puzzle.level=40_3-10_20-35&puzzle.i=k9a31&puzzle.f=t40&puzzle.o=abcde36"]
)
def test_code_of_the_puzzle_gives_the_values(reader, query):
    reader.open(f"?{query}")
    names, _ = run_code(reader.explorer("puzzle").locator("code").text_content())
    _, i, f, o, c, h = columns(rows_of(reader.explorer("puzzle").locator("table")))
    np.testing.assert_allclose([names["i"], names["f"], names["o"]], [i, f, o])
    np.testing.assert_allclose(names["memories"], c, atol=0.00006)  # 0.00005 is the rounding of the table
    np.testing.assert_allclose(names["outputs"], h, atol=0.00006)


def test_code_of_the_gradients_gives_the_values(reader):
    reader.open("?gradients.steps=60&gradients.forget_bias=2.5")
    names, _ = run_code(reader.explorer("gradients").locator("code").text_content())
    shown = columns(rows_of(reader.explorer("gradients").locator("table")))
    for layer, values in zip(("SimpleRNN", "LSTM", "GRU"), shown, strict=True):
        np.testing.assert_allclose(values, names["norms"][layer], rtol=0.0501, err_msg=layer)


@pytest.mark.parametrize("query", ["train.epochs=0", 'train.text=나는 "밥"을 먹는다&train.epochs=60'])
def test_code_of_the_training_gives_the_losses_and_the_sentence(reader, query):
    reader.open(f"?{query}")
    names, printed = run_code(reader.explorer("train").locator("code").text_content())
    shown = columns(rows_of(reader.explorer("train").locator("details table")))[0]
    np.testing.assert_allclose(names["losses"], shown, atol=0.00006)  # 0.00005 is the rounding of the table
    assert f"‘{printed.splitlines()[-1]}’" in reader.says("train")


def test_code_of_the_writer_writes_the_same_text(reader):
    reader.open("?write.temperature=0.7&write.seed=5&write.k=20&write.start=대통령은 ")
    reader.explorer("write").locator(".sentence", has_text="160개를 썼습니다").wait_for(timeout=60_000)
    shown = reader.explorer("write").locator(".written").evaluate("text => text.textContent")
    _, printed = run_code(reader.explorer("write").locator("code").text_content())
    assert printed == shown + "\n"


@pytest.mark.parametrize("query", ["scan.round=4&scan.bits=1101011011", "scan.task=parity&scan.round=3", "scan.bits=1"])
def test_code_of_the_scan_gives_the_last_round_of_the_table(reader, query):
    reader.open(f"?{query}")
    names, _ = run_code(reader.explorer("scan").locator("code").text_content())
    a, b = ([number(cell) for cell in row] for row in rows_of(reader.explorer("scan").locator("table"))[-2:])
    np.testing.assert_allclose(names["a"], a, atol=0.00501)
    np.testing.assert_allclose(names["b"], b, atol=0.00501)
    if "끝났습니다" in reader.says("scan"):
        np.testing.assert_allclose(names["states"], names["b"], atol=1e-5)


@pytest.mark.parametrize(
    "query",
    [
        "layer=GRU&reset_after=0&units=5",
        "bidirectional=concat",
        "bidirectional=None&layer=SimpleRNN",
        "return_state=0&use_bias=0&bidirectional=ave",
    ],
)
def test_code_of_the_shapes_gives_the_tables(reader, query):
    reader.open("?" + "&".join(f"shapes.{part}" for part in query.split("&") if part))
    names, printed = run_code(reader.explorer("shapes").locator(".rnn-explorer > details code").text_content())
    tensors, weights = (rows_of(reader.explorer("shapes").locator("table").nth(k)) for k in (0, 1))
    outputs = reader.explorer("shapes").locator("table").first.locator("tbody th").all_inner_texts()
    assert [str(tuple(names[name].shape)) for name in outputs] == [shape for shape, _ in tensors]
    assert [str(tuple(w.shape)) for w in names["layer"].weights] == [shape for shape, _ in weights[:-1]]
    assert printed.strip().splitlines()[-1] == weights[-1][1].replace(",", "")


def test_the_button_copies_the_code_and_says_so(reader):
    reader.page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text; };")
    for name in EXPLORERS:
        reader.open(page=name).explorer(name).get_by_role("button", name="Keras 코드").click()
        reader.explorer(name).locator("[role=status]", has_text="복사했습니다").wait_for()
        shown = reader.explorer(name).locator(".rnn-explorer > details pre").text_content()
        assert reader.page.evaluate("window.copied") == shown and "import keras" in shown


def test_where_copying_is_not_allowed_the_code_is_shown_and_selected(reader):
    reader.open(page="gates")
    reader.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    reader.explorer("gates").get_by_role("button", name="Keras 코드").click()
    reader.explorer("gates").locator("[role=status]", has_text="선택해서 복사").wait_for()
    assert reader.page.evaluate("getSelection().toString()").startswith("import keras")
