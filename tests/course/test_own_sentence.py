"""A learner's own sentence becomes data, a trained model and the sentence back, or a sentence says why not."""

import re
import unicodedata

import numpy as np
import pytest

from lib import check, setup
from lib.training import own_sentence
from lib.training.own_sentence import OwnSentence

PROVERB = "가는 말이 고와야 오는 말이 곱다"


def trained(sentence, layer="SimpleRNN", seed=0):
    keras = setup.import_keras()
    recurrent = getattr(keras.layers, layer)(16, return_sequences=True)
    sentence.train(
        keras.Sequential([recurrent, keras.layers.Dense(len(sentence.vocabulary), activation="softmax")]), seed
    )
    return sentence


def test_a_sentence_becomes_a_vocabulary_and_arrays():
    mine = OwnSentence("  토마토를   먹자\n")
    assert (mine.text, mine.vocabulary) == ("토마토를 먹자", "토마를 먹자")
    assert mine.x.shape == mine.y.shape == (1, 6, 6) and mine.x.dtype == "float32"
    np.testing.assert_array_equal(mine.x[0, 1:], mine.y[0, :-1])
    assert mine.x.sum(axis=-1).tolist() == [[1.0] * 6]


def test_letters_stored_in_parts_are_put_together():
    assert OwnSentence(unicodedata.normalize("NFD", "토마토")).text == "토마토"


@pytest.mark.parametrize(
    "layer, text",
    [
        ("LSTM", PROVERB),
        ("GRU", PROVERB),
        ("SimpleRNN", "아 아 아 아 아 야"),
        ("SimpleRNN", "뭐라고?! 2026년 RNN 수업이라니…"),
    ],
)
def test_every_layer_gives_the_sentence_back(layer, text):
    assert trained(OwnSentence(text), layer).predicted() == text[1:]


def test_what_was_learned_is_shown_and_no_answer_of_an_exercise(capsys):
    mine = trained(OwnSentence(PROVERB))
    mine.show()
    shown = capsys.readouterr().out
    assert shown == (
        "어휘: 가 는 ␣ 말 이 고 와 야 오 곱 다 (11)\nx, y: (1, 17, 11)\n입력: 가는 말이 고와야 오는 말이 곱\n"
        "예측: 는 말이 고와야 오는 말이 곱다\n17글자 가운데 17글자를 맞혔습니다.\n"
    )
    answers = mine.model.count_params(), check.sentence_table.solve(mine=mine), check.sentence_context.solve(mine=mine)
    assert not set(map(str, answers)) & set(re.findall(r"\d+", shown))


def test_letters_that_were_not_learned_are_counted(capsys, monkeypatch):
    monkeypatch.setattr(own_sentence, "EPOCHS", 1)
    trained(OwnSentence("아 아 아 아 아 야")).show()
    assert "10글자 가운데 10글자" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "text, korean",
    [("", "두 가지 이상"), ("가가가가", "두 가지 이상"), ("가나" * 100, "200글자입니다"), (7, "따옴표로 묶어")],
)
def test_a_sentence_that_cannot_be_used_is_told_why(text, korean):
    with pytest.raises(setup.Stopped, match=korean):
        OwnSentence(text)
