"""What the chapter 나란히 계산하는 순환 trains: its layers, defined on the page, and the data of its task."""

import numpy as np
import pytest

from tools import chapter_cells


@pytest.fixture(scope="module")
def page():
    return chapter_cells.run("parallel", "keras-scan", "layer-cell", "signed-cell")


@pytest.mark.parametrize(("name", "signed"), [("MinGRU", 1), ("SignedMinGRU", 2)])
def test_the_layer_is_the_formula_of_the_paper_at_any_length(page, name, signed):
    layer = page[name](3)
    for steps in (1, 2, 5, 40):
        x = np.random.default_rng(steps).normal(size=(2, steps, 5)).astype("float32")
        outputs = np.asarray(layer(x))
        W_z, b_z, W_h, b_h = layer.get_weights()
        h = np.zeros((2, 3))
        for t in range(steps):
            z = 1 / (1 + np.exp(-(x[:, t] @ W_z + b_z)))
            h = (1 - signed * z) * h + z * (x[:, t] @ W_h + b_h)
            np.testing.assert_allclose(outputs[:, t], h, atol=1e-5)


def test_the_matrix_state_is_the_sum_of_its_pairs_and_attention_needs_no_state(page):
    variables = chapter_cells.run("parallel", "pairs-data", "pairs-gated", "pairs-attention", variables=page)
    x, y = variables["make_pairs"](5, 20, seed=3)
    keys, values = x[:, :-1, :16], x[:, :-1, 16:]
    asked = np.einsum("btk,bk->bt", keys, x[:, -1, :16])
    np.testing.assert_array_equal(keys.sum(axis=(1, 2)), 5)
    np.testing.assert_array_equal(np.einsum("bt,btv->bv", asked, values), y)
    layer = variables["PairMemory"](3)
    outputs = np.asarray(layer(x))
    W_k, W_v, W_a, b_a = layer.get_weights()
    k, v, a = x @ W_k, x @ W_v, 1 / (1 + np.exp(-(x @ W_a + b_a)))
    kept = np.cumprod(a[:, ::-1], axis=1)[:, ::-1] / a
    np.testing.assert_allclose(np.einsum("bts,bs,btv->bv", kept * k, k[:, -1], v), outputs, atol=1e-4)
