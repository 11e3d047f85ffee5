"""<rnn-play> reads what is typed as the model of the book does, and tells which letters decide."""

from urllib.parse import quote

import numpy as np
import pytest
from copied_code import assert_equal, columns, opened, rows_of

from lib import shapes
from lib.tomato import VOCABULARY

TENSORS = {
    "SimpleRNN": ["h"],
    "LSTM": ["h", "c", "i", "f", "candidate", "o"],
    "GRU": ["h", "z", "r", "candidate"],
}
READ = [
    ("labelling", "토토마를자먹", "토마토를먹자"),
    pytest.param("next_character", "토마토를먹", "마토를먹자", marks=pytest.mark.weekly),
    pytest.param("next_character", "마자먹토를마토토자먹를토", "", marks=pytest.mark.weekly),
]


@pytest.mark.parametrize("layer", shapes.GATES)
@pytest.mark.parametrize(("task", "text", "right"), READ)
def test_copied_code_gives_the_table(reader, task, layer, text, right):
    query = f"play.task={task}&play.layer={layer}&play.gates=1&play.text={text}"
    play, computed, names, printed = opened(reader, query)
    rows = [row for row in rows_of(play.locator("table")) if row]
    for name in TENSORS[layer]:
        values = [reading.get(name) or reading["gates"][name] for reading in computed["readings"]]
        assert_equal(values, names[name], columns(rows[:5]), digits=2)
        rows = rows[5:]
    percent = 100 * np.array([reading["probabilities"] for reading in computed["readings"]])
    np.testing.assert_allclose(percent, 100 * names["probabilities"], atol=1e-3)
    np.testing.assert_allclose(columns(rows[:5]), percent, atol=0.0501)
    answers = "".join(rows[5])
    assert printed.strip().endswith(answers)
    assert right in ("", answers)


def test_other_letters_are_skipped_markup_stays_text_and_an_empty_text_says_what_to_do(reader):
    reader.open("?play.text=" + quote("토<img src=x onerror=a()>"))
    play = reader.explorer("play")
    assert play.locator("img").count() == 0
    assert "< i m" in reader.says("play")
    assert play.locator("th[scope=col]").all_inner_texts() == ["토"]
    reader.control("play", "text").fill("")
    nothing = reader.says("play")
    assert all(letter in nothing for letter in VOCABULARY), "it says which letters there are"
    assert play.locator("table").count() == 0
    reader.button("play", "type", VOCABULARY.index("먹")).click()
    assert reader.numbers("play")[0] == "1"
    assert "‘먹’" in reader.says("play")
    reader.button("play", "erase").click()
    assert reader.says("play") == nothing


def test_a_syllable_is_not_reported_while_it_is_composed(reader):
    reader.open(page="play")
    text = reader.control("play", "text")
    text.fill("토")
    text.focus()
    keyboard = reader.page.context.new_cdp_session(reader.page)
    for part in ("ㅁ", "마", "맏"):
        keyboard.send(
            "Input.imeSetComposition", {"text": part, "selectionStart": 1, "selectionEnd": 1}
        )
        assert not reader.says("play").endswith(part)
    keyboard.send("Input.insertText", {"text": "맏"})
    assert reader.says("play").endswith("맏")
    assert text.input_value() == "토맏"


def test_an_answer_tells_which_letters_decide_it(reader):
    reader.open("?play.t=2")
    play = reader.explorer("play")
    before = reader.says("play")
    letters = play.locator("th[scope=col]")
    tints = "all => all.map(e => e.style.background)"
    height = play.bounding_box()["height"]
    reader.button("play", "answer", 1).focus()
    # Step 2: 토 of step 1 decides most, which three of the four others change.
    assert reader.numbers("play")[:3] == ["2", "1", "3"]
    assert "‘마’" in reader.says("play")
    assert "‘토’" in reader.says("play")
    shown = letters.evaluate_all(tints)
    assert "0.750" in shown[0]
    assert "0.000" in shown[1]
    assert not any(shown[2:])
    assert play.bounding_box()["height"] == height, "nothing moves"
    reader.page.keyboard.press("Tab")
    assert reader.numbers("play")[0] == "3"
    play.locator(".title").hover()
    reader.page.evaluate("document.activeElement.blur()")
    assert reader.says("play") == before
    assert not any(letters.evaluate_all(tints))
    reader.button("play", "answer", 3).hover()
    assert reader.numbers("play")[:3] == ["4", "1", "2"], "two letters decide it equally"


@pytest.mark.weekly
def test_time_runs_once_when_asked_and_stops_at_the_end(read):
    reader = read().open(page="play")
    reader.page.clock.install(time=0)
    reader.page.clock.pause_at(60_000)  # from here on only the test lets time pass
    play = reader.button("play", "play")
    later = reader.explorer("play").locator(".heat td.later")
    assert later.count() == 0, "it does not start by itself"
    play.click()
    assert reader.numbers("play")[0] == "1"
    assert later.count() > 0
    reader.page.clock.run_for(800)
    assert reader.numbers("play")[0] == "2"
    reader.page.clock.run_for(10_000)
    assert reader.numbers("play")[0] == "6"
    assert later.count() == 0
    assert reader.explorer("play").locator(".sentence").get_attribute("aria-live") == "polite"
    play.click()
    play.click()
    reader.page.clock.run_for(5000)
    assert reader.numbers("play")[0] == "1", "a second click stops it"


def test_the_keyboard_alone_walks_through_time(reader):
    slider = reader.open(page="play").control("play", "t")
    slider.focus()
    steps = []
    for key in ("ArrowLeft", "Home", "ArrowRight", "End"):
        reader.page.keyboard.press(key)
        steps.append(reader.numbers("play")[0])
    assert steps == ["5", "1", "2", "6"]
    current = reader.explorer("play").locator("th[aria-current=step]")
    assert current.count() == 1
    assert current.inner_text() == "먹"
    assert slider.get_attribute("aria-valuetext") == "6, 먹"
