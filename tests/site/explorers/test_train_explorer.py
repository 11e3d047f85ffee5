"""<rnn-train> learns a sentence of one's own as Keras does, or refuses it in words."""

import pytest
from copied_code import assert_equal, columns, opened, rows_of

QUERIES = [
    pytest.param("train.epochs=0", marks=pytest.mark.weekly),
    'train.text=나는 "밥"을 먹는다&train.epochs=60',
]


@pytest.mark.parametrize("query", QUERIES)
def test_copied_code_gives_the_losses_and_the_sentence(reader, query):
    train, computed, names, printed = opened(reader, query)
    shown = columns(rows_of(train.locator("details table")))[0]
    assert_equal(computed["losses"], names["losses"], shown)
    assert f"‘{printed.splitlines()[-1]}’" in reader.says("train")


def test_a_sentence_of_ones_own_is_learnt_or_refused_in_words(reader):
    reader.open(page="train")
    text = reader.control("train", "text")
    text.fill("나는 밥을 먹는다")
    untrained = reader.says("train")
    assert "‘나’" in untrained
    crossed_out = reader.explorer("train").locator("s")
    assert crossed_out.count() > 0
    reader.button("train", "train").click()
    assert reader.numbers("train") == [], "the sentence is not read aloud at each frame"
    reader.explorer("train").locator(".sentence", has_text="‘나는밥을먹는다’").wait_for()
    assert crossed_out.count() == 0
    assert reader.query() == "?train.text=나는+밥을+먹는다&train.epochs=100"
    text.fill("나는")
    assert reader.numbers("train") == [], "another sentence is not learnt yet"
    problem = reader.explorer("train").locator(".problem")
    text.fill("가나다" * 5)
    assert "15" in problem.inner_text()
    assert text.get_attribute("aria-invalid") == "true"
    before = reader.says("train")
    text.press("Enter")
    assert "15" in problem.inner_text()
    assert reader.says("train") == before
    text.fill("가나")
    assert text.get_attribute("aria-invalid") == "false"
