"""<rnn-gates> holds a memory as Keras does; its sluices are dragged and moved by keys."""

import pytest
from copied_code import assert_equal, columns, number, opened, rows_of

QUERIES = [
    "gates.f=0.9&gates.i=0.3&gates.o=0.5&gates.start=-1",
    pytest.param("gates.f=1&gates.i=0", marks=pytest.mark.weekly),
    pytest.param("gates.f=0&gates.i=1&gates.offer=0.9", marks=pytest.mark.weekly),
    "gates.layer=GRU&gates.r=0.7&gates.z=0",
    pytest.param("gates.layer=GRU&gates.r=1&gates.z=0.97&gates.offer=0", marks=pytest.mark.weekly),
]


@pytest.mark.parametrize("query", QUERIES)
def test_copied_code_gives_the_values(reader, query):
    gates, computed, names, _ = opened(reader, f"{query}&gates.steps=20")
    rows = rows_of(gates.locator("table"))
    assert_equal(computed["memory"][1:], names["memories"], columns(rows[1:])[0])
    assert_equal(computed["h"], names["outputs"], columns(rows[1:])[-1])
    assert_equal(computed["kept"], names["kept"])
    said = number(reader.numbers("gates")[1])  # after how many steps, then the share in per cent
    too_small_to_say = said == 0.01 and names["kept"] < 1e-4
    assert too_small_to_say or abs(100 * names["kept"] - said) <= 0.0501


def test_a_mistake_in_a_formula_is_noticed(read):
    reader = read()
    wrong = (reader.folder / "gates.js").read_text("utf8").replace("Math.tanh", "Math.atan")
    answer = {"body": wrong, "content_type": "text/javascript"}
    reader.page.route("**/gates.js", lambda route: route.fulfill(**answer))
    with pytest.raises(AssertionError, match="Not equal to tolerance"):
        test_copied_code_gives_the_values(reader, QUERIES[0])


def test_a_sluice_is_dragged_on_the_picture_of_the_cell(reader):
    reader.open(page="gates")
    valve = reader.control("gates", "f")
    valve.scroll_into_view_if_needed()
    box = valve.bounding_box()
    assert box["width"] >= 44
    assert box["height"] >= 44
    plate = reader.explorer("gates").locator(".plate").first
    before = float(plate.get_attribute("y"))
    middle = box["x"] + box["width"] / 2
    reader.drag([(middle, box["y"] + 14), (middle, box["y"] + box["height"] - 2)], steps=4)
    assert valve.input_value() == "0"
    assert reader.numbers("gates")[1] == "0"
    assert float(plate.get_attribute("y")) > before, "the plate came down"
    valve.press("Home")
    valve.press("ArrowUp")
    assert valve.input_value() == "0.01"
    assert valve.get_attribute("aria-valuetext") == "0.01"
