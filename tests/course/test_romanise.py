"""Words in Latin letters: arrays, split, table, kept results, and what the chapter says of them."""

import functools

import numpy as np
import pytest

from experiments import train_romaniser
from lib import hangul
from lib.data import romanise
from lib.training import aligned, romaniser
from tools import chapter_cells

SIGNS = "".join(sorted({jamo for word in romanise.words() for jamo in hangul.to_jamo(word)}))


def test_what_the_decoder_reads_is_one_step_behind_what_it_writes():
    x, before, after = romanise.arrays(["국민", "대한민국의"], SIGNS)
    assert (before[:, 1:] * (before[:, 1:] > 0) == after[:, :-1] * (before[:, 1:] > 0)).all()
    assert "".join(romanise.LETTERS[number - 1] for number in after[0] if number) == "gungmin>"
    assert ((x > 0).sum(axis=1) == [6, 13]).all()


def test_no_test_word_is_a_word_to_learn_from():
    words = romanise.words()
    kept = [set(words[part]) for part in romanise.SPLIT.values()]
    assert sum(map(len, kept)) == len(set.union(*kept)) == len(words)


def test_a_table_learns_which_letters_belong_together_and_looks_at_neighbours():
    pairs = [("ab", "xyz"), ("a", "x"), ("b", "yz"), ("ac", "wv"), ("c", "v")] * 3
    cut = aligned.align(pairs)
    assert cut[0] == ["x", "yz"]
    assert cut[3] == ["w", "v"]
    assert aligned.table(pairs, cut, [(0, 1), (0, 0)])("ac") == "wv"
    assert aligned.table(pairs, cut, [(0, 0)])("ac") == "xv"


def test_weights_and_results_of_a_model_are_read_as_they_were_saved(monkeypatch, tmp_path):
    monkeypatch.setattr(romaniser, "WEIGHTS", tmp_path / "weights.npz")
    monkeypatch.setattr(romaniser, "RUNS", tmp_path / "runs.json")
    for model in ("state", "attention"):
        train_romaniser.save_weights(model, [np.arange(3.0), np.eye(2)])
        train_romaniser.save_runs(model, [np.array([True, False]), np.array([True, True])])
    vector, matrix = romaniser.weights("state")
    assert vector.tolist() == [0, 1, 2]
    assert matrix.tolist() == [[1, 0], [0, 1]]
    assert romaniser.runs()["attention"].tolist() == [[True, False], [True, True]]


@pytest.fixture(scope="module")
def page():
    names = ("words", "table-cell", "arrays", "encoder-cell", "build", "read", "step", "greedy")
    return chapter_cells.run("romanise", *names)


@pytest.mark.parametrize("attention", [True, False])
def test_the_page_computes_with_numpy_what_keras_computes(page, attention):
    model = page["build"](attention)
    weights = [np.asarray(weight, "float64") for weight in model.get_weights()]
    chosen = ["독립", "국회의원의"]
    x, before, _ = romanise.arrays(chosen, page["signs"])
    for row, (word, expected) in enumerate(
        zip(chosen, np.asarray(model([x, before])), strict=True)
    ):
        states, h = page["read"](word, weights)
        for letter, p in zip("<" + page["answer"][word], expected, strict=False):
            h, mine, _ = page["step"](h, letter, states, weights)
            np.testing.assert_allclose(mine[0], p, atol=1e-5, err_msg=f"row {row}")


def at_place(place, looks):
    """The state that is looked at most (-1), second (-2), …"""
    return np.argsort(looks)[place]


@pytest.mark.weekly
def test_most_letters_change_without_the_state_looked_at_most_and_few_without_the_second(page):
    chapter_cells.run("romanise", "block", variables=page)
    weights = page["models"]["attention"]
    words = page["parts"]["validation"]
    unshared = []
    for place, low, high in ((-1, 0.5, 1), (-2, 0, 0.05)):
        choose = functools.partial(at_place, place)
        changed = [page["differs"](word, choose, weights) for word in words]
        assert low <= np.concatenate(changed).mean() < high
    for word in words:
        states, h = page["read"](word, weights)
        for letter in "<" + page["answer"][word]:
            h, p, looks = page["step"](h, letter, states, weights)
            looks[0, looks.argmax()] = 0  # the other states keep the weights that they had
            without = np.concatenate([h, looks @ states], axis=-1) @ weights[11] + weights[12]
            unshared.append(p.argmax() != without.argmax())
    assert np.mean(unshared) > 0.5


@pytest.mark.weekly
def test_where_a_word_goes_wrong_the_model_mostly_looks_at_another_jamo_than_the_table(page):
    chapter_cells.run("romanise", "widths", variables=page)
    weights = page["models"]["attention"]
    answer = page["answer"]
    words = page["parts"]["test"]
    jamo = [(hangul.to_jamo(word), answer[word]) for word in words]
    cut = aligned.align(page["pairs"] + jamo)[len(page["pairs"]) :]
    in_right = []
    at_first_mistake = []
    for word, pieces in zip(words, cut, strict=True):
        text, looks = page["greedy"](word, weights)
        places = np.append(
            np.repeat(np.arange(len(pieces)), [len(piece) for piece in pieces]), len(pieces) - 1
        )
        if text == answer[word]:
            in_right += list(looks.argmax(axis=1) != places)
        else:
            first = next(
                n
                for n, letter in enumerate(answer[word] + ">")
                if (text + ">")[n : n + 1] != letter
            )
            at_first_mistake.append(looks[first].argmax() != places[first])
    assert np.mean(at_first_mistake) > 0.6
    assert np.mean(in_right) < 0.2


@pytest.mark.weekly
def test_held_at_its_place_the_model_gets_about_half_of_its_wrong_words_right(page):
    cells = ("widths", "count", "errors-cell", "held", "mended")
    chapter_cells.run("romanise", *cells, variables=page)
    assert 0.35 < page["mended"] / len(page["missed"]) < 0.65
