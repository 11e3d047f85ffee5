"""<rnn-memory>: scissors make two equal letters equal in memory and answer."""

import pytest
from copied_code import assert_equal, columns, opened, rows_of


@pytest.mark.parametrize("cut", [0, 1])
def test_copied_code_gives_dots_and_answers(reader, cut):
    memory, computed, names, printed = opened(reader, f"memory.cut={cut}")
    rows = rows_of(memory.locator("table"))
    states = [reading["h"] for reading in computed["readings"]]
    assert_equal(states, names["h"], columns(rows[:5]), digits=2)
    shown = "".join(memory.locator(".answer").all_text_contents())
    assert printed.split()[-1] == shown == "".join(rows[5])
    assert (shown == "토마토를먹자") == (cut == 0)


def test_scissors_make_two_equal_letters_equal_in_memory_and_answer(reader):
    memory = reader.open(page="memory").explorer("memory")

    def drawn(name):
        return memory.locator(f".{name}").all_text_contents()

    whole = reader.says("memory")
    assert drawn("sign") == ["≠", "≠"]
    assert drawn("answer")[:2] == ["토", "마"]
    reader.button("memory", "cut").press("Enter")
    assert drawn("sign") == ["=", "="]
    assert drawn("answer")[:2] == ["토", "토"]
    assert reader.says("memory") != whole
    reader.button("memory", "cut").press("Enter")
    assert drawn("sign") == ["≠", "≠"]
    assert reader.says("memory") == whole


def test_the_start_page_asks_then_plays_once_and_leaves_its_address_alone(read_book):
    reader = read_book()
    reader.page.add_init_script("addEventListener('animationend', () => { window.played = true; })")
    page = reader.open(page="index").page
    assert page.locator(".answer:visible").all_text_contents() == ["토"], "it gives the answer away"
    page.locator("[data-action=bet]").first.press("Enter")
    assert "‘토’에 걸었지만, 답은 ‘마’입니다." in page.locator("#memory .sentence").inner_text()
    assert page.locator(".scissors:focus").count() == 1
    page.wait_for_function("window.played && !document.querySelector('.playing')")
    assert page.url.endswith("index.html")
