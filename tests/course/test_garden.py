"""lib.data.garden: the text and its split are what the page says; padding adds no loss; temperature keeps the order."""

import numpy as np
import pytest

from lib.data import garden

pytestmark = pytest.mark.usefixtures("english")

TEXT = garden.load_garden()
TRAIN, HELD_OUT = garden.split(TEXT)
LETTERS = garden.vocabulary(TEXT)
PAST, PRESENT, FUTURE = garden.TIME_WORDS[:3], garden.TIME_WORDS[3:6], garden.TIME_WORDS[6:]


def test_the_first_words_decide_the_ending_in_every_line():
    for line in TEXT:
        tense = next(i for i, words in enumerate((PAST, PRESENT, FUTURE)) if line.startswith(words))
        assert line[-1] == "다" and line[-2] in ("었았", "는", "겠")[tense], line


def test_held_out_lines_are_new_and_none_of_their_letters_is():
    assert len(TEXT) == len(set(TEXT)) == 90 and (len(TRAIN), len(HELD_OUT)) == (72, 18)
    assert not set(TRAIN) & set(HELD_OUT)
    assert set("".join(HELD_OUT)) <= set("".join(TRAIN))


def test_what_is_left_to_learn_from_says_nothing_of_a_held_out_tense_but_by_the_first_words():
    for line in HELD_OUT:
        deed = line.removeprefix(garden.time_word(line))[:-2]
        endings = [other[-2].replace("았", "었") for other in TRAIN if deed in other]
        assert len(endings) == 6 and {endings.count(ending) for ending in "었는겠"} == {2}


def test_y_is_x_one_letter_later_and_padding_adds_nothing_to_the_loss():
    x, y = garden.inputs_and_targets(["가나", "다"], "\n가나다")
    assert x.shape == y.shape == (2, 3, 4)
    assert x[0].argmax(-1).tolist() == [0, 1, 2] and y[0].argmax(-1).tolist() == [1, 2, 0]
    assert x[1].sum(-1).tolist() == y[1].sum(-1).tolist() == [1, 1, 0]
    probabilities = np.full(y.shape, 0.25)
    assert garden.cross_entropy(probabilities, y) == pytest.approx(np.log(4))
    probabilities[1, 2] = 0.01  # at padding
    assert garden.cross_entropy(probabilities, y) == pytest.approx(np.log(4))


def test_witten_bell_is_its_formula_on_a_text_counted_by_hand():
    """After 가, seen 3 times, two kinds follow; after no context 7 letters of 3 kinds; after less, 1 in 4 each."""
    probabilities = garden.witten_bell(["가나", "가나가"], "\n가나다", order=2)(["가", "가나"])[0]
    single = (np.array([2, 3, 2, 0]) + 3 / 4) / 10
    np.testing.assert_allclose(probabilities[0], ([0, 2, 0, 0] + 1 * single) / 3)
    np.testing.assert_allclose(probabilities[1], ([1, 0, 2, 0] + 2 * single) / 5)
    assert not probabilities[2].any(), "nothing at padding"


def test_witten_bell_looks_back_as_far_as_its_order_and_no_further():
    for order in (2, 3, 4):
        predict = garden.witten_bell(TRAIN, LETTERS, order)
        corn, harvest = (predict([line])[0, -1] for line in ("어제 옥수수를", "내일 옥추수를"))
        assert np.array_equal(corn, harvest) == (order <= 3)  # the last three letters are 수수를 and 추수를


def test_a_tense_step_points_at_the_tense():
    _, y = garden.inputs_and_targets(HELD_OUT, LETTERS)
    told = [LETTERS[y[row, step].argmax()] for row, step in enumerate(garden.tense_steps(HELD_OUT))]
    assert told == [line[-2] for line in HELD_OUT]


def test_temperature_sharpens_flattens_and_keeps_the_order():
    p = np.array([0.6, 0.3, 0.1])
    np.testing.assert_allclose(garden.with_temperature(p, 1), p)
    np.testing.assert_allclose(garden.with_temperature(p, 0.5), p**2 / (p**2).sum())
    assert garden.with_temperature(p, 0.01)[0] == pytest.approx(1)
    assert garden.with_temperature(p, 1000) == pytest.approx(np.ones(3) / 3, abs=1e-3)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: garden.inputs_and_targets(["라"], "\n가"), "vocabulary only, received '라'"),
        (lambda: garden.witten_bell(TRAIN, LETTERS, 0), "at least 1, received 0"),
        (lambda: garden.with_temperature([0.5, 0.5], 0), "above 0, received 0"),
    ],
)
def test_errors_name_the_thing_and_what_was_expected(call, words):
    with pytest.raises(ValueError, match=words):
        call()
