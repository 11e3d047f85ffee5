"""<rnn-write> writes with the weights of the chapter what Keras would write."""

import numpy as np
import pytest
from copied_code import run_code, shown_code

from explorers.assets import write_assets
from lib.training import writer

START = "제131조 ①"
JAMO = 160  # so many parts of syllables are written


def written(reader, epochs="60"):
    """Wait until the model has written all. Return its text."""
    done = "([name, length]) => document.querySelector(name).length === length"
    reader.page.wait_for_function(done, arg=["rnn-write", JAMO], timeout=60_000)
    reader.page.wait_for_function("document.querySelector('rnn-write').frame === null")
    assert epochs in reader.numbers("write")
    return reader.explorer("write").locator(".written").inner_text()


def test_the_weights_are_as_large_as_the_page_says(tmp_path):
    write_assets(tmp_path)
    sizes = [path.stat().st_size for path in tmp_path.glob("writer-*")]
    assert sizes
    assert all(125 * 1024 < size < 135 * 1024 for size in sizes)


def test_copied_code_writes_the_same_text_and_its_probabilities_are_those_of_keras(reader):
    reader.open("?write.temperature=0.7&write.seed=5&write.k=20&write.start=대통령은 ")
    written(reader)
    write = reader.explorer("write")
    names, printed = run_code(shown_code(write))
    assert printed == write.locator(".written").evaluate("text => text.textContent") + "\n"
    model = writer.build(len(names["signs"]))
    model.set_weights(writer.weights(60))
    probabilities = np.asarray(model(names["read"][None]))[0, -JAMO - 1 : -1]
    shown = write.evaluate(
        "write => write.compute(write.settings).written.map(({ probability }) => probability)"
    )
    expected = probabilities[np.arange(JAMO), names["read"][-JAMO:]]
    np.testing.assert_allclose(shown, expected, rtol=1e-3, atol=1e-6)


@pytest.mark.weekly
def test_weights_are_loaded_when_a_reader_asks_and_the_same_seed_writes_the_same_text(reader):
    reader.open(page="write")

    def loaded():
        return [url for url in reader.requests if "writer-" in url]

    assert loaded() == []
    assert "130" in reader.numbers("write")
    reader.button("write", "write").click()
    first = written(reader)
    assert first.startswith(START)
    assert len(loaded()) == 1
    assert "writer-60" in loaded()[0]
    reader.button("write", "another").click()
    other = written(reader)
    assert other != first
    assert reader.query() == "?write.seed=2"
    reader.control("write", "seed").fill("1")
    assert written(reader) == first
    reader.control("write", "epochs").select_option("1")
    assert written(reader, epochs="1") != first
    assert len(loaded()) == 2


def test_a_link_writes_at_once_and_unknown_letters_are_named(reader):
    reader.open("?write.start=왜? 토마토를&write.temperature=0.2")
    assert written(reader).startswith("왜? 토마토를")
    assert reader.says("write").endswith("?")


@pytest.mark.weekly
def test_weights_that_cannot_be_loaded_are_reported(read):
    reader = read()
    reader.page.route("**/writer-*.js*", lambda route: route.abort())
    before = reader.open(page="write").says("write")
    reader.button("write", "write").click()
    reader.page.wait_for_function("document.querySelector('rnn-write').failed")
    assert reader.says("write") != before
    reader.errors.clear()  # the browser reports the request that failed
