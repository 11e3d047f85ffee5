"""<rnn-gradients> has Keras' gradients, and lets the error walk back to the first step."""

import numpy as np
import pytest
from copied_code import columns, opened, rows_of

SETTINGS = [
    (60, 2.5),
    pytest.param(100, -2, marks=pytest.mark.weekly),
    pytest.param(2, 1, marks=pytest.mark.weekly),
    pytest.param(100, 6, marks=pytest.mark.weekly),
]


@pytest.mark.parametrize(("steps", "bias"), SETTINGS)
def test_copied_code_gives_the_values(reader, steps, bias):
    query = f"gradients.steps={steps}&gradients.forget_bias={bias}"
    gradients, computed, names, _ = opened(reader, query)
    shown = columns(rows_of(gradients.locator("table")))
    for layer, values in zip(computed, shown, strict=True):
        norms = names["norms"][layer["name"]]
        np.testing.assert_allclose(layer["norms"], norms, rtol=1e-4, err_msg=layer["name"])
        np.testing.assert_allclose(values, layer["norms"], rtol=0.0501)


def test_the_error_walks_back_to_the_first_step(reader):
    reader.open("?gradients.steps=40")
    arrived = reader.says("gradients")
    reader.button("gradients", "play").click()
    reader.explorer("gradients").locator(".sentence", has_text=arrived).wait_for()
    reader.button("gradients", "forth").click()
    assert {"38", "40", "2"} <= set(reader.numbers("gradients")), "38 steps back, from 40 to 2"
    reader.control("gradients", "t").press("End")
    assert reader.numbers("gradients").count("1.00") == 3
    assert reader.query() == "?gradients.t=40&gradients.steps=40"
