"""The sluices of the gates explorer, and the walk of
the gradients explorer, move by mouse, finger and keys.
"""

import re


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


def test_the_error_walks_back_to_the_first_step(reader):
    reader.open("?gradients.steps=40")
    gradients = reader.explorer("gradients")
    arrived = reader.says("gradients")
    gradients.get_by_role("button", name="▶ 오차 거슬러 보내기").click()
    gradients.locator(".sentence", has_text="첫 입력의 몫").wait_for()
    assert reader.says("gradients") == arrived
    gradients.get_by_role("button", name="한 시점 뒤로 돌아오기").click()
    assert reader.says("gradients").startswith(
        "오차가 시점 40에서 38시점을 거슬러 시점 2에 왔습니다."
    )
    reader.control("gradients", "오차가 도착한 시점 t").press("End")
    assert re.search(
        "시점 40에 왔습니다.*SimpleRNN 1.00, LSTM 1.00, GRU 1.00배", reader.says("gradients")
    )
    assert reader.query() == "?gradients.t=40&gradients.steps=40"
