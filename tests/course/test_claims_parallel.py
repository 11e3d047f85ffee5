"""What the chapter 나란히 계산하는 순환 claims, checked on its own cells: scans, the layer, the limit of its units."""

import numpy as np
import pytest

from lib.data import parity
from lib.training import many_seeds
from tools import chapter_cells


@pytest.fixture(scope="module")
def page():
    cells = "then", "by-hand-loop", "scan", "keras-scan", "layer-cell", "signed-cell", "parity-train"
    return chapter_cells.run("parallel", *cells)


def loop(a, b):
    h, states = np.zeros_like(b[0]), []
    for a_t, b_t in zip(a, b, strict=True):
        h = a_t * h + b_t
        states.append(h)
    return np.array(states)


@pytest.mark.parametrize("steps", [1, 2, 5, 100])
def test_the_scans_of_numpy_and_keras_are_the_loop(page, steps):
    rng = np.random.default_rng(steps)
    a, b = rng.uniform(-1, 1, (steps, 3)), rng.normal(size=(steps, 3))
    np.testing.assert_allclose(page["scan"](a, b), loop(a, b), atol=1e-12)
    in_keras = page["keras_scan"](*(page["ops"].convert_to_tensor(each[None], "float32") for each in (a, b)))
    np.testing.assert_allclose(in_keras[0], loop(a, b), atol=1e-5)


def test_a_scan_takes_as_many_rounds_and_combinations_as_the_page_counts(page, capsys):
    for steps in (4, 100):
        capsys.readouterr()
        page["scan"](np.ones(steps), np.ones(steps), show=True)
        assert len(capsys.readouterr().out.split("]\n")) - 1 == np.ceil(np.log2(steps))


def test_steps_may_be_grouped_in_any_way_but_not_exchanged(page):
    rng, then = np.random.default_rng(0), page["then"]
    one, two, three = rng.normal(size=(3, 2, 50))
    np.testing.assert_allclose(then(then(one, two), three), then(one, then(two, three)))
    assert not np.allclose(then(one, two), then(two, one))


def test_the_layer_is_the_formula_of_the_paper_and_looks_at_no_state(page):
    x = np.random.default_rng(0).normal(size=(2, 40, 5)).astype("float32")
    for name, signed in (("MinGRU", 1), ("SignedMinGRU", 2)):
        layer = page[name](3)
        outputs = np.asarray(layer(x))
        W_z, b_z, W_h, b_h = layer.get_weights()
        z = 1 / (1 + np.exp(-(x @ W_z + b_z)))
        expected = np.swapaxes(loop(*(np.swapaxes(each, 0, 1) for each in (1 - signed * z, z * (x @ W_h + b_h)))), 0, 1)
        np.testing.assert_allclose(outputs, expected, atol=1e-5)


def test_the_gradient_over_many_steps_is_the_product_of_what_is_kept(page):
    import tensorflow as tf

    rng = np.random.default_rng(0)
    a, b = (tf.constant(rng.uniform(0.5, 1, (1, 30, 2)), "float32") for _ in range(2))
    with tf.GradientTape() as tape:
        tape.watch(b)
        last = tf.reduce_sum(page["keras_scan"](a, b)[:, -1])
    np.testing.assert_allclose(tape.gradient(last, b)[0, 0], np.prod(a[0, 1:], axis=0), rtol=1e-4)


def test_n_units_with_positive_gates_change_the_sign_of_an_output_at_most_n_times():
    """On an input that stays the same: 5,000 draws for each n, and n changes can be reached."""
    rng, t = np.random.default_rng(5), np.arange(1, 41)
    for n in (1, 2, 3, 5):
        kept = rng.uniform(0, 1, (n, 5000, 1))
        c = rng.normal(size=(n + 1, 5000, 1)) * 10 ** rng.uniform(0, 4, (n + 1, 5000, 1))
        output = c[0] + (c[1:] * kept**t).sum(axis=0)
        assert (output[:, 1:] * output[:, :-1] < 0).sum(axis=1).max() <= n
        few = np.arange(1, n + 2)[:, None]
        table = np.hstack([np.ones_like(few), 1 - ((np.arange(n) + 0.5) / n) ** few])
        np.testing.assert_allclose(np.sign(table @ np.linalg.solve(table, (-1.0) ** few)), (-1.0) ** few)


def test_parity_data_says_whether_the_number_of_ones_is_odd():
    x, y = parity.make_parity(9, 50, seed=2)
    assert x.shape == y.shape == (50, 9, 2) and x.dtype == y.dtype == np.float32
    for bits, labels in zip(x.argmax(axis=-1), y.argmax(axis=-1), strict=True):
        assert [sum(bits[: t + 1]) % 2 for t in range(9)] == labels.tolist()
    with pytest.raises(ValueError, match="examples"):
        parity.make_parity(3, 0)


def test_many_seeds_gives_the_layer_of_the_page_what_fit_gives_it(page):
    keras = page["keras"]
    x, y = parity.make_parity(6, 64)

    def build():
        inputs = keras.Input((6, 2))
        return keras.Model(inputs, keras.layers.Dense(2, activation="softmax")(page["MinGRU"](4)(inputs)))

    run = many_seeds.train(build, x, y, seeds=[3], epochs=2, optimizer=keras.optimizers.Adam(0.02))
    keras.utils.set_random_seed(3)
    model = build()
    model.compile(keras.optimizers.Adam(0.02), "categorical_crossentropy")
    fitted = model.fit(x, y, epochs=2, shuffle=False, verbose=0).history["loss"]
    np.testing.assert_allclose(run.history["loss"][0], fitted, atol=1e-4)
