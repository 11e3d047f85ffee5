"""A learner's own sentence becomes data, a trained model and the sentence back, or a sentence says
why not.
"""

import re
import unicodedata

import numpy as np
import pytest

from lib import setup
from lib.training.own_sentence import OwnSentence
from tests.course.tried import QUESTIONS


def trained(sentence):
    layers = setup.import_keras().layers
    parts = [
        layers.SimpleRNN(16, return_sequences=True),
        layers.Dense(len(sentence.vocabulary), activation="softmax"),
    ]
    sentence.train(setup.import_keras().Sequential(parts))
    return sentence


def test_a_sentence_becomes_a_vocabulary_and_arrays():
    mine = OwnSentence(unicodedata.normalize("NFD", "  토마토를   먹자\n"))
    assert (mine.text, mine.vocabulary) == ("토마토를 먹자", "토마를 먹자")
    assert mine.x.shape == mine.y.shape == (1, 6, 6)
    assert mine.x.dtype == "float32"
    np.testing.assert_array_equal(mine.x[0, 1:], mine.y[0, :-1])
    assert mine.x.sum(axis=-1).tolist() == [[1.0] * 6]


def test_what_was_learned_is_shown_and_no_answer_of_an_exercise(capsys):
    """Signs and Latin letters are letters too; the chapters show the proverb for each layer."""
    mine = trained(OwnSentence("뭐라고?! RNN 수업이라니…"))
    assert mine.predicted() == mine.text[1:]
    mine.show()
    answers = (
        mine.model.count_params(),
        QUESTIONS["sentence_table"].right(mine),
        QUESTIONS["sentence_context"].right(mine),
    )
    assert not set(map(str, answers)) & set(re.findall(r"\d+", capsys.readouterr().out))


def test_input_and_prediction_line_up(capsys, english):
    mine = trained(OwnSentence("토마토를 먹자"))
    mine.show()
    _, _, given, predicted, _ = capsys.readouterr().out.splitlines()
    assert given.index("토마토를 먹") == predicted.index("마토를 먹자")


@pytest.mark.parametrize(
    "text, korean",
    [
        ("", "두 가지 이상"),
        ("가가가가", "두 가지 이상"),
        ("가나" * 100, "200글자입니다"),
        (7, "따옴표로 묶어"),
        (None, "따옴표로 묶어"),
    ],
)
def test_a_sentence_that_cannot_be_used_is_told_why(text, korean):
    with pytest.raises(setup.Stopped, match=korean):
        OwnSentence(text)


def test_characters_that_nobody_sees_are_left_out_and_named(capsys):
    assert OwnSentence("가\u200b나\x00다").vocabulary == "가나다"
    assert "U+200B, U+0000" in capsys.readouterr().out


def test_a_training_that_ends_before_all_is_right_says_so_and_that_a_softmax_is_missing(
    capsys, monkeypatch
):
    monkeypatch.setattr("lib.training.own_sentence.EPOCHS", 2)
    layers = setup.import_keras().layers
    mine = OwnSentence("토마토를 먹자")
    parts = [layers.SimpleRNN(4, return_sequences=True), layers.Dense(len(mine.vocabulary))]
    mine.train(setup.import_keras().Sequential(parts))
    said = capsys.readouterr().out
    assert "맞히지 못한 글자가 있습니다" in said
    assert "softmax" in said


def test_a_sentence_that_no_model_learned_says_what_to_run_first():
    with pytest.raises(setup.Stopped, match=r"먼저 mine\.train\(\.\.\.\)을 실행하세요"):
        OwnSentence("토마토").show()


def models():
    """Models that cannot be trained, with a part of what is said to each."""
    keras = setup.import_keras()
    layers = keras.layers
    outputs = layers.Dense(2, activation="softmax")
    return [
        (5, "int 값을 받았습니다"),
        (keras.Sequential([layers.SimpleRNN(4), outputs]), r"모양은 \(1, 2\)인데"),
        (keras.Sequential([layers.SimpleRNN(4, return_sequences=True), layers.Dense(9)]), "9"),
        (keras.Sequential([layers.SimpleRNN(4), layers.SimpleRNN(2)]), "맞지 않습니다"),
    ]


def test_a_model_that_does_not_fit_is_told_so_and_none_is_shown_afterwards():
    mine = trained(OwnSentence("토마토"))
    for model, korean in models():
        with pytest.raises(setup.Stopped, match=korean):
            mine.train(model)
        with pytest.raises(setup.Stopped, match="먼저"):
            mine.show()
