"""Typing works, and the settings in the address are read and written."""

import re
from pathlib import Path
from urllib.parse import quote

from explorers.catalog import EXPLORERS

ROOT = Path(__file__).parents[3]


def test_other_letters_are_reported_and_skipped(reader):
    reader.open()
    reader.control("play", "읽을 글자").fill("토밥마?")
    assert "모르는 글자는 건너뛰었습니다: 밥 ?" in reader.says("play")
    assert reader.explorer("play").locator("th[scope=col]").all_inner_texts() == ["토", "마"]


def test_an_empty_text_says_what_to_do(reader):
    reader.open()
    reader.control("play", "읽을 글자").fill("")
    assert "읽을 글자가 없습니다" in reader.says("play")
    assert reader.explorer("play").locator("table").count() == 0
    reader.explorer("play").get_by_role("button", name="먹", exact=True).click()
    assert reader.says("play").startswith("시점 1: ‘먹’을 읽자")
    reader.explorer("play").get_by_role("button", name="한 글자 지우기").click()
    assert "읽을 글자가 없습니다" in reader.says("play")


def test_letters_that_come_decomposed_are_joined(reader):
    reader.open()
    text = reader.control("play", "읽을 글자")
    text.evaluate(
        "(box, text) => { box.value = text; box.dispatchEvent(new Event('input')); }", "토마".encode().decode()
    )
    joined = reader.says("play")
    decomposed = "토마"  # as macOS types it
    text.evaluate("(box, text) => { box.value = text; box.dispatchEvent(new Event('input')); }", decomposed)
    assert reader.says("play") == joined


def test_a_syllable_is_not_reported_while_it_is_composed(reader):
    reader.open()
    text = reader.control("play", "읽을 글자")
    text.fill("토")
    text.focus()
    keyboard = reader.page.context.new_cdp_session(reader.page)
    for part in ("ㅁ", "마", "맏"):
        keyboard.send("Input.imeSetComposition", {"text": part, "selectionStart": 1, "selectionEnd": 1})
        assert "모르는" not in reader.says("play"), part
    keyboard.send("Input.insertText", {"text": "맏"})
    assert "모르는 글자는 건너뛰었습니다: 맏" in reader.says("play")
    assert text.input_value() == "토맏"


def test_the_predicted_letter_is_appended_again_and_again(reader):
    reader.open("?play.task=next_character&play.layer=GRU&play.text=토")
    for _ in range(11):
        reader.explorer("play").get_by_role("button", name="예측한 글자 붙이기").click()
    assert reader.control("play", "읽을 글자").input_value() == "토마토를먹자마토를먹자마"


def test_a_number_box_keeps_the_last_good_value_while_nonsense_stands_in_it(reader):
    reader.open()
    units = reader.control("shapes", "유닛 units")
    for nonsense in ("", "0", "-3", "99999"):
        units.fill(nonsense)
        assert units.get_attribute("aria-invalid") == "true"
        assert "= 108개입니다" in reader.says("shapes")
    units.blur()
    assert units.input_value() == "3" and units.get_attribute("aria-invalid") is None
    units.fill("5")
    assert "4 × (5×5 + 5×5 + 5) = 220개입니다" in reader.says("shapes")


GARBAGE = (
    "?play.t=0&play.layer=Transformer&play.task=&play.gates=yes&play.nothing=1&gates.f=7&gates.z=NaN&gates.steps=1e2"
    "&shapes.units=-3&shapes.features=2.5&shapes.bidirectional=%00&gradients.steps=101&gradients.forget_bias=0x1&train.epochs=101&drills.chapter=bert&drills.mode=11"
    "&scan.bits=102&scan.round=-1&scan.t=99&scan.task=sum&scan.keep=2"
    "&constructor=1&play.__proto__=1&shapes.constructor=1&%E0%A4%A"
)


def test_nonsense_in_the_address_changes_nothing(reader):
    sentences = [reader.open().says(name) for name in EXPLORERS]
    reader.open(GARBAGE)
    assert [reader.says(name) for name in EXPLORERS] == sentences


def test_markup_in_the_address_stays_text(reader):
    reader.open("?play.text=" + quote("<img src=x onerror=alert(1)>토"))
    assert reader.explorer("play").locator("img").count() == 0
    assert "모르는 글자는 건너뛰었습니다: < i m" in reader.says("play")


def test_settings_stand_in_the_address_and_come_back_from_it(reader):
    reader.open("?other=1#gates")
    reader.control("gates", "층").select_option("GRU")
    reader.control("gates", "리셋 게이트 r").fill("0.5")
    reader.control("play", "읽을 글자").fill("토마")
    reader.control("play", "시점 t").fill("1")
    reader.control("shapes", "return_state").uncheck()
    reader.control("gradients", "시점 수 T").fill("80")
    query = reader.query()
    expected = {"other=1", "gates.layer=GRU", "gates.r=0.5", "play.text=토마", "play.t=1", "shapes.return_state=0"}
    assert set(query[1:].split("&")) == expected | {"gradients.steps=80"}
    sentences = [reader.says(name) for name in EXPLORERS]
    reader.page.reload()
    reader.load_all()
    assert [reader.says(name) for name in EXPLORERS] == sentences
    assert reader.page.url.endswith("#gradients"), "the explorer used last"


def test_start_over_brings_the_first_view_and_a_clean_address(reader):
    sentences = [reader.open().says(name) for name in EXPLORERS]
    reader.open(
        "?other=1&gates.f=1&puzzle.f=u100&play.text=&shapes.layer=GRU&gradients.forget_bias=3&train.text=토&drills.mode=ten&scan.round=2&write.epochs=3"
    )
    assert all(reader.says(name) != first for name, first in zip(EXPLORERS, sentences, strict=True))
    for name in EXPLORERS:
        reader.explorer(name).get_by_role("button", name="처음으로").click()
    assert [reader.says(name) for name in EXPLORERS] == sentences
    assert reader.query() == "?other=1"


def test_two_of_a_kind_on_one_page_do_not_disturb_each_other(reader):
    reader.open("?shapes.units=2&shapes2.features=9", page="two")
    first, second = (reader.page.locator("rnn-shapes").nth(k) for k in (0, 1))
    assert "keras.layers.LSTM(2," in first.inner_text() and "keras.layers.GRU(7," in second.inner_text()
    assert "(9, 21)" in second.inner_text()
    second.get_by_role("button", name="처음으로").click()
    assert "keras.layers.GRU(7," in second.inner_text() and "(5, 21)" in second.inner_text()
    assert reader.query() == "?shapes.units=2"


def test_every_link_of_the_page_changes_its_explorer(reader):
    reader.open()
    first = {name: reader.explorer(name).locator(".view").inner_html() for name in EXPLORERS}
    links = reader.page.locator("article a[href*='?']").evaluate_all("all => all.map(link => link.href)")
    assert len(links) >= 12
    for link in links:
        reader.page.goto("about:blank")
        reader.page.goto(link)
        name = link.rpartition("#")[2]
        # One that writes a text loads its weights first.
        changed = "([name, first]) => (document.querySelector(`rnn-${name} .view`)?.innerHTML ?? first) !== first"
        reader.page.wait_for_function(changed, arg=[name, first[name]], timeout=20_000)


def test_what_the_page_says_can_be_seen(reader):
    assert (
        len(
            reader.open("?shapes.return_sequences=0")
            .explorer("shapes")
            .locator("table")
            .first.locator("tbody tr")
            .all()
        )
        == 3
    )
    assert "= 180개입니다" in reader.open("?shapes.layer=GRU&shapes.units=5").says("shapes")
    assert "= 165개입니다" in reader.open("?shapes.layer=GRU&shapes.units=5&shapes.reset_after=0").says("shapes")
    assert "같은 ‘토’를 시점 1에서" in reader.open("?play.t=2").says("play")
    answers = [
        reader.open(f"?play.text=토토토토토토&play.layer={layer}")
        .explorer("play")
        .locator(".answers td")
        .all_inner_texts()
        for layer in ("SimpleRNN", "LSTM")
    ]
    assert answers[0] != answers[1]
    assert "100%가 남습니다. 그대로" in reader.open("?gates.f=1&gates.i=0&gates.steps=100").says("gates")
    drift = reader.open("?gates.f=1&gates.i=0.1&gates.steps=100").says("gates")
    assert "100%가 남습니다" in drift and "c는 −4.30" in drift
    assert "100%가 남습니다" in reader.open("?gates.layer=GRU&gates.z=1").says("gates")
    assert "가장 잘 전해지는 층은 SimpleRNN" in reader.open().says("gradients")
    assert "가장 잘 전해지는 층은 LSTM" in reader.open("?gradients.forget_bias=3").says("gradients")
    assert "LSTM 1.8×10⁻¹¹, GRU 4.1×10⁻¹⁰" in reader.open("?gradients.forget_bias=0").says("gradients")
    assert "글자가 다릅니다" in reader.open("?train.epochs=10").says("train")
    learnt = reader.open("?train.text=간장공장공장장은강공&train.epochs=100")
    assert "넣은 문장과 같습니다" in learnt.says("train")
    letters = learnt.explorer("train").locator(".view th[scope=col]").all_inner_texts()
    answers = learnt.explorer("train").locator(".view tbody tr").nth(1).locator("td").all_inner_texts()
    assert {answer for letter, answer in zip(letters, answers, strict=True) if letter == "장"} == {"공", "장", "은"}
    assert "이제 1–8을 담습니다" in reader.open("?scan.round=3&scan.t=8").says("scan")
    longer = reader.open("?scan.bits=1011010011101001&scan.round=4&scan.t=16").says("scan")
    assert "16시점이 4라운드에 끝났습니다" in longer
    reader.open("?scan.task=parity&scan.round=3&scan.t=8")
    last = reader.explorer("scan").locator("table tr").last.locator("td").all_inner_texts()
    assert [int(float(cell)) for cell in last] == [sum(map(int, "10110100"[: t + 1])) % 2 for t in range(8)]
    source, shown = (ROOT / "chapters/ko/explorers.md").read_text(encoding="utf-8"), reader.open()
    numbers = {
        "shapes": ["108"],
        "gates": ["−0.41", "7.7%"],
        "gradients": ["9.6×10⁻⁵", "1.9×10⁻⁵", "4.1×10⁻¹⁰"],
        "scan": ["3–4"],
    }
    for name, expected in numbers.items():
        alt = re.search(rf'<rnn-{name}.*?alt="([^"]*)"', source, re.S)[1]
        assert all(number in alt and number in shown.says(name) for number in expected), alt


def test_a_typed_number_out_of_range_is_refused_with_the_range(reader):
    reader.open()
    units = reader.control("shapes", "유닛 units")
    problem = reader.explorer("shapes").locator(".problem:visible")
    for typed in ("1e9", "1000000000", "0", "-3", ""):
        units.fill(typed)
        used = re.search(r"\((\d+),", reader.explorer("shapes").locator(".line-of-code").inner_text())[1]
        assert problem.inner_text() == f"1부터 4096까지의 정수를 넣어 주세요. 지금 쓰는 값은 {used}입니다."
        units.blur()
        assert units.input_value() == used and problem.count() == 1, (
            "the message is still there when the old value is back"
        )
    assert units.get_attribute("aria-describedby") == problem.get_attribute("id")
    units.fill("8")
    assert problem.count() == 0
    units.fill("0")
    reader.explorer("shapes").get_by_role("button", name="처음으로").click()
    assert problem.count() == 0


def test_a_copied_address_leads_to_the_explorer_that_was_used_last(reader):
    reader.open("#shapes")
    reader.control("gates", "망각 게이트 f").fill("0.5")
    assert reader.query() == "?gates.f=0.5" and reader.page.url.endswith("#gates")
    reader.control("play", "시점 t").fill("2")
    reader.query()
    assert reader.page.url.endswith("#play")
    reader.open(page="two")
    reader.control("shapes", "유닛 units").first.fill("2")
    reader.query()
    assert reader.page.evaluate("decodeURIComponent(location.hash)") == "#둘", (
        "the section, where the explorer has no id"
    )


def test_settings_that_stand_apart_are_shown_if_the_address_names_one(reader):
    more = reader.open("?gates.f=1").explorer("gates").locator("details.more")
    assert not more.evaluate("e => e.open")
    assert reader.open("?gates.steps=80").explorer("gates").locator("details.more").evaluate("e => e.open")


def test_on_a_phone_the_chart_stays_in_sight_while_its_slider_moves(browser, read):
    context = browser.new_context(viewport={"width": 390, "height": 664})
    page = read(context).open().page
    seen = 0
    for explorer in page.locator(".explorer:has(.chart)").all():
        explorer.locator("details.more").evaluate_all("all => all.forEach(more => { more.open = true; })")
        for slider in explorer.locator("input[type=range]:visible").all():
            middle = "{ block: 'center', inline: 'center', behavior: 'instant' }"
            slider.evaluate(f"slider => slider.scrollIntoView({middle})")
            page.wait_for_timeout(50)
            chart, box = explorer.locator(".chart").bounding_box(), slider.bounding_box()
            end = chart["y"] + chart["height"]
            height = end - min(chart["y"], box["y"])  # below the page's header of 56 pixels both fit on the screen
            assert chart["y"] >= 0 and height <= 664 - 56, f"{chart} and {box} do not fit"
            assert end <= box["y"] or chart["y"] >= box["y"] + box["height"], f"{chart} and {box} overlap"
            top = "box => document.elementFromPoint(box.x + 5, box.y + box.height / 2).type"
            assert page.evaluate(top, box) == "range", "the chart covers its slider"
            seen += 1
    assert seen >= 7
    context.close()


def test_a_scan_is_walked_by_buttons_clicks_and_keys_within_its_ends(reader):
    reader.open()
    scan = reader.explorer("scan")
    back, forth = (scan.get_by_role("button", name=f"{name} 라운드") for name in ("이전", "다음"))
    for _ in range(5):
        forth.click()
    assert "8시점이 3라운드에 끝났습니다" in reader.says("scan") and scan.locator("tbody").count() == 4
    scan.locator("tbody").nth(2).locator("tr").last.locator("td").nth(1).click()
    assert "시점 2의 4칸 앞에는 시점이 없습니다" in reader.says("scan")
    slider = reader.control("scan", "시점 t")
    slider.focus()
    reader.page.keyboard.press("End")
    assert (
        "시점 8이 4칸 앞의 시점 4와" in reader.says("scan")
        and scan.locator("th[aria-current=step]").inner_text() == "8"
    )
    assert scan.locator(".source").count() == 3, "the step that it joins is marked in the round before"
    for _ in range(5):
        back.click()
    assert reader.says("scan").startswith("아직 합치지 않았습니다")


def test_bits_are_typed_and_anything_else_is_left_out(reader):
    reader.open()
    bits = reader.control("scan", "입력 (0과 1)")
    bits.fill("1 2x1")
    assert reader.explorer("scan").locator("th[scope=col]").all_inner_texts() == ["1", "2"]
    bits.fill("")
    assert reader.explorer("scan").locator("th[scope=col]").count() == 2, "the last input stays while nothing is typed"
    bits.blur()
    assert bits.input_value() == "11"


def test_a_sentence_of_ones_own_is_learnt_within_seconds(reader):
    reader.open()
    text = reader.control("train", "내 문장 (2~12글자)")
    text.fill("나는 밥을 먹는다")
    assert reader.says("train").startswith("아직 학습하지 않은 모델입니다. 첫 글자 ‘나’를 주면")
    crossed_out = reader.explorer("train").locator("s")
    assert crossed_out.count() > 0
    reader.explorer("train").get_by_role("button", name="학습").click()
    assert reader.says("train") == "학습하고 있습니다.", "the sentence is not read aloud at each frame"
    reader.explorer("train").locator(
        ".sentence", has_text="‘나는밥을먹는다’라고 씁니다. 넣은 문장과 같습니다."
    ).wait_for()
    assert crossed_out.count() == 0
    assert reader.query() == "?train.text=나는+밥을+먹는다&train.epochs=100"
    text.fill("나는")
    assert reader.says("train").startswith("아직 학습하지 않은")


def test_a_sentence_that_cannot_be_learnt_is_refused_in_words(reader):
    reader.open()
    text = reader.control("train", "내 문장 (2~12글자)")
    for typed, said in (
        ("", "비어 있습니다"),
        ("토", "한 글자만으로는"),
        ("토토", "한 가지"),
        ("가나다" * 5, "15글자입니다"),
    ):
        text.fill(typed)
        assert said in reader.says("train") and text.get_attribute("aria-invalid") == "true"
        text.press("Enter")
        assert said in reader.says("train") and reader.explorer("train").locator(".chart").count() == 0
    text.fill("가나")
    assert text.get_attribute("aria-invalid") == "false"


def test_with_reduced_motion_the_training_shows_its_end_at_once(browser, read):
    context = browser.new_context(reduced_motion="reduce")
    reader = read(context).open()
    reader.page.evaluate("() => { window.requestAnimationFrame = () => { throw new Error('motion'); }; }")
    reader.control("train", "내 문장 (2~12글자)").press("Enter")
    assert reader.says("train").startswith("100에포크를 학습하니") and reader.errors == []
    context.close()


def test_an_answer_tells_which_letters_decide_it(reader):
    reader.open("?play.t=2")
    play = reader.explorer("play")
    before, tints = reader.says("play"), "all => all.map(e => e.style.background)"
    height = play.bounding_box()["height"]
    play.get_by_role("button", name="마, 시점 2의 답").focus()
    assert "‘마’를 가장 크게 좌우하는 글자는 시점 1의 ‘토’입니다" in reader.says("play")
    assert "네 번 가운데 3번" in reader.says("play"), "as in tests/site/explorers/fixtures/influence.json"
    shown = play.locator("th[scope=col]").evaluate_all(tints)
    assert "0.750" in shown[0] and "0.000" in shown[1] and not any(shown[2:])
    assert play.bounding_box()["height"] == height, "nothing moves"
    reader.page.keyboard.press("Tab")
    assert "시점 3의 답 ‘토’" in reader.says("play")
    play.locator(".title").hover()
    reader.page.evaluate("document.activeElement.blur()")
    assert reader.says("play") == before and not any(play.locator("th[scope=col]").evaluate_all(tints))
    play.get_by_role("button", name="를, 시점 4의 답").hover()
    assert "시점 1의 ‘토’, 시점 2의 ‘토’" in reader.says("play")


def test_a_tap_asks_an_answer_too(browser, read):
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    reader = read(context).open()
    reader.explorer("play").get_by_role("button", name="자, 시점 6의 답").tap()
    assert "시점 6의 답 ‘자’" in reader.says("play")
    context.close()


def test_time_runs_once_when_asked_and_stops_at_the_end(reader):
    reader.open()
    reader.page.clock.install()
    play, later = reader.explorer("play"), reader.explorer("play").locator(".heat td.later")
    assert later.count() == 0, "it does not start by itself"
    play.get_by_role("button", name="재생").click()
    assert reader.says("play").startswith("시점 1:") and later.count() > 0
    reader.page.clock.run_for(800)
    assert reader.says("play").startswith("시점 2:")
    reader.page.clock.run_for(10_000)
    assert reader.says("play").startswith("시점 6:") and later.count() == 0
    assert play.get_by_role("button", name="재생").is_visible()
    assert play.locator(".sentence").get_attribute("aria-live") == "polite"
    play.get_by_role("button", name="재생").click()
    play.get_by_role("button", name="멈춤").click()
    reader.page.clock.run_for(5000)
    assert reader.says("play").startswith("시점 1:")


def test_with_reduced_motion_time_shows_its_end_at_once(browser, read):
    context = browser.new_context(reduced_motion="reduce")
    reader = read(context).open("?play.t=1")
    reader.explorer("play").get_by_role("button", name="재생").click()
    assert reader.says("play").startswith("시점 6:")
    assert reader.explorer("play").locator(".later").count() == 0
    context.close()


def test_rows_slide_away_and_a_kernel_parts_into_its_gates(reader):
    reader.open()
    blocks = reader.explorer("shapes").locator(".blocks > span")
    assert blocks.nth(0).locator("i").count() == 4 and blocks.nth(0).locator(".leaves").count() == 0
    assert blocks.nth(1).locator("span").all_inner_texts() == ["i", "f", "c", "o"]
    reader.control("shapes", "return_sequences").uncheck()
    leaving = blocks.nth(0).locator(".leaves i")
    assert leaving.count() == 4
    only_the_last = "rows => rows.every((row, n) => (row.getBoundingClientRect().height == 0) == (n < 3))"
    reader.page.wait_for_function(only_the_last, arg=leaving.element_handles())
    assert leaving.last.bounding_box()["height"] > 8
    reader.control("shapes", "층").select_option("GRU")
    assert blocks.nth(1).locator("span").all_inner_texts() == ["z", "r", "h"]
    reader.page.wait_for_timeout(500)
    assert reader.explorer("shapes").locator("table").nth(1).locator("td").last.inner_text() == "90"
    reader.control("shapes", "유닛 units").fill("500")
    assert blocks.nth(1).locator(".cut").count() == 3, "a block that is cut says so"


def test_with_reduced_motion_shapes_change_at_once(browser, read):
    context = browser.new_context(reduced_motion="reduce")
    reader = read(context).open()
    reader.page.evaluate("() => { window.requestAnimationFrame = () => { throw new Error('motion'); }; }")
    reader.control("shapes", "return_sequences").uncheck()
    rows = "all => all.map(row => row.getBoundingClientRect().height)"
    assert reader.explorer("shapes").locator(".leaves i").evaluate_all(rows)[:3] == [0, 0, 0]
    reader.control("shapes", "층").select_option("GRU")
    assert reader.explorer("shapes").locator("table").nth(1).locator("td").last.inner_text() == "90"
    assert reader.errors == []
    context.close()


def written(reader):
    reader.explorer("write").locator(".sentence", has_text="160개를 썼습니다").wait_for(timeout=60_000)
    return reader.explorer("write").locator(".written").inner_text()


def test_weights_are_loaded_when_a_reader_asks_and_the_same_seed_writes_the_same_text(reader):
    reader.open()
    loaded = lambda: [url for url in reader.requests if "writer-" in url]  # noqa: E731
    assert loaded() == [] and "130 KiB" in reader.says("write")
    press = lambda name: reader.explorer("write").get_by_role("button", name=name, exact=True).click()  # noqa: E731
    press("쓰기")
    first = written(reader)
    assert first.startswith("제131조 ①") and len(loaded()) == 1 and "writer-60" in loaded()[0]
    press("다시 쓰기")
    other = written(reader)
    assert other != first and reader.query() == "?write.seed=2"
    reader.control("write", "난수 시드").fill("1")
    assert written(reader) == first
    reader.control("write", "학습한 만큼").select_option("1")
    reader.explorer("write").locator(".sentence", has_text="1에포크 학습한").wait_for(timeout=60_000)
    assert written(reader) != first and len(loaded()) == 2


def test_a_link_writes_at_once_and_unknown_letters_are_named(reader):
    reader.open("?write.start=왜? 토마토를&write.temperature=0.2")
    assert written(reader).startswith("왜? 토마토를")
    assert "건너뛰고 읽었습니다: ?" in reader.says("write")


def test_weights_that_cannot_be_loaded_are_reported(reader):
    reader.page.route("**/writer-*.js*", lambda route: route.abort())
    reader.open()
    reader.explorer("write").get_by_role("button", name="쓰기", exact=True).click()
    reader.explorer("write").locator(".sentence", has_text="불러오지 못했습니다").wait_for()
    reader.errors.clear()  # the browser reports the request that failed
