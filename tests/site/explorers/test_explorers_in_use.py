"""Tomato, shapes, own sentence and writer are used by typing, clicking and keys."""

import re
from urllib.parse import quote


def test_other_letters_are_skipped_markup_stays_text_and_an_empty_text_says_what_to_do(reader):
    reader.open("?play.text=" + quote("토<img src=x onerror=a()>"))
    assert reader.explorer("play").locator("img").count() == 0
    assert "모르는 글자는 건너뛰었습니다: < i m" in reader.says("play")
    assert reader.explorer("play").locator("th[scope=col]").all_inner_texts() == ["토"]
    reader.control("play", "읽을 글자").fill("")
    assert "읽을 글자가 없습니다" in reader.says("play")
    assert reader.explorer("play").locator("table").count() == 0
    reader.explorer("play").get_by_role("button", name="먹", exact=True).click()
    assert reader.says("play").startswith("시점 1: ‘먹’을 읽자")
    reader.explorer("play").get_by_role("button", name="한 글자 지우기").click()
    assert "읽을 글자가 없습니다" in reader.says("play")


def test_a_syllable_is_not_reported_while_it_is_composed(reader):
    reader.open(page="play")
    text = reader.control("play", "읽을 글자")
    text.fill("토")
    text.focus()
    keyboard = reader.page.context.new_cdp_session(reader.page)
    for part in ("ㅁ", "마", "맏"):
        keyboard.send(
            "Input.imeSetComposition", {"text": part, "selectionStart": 1, "selectionEnd": 1}
        )
        assert "모르는" not in reader.says("play"), part
    keyboard.send("Input.insertText", {"text": "맏"})
    assert "모르는 글자는 건너뛰었습니다: 맏" in reader.says("play")
    assert text.input_value() == "토맏"


def test_a_typed_number_out_of_range_is_refused_with_the_range(reader):
    reader.open(page="shapes")
    units = reader.control("shapes", "유닛 units")
    problem = reader.explorer("shapes").locator(".problem:visible")
    for typed in ("1e9", "1000000000", "0", "-3", ""):
        units.fill(typed)
        used = re.search(
            r"\((\d+),", reader.explorer("shapes").locator(".line-of-code").inner_text()
        )[1]
        assert (
            problem.inner_text()
            == f"1부터 4096까지의 정수를 넣어 주세요. 지금 쓰는 값은 {used}입니다."
        )
        units.blur()
        assert units.input_value() == typed and problem.count() == 1, (
            "what was typed stays beside the message"
        )
    assert units.get_attribute("aria-describedby") == problem.get_attribute("id")
    units.fill("8")
    assert problem.count() == 0
    units.fill("0")
    reader.explorer("shapes").get_by_role("button", name="처음으로").click()
    assert problem.count() == 0


def test_an_answer_tells_which_letters_decide_it(reader):
    reader.open("?play.t=2")
    play = reader.explorer("play")
    before = reader.says("play")
    tints = "all => all.map(e => e.style.background)"
    height = play.bounding_box()["height"]
    play.get_by_role("button", name="마, 시점 2의 답").focus()
    assert "‘마’를 가장 크게 좌우하는 글자는 시점 1의 ‘토’입니다" in reader.says("play")
    assert "네 번 가운데 3번" in reader.says("play")
    shown = play.locator("th[scope=col]").evaluate_all(tints)
    assert "0.750" in shown[0] and "0.000" in shown[1] and not any(shown[2:])
    assert play.bounding_box()["height"] == height, "nothing moves"
    reader.page.keyboard.press("Tab")
    assert "시점 3의 답 ‘토’" in reader.says("play")
    play.locator(".title").hover()
    reader.page.evaluate("document.activeElement.blur()")
    assert reader.says("play") == before and not any(
        play.locator("th[scope=col]").evaluate_all(tints)
    )
    play.get_by_role("button", name="를, 시점 4의 답").hover()
    assert "시점 1의 ‘토’, 시점 2의 ‘토’" in reader.says("play")


def test_with_reduced_motion_everything_shows_its_end_at_once(still_reader):
    reader = still_reader
    reader.open(page="train").control("train", "내 문장 (2~12글자)").press("Enter")
    assert reader.says("train").startswith("100에포크를 학습하니")
    reader.open("?play.t=1").explorer("play").get_by_role("button", name="재생").click()
    assert (
        reader.says("play").startswith("시점 6:")
        and reader.explorer("play").locator(".later").count() == 0
    )
    reader.open(page="shapes").control("shapes", "층").select_option("GRU")
    assert reader.explorer("shapes").locator("table").nth(1).locator("td").last.inner_text() == "90"
    for name in ("gates", "gradients", "puzzle"):
        assert (
            reader.open(page=name)
            .explorer(name)
            .get_by_role("button", name=re.compile("^▶ "))
            .count()
            == 0
        )


def test_time_runs_once_when_asked_and_stops_at_the_end(reader):
    reader.open(page="play")
    reader.page.clock.install(time=0)
    reader.page.clock.pause_at(60_000)  # from here on only the test lets time pass
    play = reader.explorer("play")
    later = reader.explorer("play").locator(".heat td.later")
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


def test_scissors_make_two_equal_letters_equal_in_memory_and_answer(reader):
    memory = reader.open(page="memory").explorer("memory")

    def drawn(name):
        return memory.locator(f".{name}").all_text_contents()

    assert drawn("sign") == ["≠", "≠"] and drawn("answer")[:2] == ["토", "마"]
    memory.get_by_role("button", name="기억 자르기").press("Enter")
    assert drawn("sign") == ["=", "="] and drawn("answer")[:2] == ["토", "토"]
    assert "‘마’에서 ‘토’로 바뀌었습니다" in reader.says("memory")
    memory.get_by_role("button", name="기억 잇기").press("Enter")
    assert drawn("sign") == ["≠", "≠"] and reader.says("memory").startswith("‘토’를 두 번")


def test_the_start_page_plays_once_and_leaves_its_address_alone(read_book):
    reader = read_book()
    reader.page.add_init_script("addEventListener('animationend', () => { window.played = true; })")
    page = reader.open(page="index").page
    page.wait_for_function("window.played && !document.querySelector('.playing')")
    assert page.url.endswith("index.html")


def test_a_kernel_parts_into_its_gates(reader):
    reader.open(page="shapes")
    blocks = reader.explorer("shapes").locator(".blocks > span")
    assert blocks.nth(1).locator("span").all_inner_texts() == ["i", "f", "c̃", "o"]
    reader.control("shapes", "층").select_option("GRU")
    assert blocks.nth(1).locator("span").all_inner_texts() == ["z", "r", "h̃"]
    reader.control("shapes", "유닛 units").fill("500")
    assert blocks.nth(1).locator(".cut").count() == 3, "a block that is cut says so"


def test_a_sentence_of_ones_own_is_learnt_or_refused_in_words(reader):
    reader.open(page="train")
    text = reader.control("train", "내 문장 (2~12글자)")
    text.fill("나는 밥을 먹는다")
    assert reader.says("train").startswith("아직 학습하지 않은 모델입니다. 첫 글자 ‘나’를 주면")
    crossed_out = reader.explorer("train").locator("s")
    assert crossed_out.count() > 0
    reader.explorer("train").get_by_role("button", name="학습").click()
    assert reader.says("train") == "학습하고 있습니다.", (
        "the sentence is not read aloud at each frame"
    )
    reader.explorer("train").locator(
        ".sentence", has_text="‘나는밥을먹는다’라고 씁니다. 글자가 모두 넣은 문장과 같습니다."
    ).wait_for()
    assert crossed_out.count() == 0
    assert reader.query() == "?train.text=나는+밥을+먹는다&train.epochs=100"
    text.fill("나는")
    assert reader.says("train").startswith("아직 학습하지 않은")
    problem = reader.explorer("train").locator(".problem")
    text.fill("가나다" * 5)
    assert "15글자입니다" in problem.inner_text() and text.get_attribute("aria-invalid") == "true"
    before = reader.says("train")
    text.press("Enter")
    assert "15글자입니다" in problem.inner_text() and reader.says("train") == before
    text.fill("가나")
    assert text.get_attribute("aria-invalid") == "false"


def written(reader):
    reader.explorer("write").locator(".sentence", has_text="160개를 썼습니다").wait_for(
        timeout=60_000
    )
    return reader.explorer("write").locator(".written").inner_text()


def test_weights_are_loaded_when_a_reader_asks_and_the_same_seed_writes_the_same_text(reader):
    reader.open(page="write")

    def loaded():
        return [url for url in reader.requests if "writer-" in url]

    assert loaded() == [] and "130 KiB" in reader.says("write")

    def press(name):
        return reader.explorer("write").get_by_role("button", name=name, exact=True).click()

    press("쓰기")
    first = written(reader)
    assert first.startswith("제131조 ①") and len(loaded()) == 1 and "writer-60" in loaded()[0]
    press("다시 쓰기")
    other = written(reader)
    assert other != first and reader.query() == "?write.seed=2"
    reader.control("write", "난수 시드").fill("1")
    assert written(reader) == first
    reader.control("write", "학습한 만큼").select_option("1")
    reader.explorer("write").locator(".sentence", has_text="1에포크 학습한").wait_for(
        timeout=60_000
    )
    assert written(reader) != first and len(loaded()) == 2


def test_a_link_writes_at_once_and_unknown_letters_are_named(reader):
    reader.open("?write.start=왜? 토마토를&write.temperature=0.2")
    assert written(reader).startswith("왜? 토마토를")
    assert "건너뛰고 읽었습니다: ?" in reader.says("write")


def test_weights_that_cannot_be_loaded_are_reported(reader):
    reader.page.route("**/writer-*.js*", lambda route: route.abort())
    reader.open(page="write")
    reader.explorer("write").get_by_role("button", name="쓰기", exact=True).click()
    reader.explorer("write").locator(".sentence", has_text="불러오지 못했습니다").wait_for()
    reader.errors.clear()  # the browser reports the request that failed
