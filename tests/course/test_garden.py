"""lib.data.garden and lib.data.ngrams: text, split, scores, tables."""

import numpy as np
import pytest

from lib.data import garden, ngrams

pytestmark = pytest.mark.usefixtures("english")

TEXT = garden.load_garden()
TRAIN, VALIDATION, TEST = garden.split(TEXT)
HELD_OUT = VALIDATION + TEST
LETTERS = garden.vocabulary(TEXT)
# The words that begin a line of the past, of the present, of the future.
TENSES = (garden.TIME_WORDS[:3], garden.TIME_WORDS[3:6], garden.TIME_WORDS[6:])


def test_the_first_words_decide_the_ending_in_every_line():
    for line in TEXT:
        (tense,) = (place for place, words in enumerate(TENSES) if line.startswith(words))
        assert line[-1] == "다", line
        assert line[-2] in ("었았", "는", "겠")[tense], line


def test_held_out_lines_are_new_and_none_of_their_letters_is():
    assert len(TEXT) == len(set(TEXT)) == 90
    assert (len(TRAIN), len(VALIDATION), len(TEST)) == (
        60,
        12,
        18,
    )
    assert not set(TRAIN) & set(HELD_OUT)
    assert set("".join(HELD_OUT)) <= set("".join(TRAIN))


def test_what_is_left_to_learn_from_says_nothing_of_a_held_out_tense_but_by_the_first_words():
    for line in HELD_OUT:
        deed = line.removeprefix(garden.time_word(line))[:-2]
        endings = [other[-2].replace("았", "었") for other in TRAIN if deed in other]
        assert len(endings) == 6
        assert {endings.count(ending) for ending in "었는겠"} == {2}


def test_y_is_x_one_letter_later_and_what_fills_a_line_counts_in_no_score():
    x, y = garden.inputs_and_targets(["가나", "다"], "\n가나다")
    assert x.shape == y.shape == (2, 3, 4)
    assert x.argmax(-1).tolist() == [[0, 1, 2], [0, 3, 0]]
    assert y.argmax(-1).tolist() == [
        [1, 2, 0],
        [3, 0, 0],
    ]
    probabilities = np.full(y.shape, 0.25)
    probabilities[1, 2] = 0.01  # after the end
    assert garden.cross_entropy(probabilities, y) == pytest.approx(np.log(4))


def test_kneser_ney_is_its_formula_on_a_text_counted_by_hand():
    """After 가, 나 came twice and the end once.

    가, 나 and the end have 2, 1 and 2 kinds of letters before them.
    """
    probabilities = ngrams.kneser_ney(["가나", "가나가"], "\n가나다", order=2, discount=0.5)(
        ["가"]
    )[0]
    single = (np.array([1.5, 1.5, 0.5, 0]) + 0.5 * 3 / 4) / 5
    np.testing.assert_allclose(probabilities[1], ([0.5, 0, 1.5, 0] + 0.5 * 2 * single) / 3)


def test_a_table_that_counts_on_knows_what_followed_the_same_letters_earlier_in_a_text():
    p = np.full((1, 4, 3), 0.3)
    x = np.array([[2, 1, 0, 1]])
    mixed = ngrams.counting_on(p, x, np.array([[1, 0, 1, 0]]), size=1, share=0.5)
    np.testing.assert_allclose(mixed[0], [[0.3] * 3] * 3 + [[0.65, 0.15, 0.15]])


@pytest.mark.parametrize("order", [1, 2, 3, 5])
def test_kneser_ney_gives_probabilities_at_letters_and_nothing_beyond_the_end(order):
    predicted = ngrams.kneser_ney(TRAIN, LETTERS, order, 0.7)(TEST)
    lengths = np.array([[len(line)] for line in TEST])
    np.testing.assert_allclose(predicted.sum(axis=-1), np.arange(predicted.shape[1]) <= lengths)
    assert (predicted.min(axis=-1) > 0).sum() == (lengths + 1).sum()


def test_a_tense_step_points_at_the_tense():
    _, y = garden.inputs_and_targets(HELD_OUT, LETTERS)
    told = [LETTERS[y[row, step].argmax()] for row, step in enumerate(garden.tense_steps(HELD_OUT))]
    assert told == [line[-2] for line in HELD_OUT]


def test_a_low_temperature_sharpens():
    np.testing.assert_allclose(
        garden.with_temperature([[0.8, 0.2], [0.4, 0.1]], 0.5), [[16 / 17, 1 / 17]] * 2
    )
    np.testing.assert_allclose(garden.with_temperature([0.4, 0.1], 1e-4), [1, 0], atol=1e-9)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: garden.inputs_and_targets(["라"], "\n가"), "vocabulary only, received '라'"),
        (lambda: garden.with_temperature([0.5, 0.5], 0), "above 0, received 0"),
    ],
)
def test_errors_name_the_thing_and_what_was_expected(call, words):
    with pytest.raises(ValueError, match=words):
        call()
