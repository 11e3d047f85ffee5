"""lib.pytorch turns weights so that PyTorch and Keras compute the same, and the page prints what
PyTorch printed.
"""

import numpy as np
import pytest

from lib import cells, pytorch, shapes
from tools import notebooks, torch_page, translated

pytestmark = pytest.mark.usefixtures("english")

LAYERS = torch_page.read_kept("layers.json")
SINGLE = [case for case in LAYERS if not case["arguments"].get("num_layers")]
CELLS = {"SimpleRNN": cells.simple_rnn, "LSTM": cells.lstm, "GRU": cells.gru}


def differences(case, weights):
    """Largest difference between what lib.cells (Keras: test_cells.py) and PyTorch compute for a
    case of one layer.
    """
    initial = dict(zip(("h0", "c0"), (state[0] for state in case["initial"]), strict=False))
    bias = [] if len(weights) == 3 else [None]
    computed = CELLS[case["layer"]](np.array(case["x"]), *weights, *bias, **initial)
    output, *last = case["computed"]
    expected = [output, *(state[0] for state in last)]
    return max(np.abs(ours - theirs).max() for ours, theirs in zip(computed, expected, strict=True))


@pytest.mark.parametrize("case", SINGLE, ids=lambda case: f"{case['layer']} {case['arguments']}")
def test_the_cells_of_keras_compute_what_pytorch_computed(case):
    assert differences(case, pytorch.to_keras(case["layer"], case["state_dict"])) < 1e-5


def test_a_gru_in_the_wrong_order_is_seen():
    """The broken fixture: rows and columns swapped, but the blocks left in PyTorch's order."""
    (case,) = [case for case in SINGLE if case["layer"] == "GRU" and not case["arguments"]]
    state = {name: np.array(values) for name, values in case["state_dict"].items()}
    bias = np.stack([state["bias_ih_l0"], state["bias_hh_l0"]])
    assert differences(case, [state["weight_ih_l0"].T, state["weight_hh_l0"].T, bias]) > 0.01


def test_stacked_and_bidirectional_layers_by_their_suffixes():
    (case,) = [case for case in LAYERS if case["arguments"].get("num_layers")]
    initial = np.array(case["initial"])
    x = np.array(case["x"])
    last = []
    for level in range(2):
        outputs = []
        for place, suffix, turn in (
            (2 * level, f"l{level}", 1),
            (2 * level + 1, f"l{level}_reverse", -1),
        ):
            weights = pytorch.to_keras("LSTM", case["state_dict"], suffix)
            output, h, c = cells.lstm(
                x[:, ::turn], *weights, h0=initial[0, place], c0=initial[1, place]
            )
            outputs.append(output[:, ::turn])
            last.append((h, c))
        x = np.concatenate(outputs, axis=-1)
    expected, h, c = map(np.array, case["computed"])
    assert np.allclose(x, expected, atol=1e-5)
    assert np.allclose(np.swapaxes(last, 0, 1), [h, c], atol=1e-5)


@pytest.mark.parametrize("layer", CELLS)
@pytest.mark.parametrize("use_bias", [True, False])
def test_there_and_back_gives_the_same_weights(layer, use_bias):
    rng = np.random.default_rng(0)
    weights = [
        rng.normal(size=shape) for shape in shapes.weight_shapes(layer, 4, 3, use_bias).values()
    ]
    state = pytorch.to_pytorch(layer, weights, "l1_reverse")
    again = pytorch.to_keras(layer, state, "l1_reverse")
    assert len(again) == len(weights)
    assert all(map(np.array_equal, again, weights))


def test_the_bias_of_a_gru_that_pytorch_does_not_compute_is_refused():
    with pytest.raises(ValueError, match=r"\(2, 9\), as with reset_after=True, received \(9,\)"):
        pytorch.to_pytorch("GRU", [np.ones((5, 9)), np.ones((3, 9)), np.ones(9)])


def in_its_words(kept, box):
    """The kept Korean box with the strings and comments of a page's box instead of its own."""
    code = kept.code
    output = kept.output
    pairs = zip(words_in(kept.code), words_in(box.code), strict=True)
    for ours, theirs in dict.fromkeys(pairs):  # each pair once, in their order
        code = code.replace(ours, theirs)
        output = output.replace(ours[1:-1], theirs[1:-1])
    return kept._replace(code=code, output=output)


def words_in(code):
    """The strings and comments of code, in their order."""
    return [code[begin:end] for begin, end in translated.word_tokens(code)]


@pytest.mark.parametrize(
    "path", [path for path in notebooks.paths() if notebooks.name_of(path) == "pytorch"], ids=str
)
def test_a_page_prints_what_pytorch_printed(path):
    """PyTorch ran the Korean page; in another language the same code prints the same values beside
    other words.
    """
    kept = [torch_page.Box(**box) for box in torch_page.read_kept("page.json")]
    page = torch_page.boxes(notebooks.read(path))
    assert torch_page.differing(page, list(map(in_its_words, kept, page))) == []
    assert len(kept) == len(page)


def test_another_value_beside_a_translated_word_is_seen():
    kept = torch_page.Box("torch-a", 'print("값", 1)', "값 1")
    box = torch_page.Box("torch-a", 'print("value", 1)', "value 2")
    sentence = "cell 'torch-a': kept 'value 1', but got 'value 2'"
    assert torch_page.differing([box], [in_its_words(kept, box)]) == [sentence]


@pytest.mark.parametrize(
    "cell, source", [("torch-a", "```python\n1\n```\n"), ("text", "```python\nprint(1)\n```\n")]
)
def test_a_cell_with_half_a_box_or_an_unnamed_one_is_refused(cell, source):
    page = notebooks.nbformat.from_dict({"id": cell, "source": source})
    with pytest.raises(ValueError, match=repr(cell)):
        torch_page.box_of(page)
