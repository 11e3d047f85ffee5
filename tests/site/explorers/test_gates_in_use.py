"""The sluices of the gates explorer, and the walk of the gradients explorer, move by mouse, finger and keys."""

import re


def ghosts(reader, name):
    return reader.explorer(name).locator(".ghost")


def test_a_sluice_is_dragged_on_the_picture_of_the_cell(reader):
    reader.open(page="gates")
    valve = reader.control("gates", "망각 게이트 f")
    valve.scroll_into_view_if_needed()
    box = valve.bounding_box()
    assert box["width"] >= 44 and box["height"] >= 44
    plate = reader.explorer("gates").locator(".plate").first
    before = float(plate.get_attribute("y"))
    middle = box["x"] + box["width"] / 2
    reader.drag([(middle, box["y"] + 14), (middle, box["y"] + box["height"] - 2)], steps=4)
    assert valve.input_value() == "0" and "처음 기억의 0%가 남습니다" in reader.says("gates")
    assert float(plate.get_attribute("y")) > before, "the plate came down"
    valve.press("Home")
    valve.press("ArrowUp")
    assert valve.input_value() == "0.01" and valve.get_attribute("aria-valuetext") == "0.01"


def test_the_curve_before_stays_as_a_ghost(reader):
    reader.open(page="gates")
    line = reader.explorer("gates").locator(".line").first
    first = line.get_attribute("points")
    assert ghosts(reader, "gates").count() == 0
    reader.control("gates", "망각 게이트 f").fill("0.5")
    reader.control("gates", "망각 게이트 f").fill("0.4")
    assert ghosts(reader, "gates").get_attribute("points") == first, "one movement leaves one ghost"
    second = line.get_attribute("points")
    reader.page.wait_for_timeout(700)
    reader.control("gates", "망각 게이트 f").fill("0.9")
    assert ghosts(reader, "gates").get_attribute("points") == second
    reader.explorer("gates").get_by_role("button", name="처음으로").click()
    assert ghosts(reader, "gates").count() == 0


def test_a_drop_passes_the_cell_once_for_each_step(reader):
    reader.open("?gates.f=0.5&gates.steps=3")
    gates = reader.explorer("gates")
    drop, counter = gates.locator(".moving:not([r='0'])"), gates.locator(".sluices svg text").last
    reader.page.clock.install(time=0)
    reader.page.clock.pause_at(60_000)  # from here on only the test lets time pass
    gates.get_by_role("button", name="▶ 시간 보내기").click()
    for milliseconds, words in ((1000, "1시점 뒤: 50.0%"), (700, "2시점 뒤: 25.0%")):
        reader.page.clock.run_for(milliseconds)
        assert counter.text_content() == words and drop.count() == 1
    assert gates.locator(".chart .point").count() == 1, "a point runs along the curve"
    reader.page.clock.run_for(5000)
    assert drop.count() == 0
    assert gates.locator(".chart .point").count() == 0


def test_the_error_walks_back_to_the_first_step(reader):
    reader.open("?gradients.steps=40")
    gradients = reader.explorer("gradients")
    arrived = reader.says("gradients")
    # The walk takes a moment; what the box says first is noted in the page, because a test may look too late.
    gradients.evaluate("""explorer => {
        const box = explorer.querySelector(".sentence");
        new MutationObserver(() => { explorer.said ??= box.innerText; })
            .observe(box, { childList: true, characterData: true, subtree: true }); }""")
    gradients.get_by_role("button", name="▶ 오차 거슬러 보내기").click()
    reader.page.wait_for_function("document.querySelector('rnn-gradients').said")
    said = gradients.evaluate("explorer => explorer.said")
    assert said == "오차가 마지막 시점에서 처음 시점으로 거슬러 가고 있습니다."
    gradients.locator(".sentence", has_text="첫 입력의 몫").wait_for()
    assert reader.says("gradients") == arrived
    gradients.get_by_role("button", name="한 시점 뒤로 돌아오기").click()
    assert reader.says("gradients").startswith("오차가 시점 40에서 38시점을 거슬러 시점 2에 왔습니다.")
    reader.control("gradients", "오차가 도착한 시점 t").press("End")
    assert re.search("시점 40에 왔습니다.*SimpleRNN 1.00, LSTM 1.00, GRU 1.00배", reader.says("gradients"))
    assert reader.query() == "?gradients.t=40&gradients.steps=40"
