"""<rnn-puzzle> is painted by mouse, finger and keyboard, and its links hold what was painted."""

import numpy as np
import pytest
from copied_code import assert_equal, columns, opened, rows_of

from tests.site.in_browser import run

TWO_VALUES = "puzzle.level=100_5-45_60-90"
SOLUTION = "puzzle.i=a4ua54ua40&puzzle.f=u59au40&puzzle.o=a44ua44ua10"
PASSED = [True] * 5  # written, kept, not mixed, read, no leak


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("puzzle.f=u100", marks=pytest.mark.weekly),
        pytest.param(
            "puzzle.level=40_3-10_20-35&puzzle.i=k9a31&puzzle.f=t40&puzzle.o=abcde36",
            marks=pytest.mark.weekly,
        ),
        f"{TWO_VALUES}&{SOLUTION}",
    ],
)
def test_copied_code_gives_the_values(reader, query):
    puzzle, computed, names, _ = opened(reader, query)
    _, i, f, o, c, h = columns(rows_of(puzzle.locator("table")))
    np.testing.assert_allclose([names["i"], names["f"], names["o"]], [i, f, o])
    assert_equal(computed["c"], names["memories"], c)
    assert_equal(computed["h"], names["outputs"], h)


def lane_of(reader, gate):
    return reader.explorer("puzzle").locator(f".lane[data-gate={gate}]")


def passed(reader):
    """Return which checks the picture passes."""
    return (
        reader.explorer("puzzle")
        .locator(".checks li")
        .evaluate_all("all => all.map((check) => check.classList.contains('passed'))")
    )


def paint(reader, gate, points):
    """Drag the mouse over the lane of a gate along points, (share of the width, height 0 to 1)."""
    ground = lane_of(reader, gate).locator(".ground")
    ground.scroll_into_view_if_needed()
    box = ground.bounding_box()
    moves = [
        (box["x"] + 1 + x * (box["width"] - 2), box["y"] + (1 - y) * box["height"])
        for x, y in points
    ]
    reader.drag(moves, steps=3)


def value_text(reader, gate):
    return lane_of(reader, gate).get_attribute("aria-valuetext")


def test_the_first_level_is_solved_by_one_stroke_and_the_next_one_opens(reader):
    reader.open(page="puzzle")
    assert reader.numbers("puzzle")[:2] == ["6", "0.50"], "at step 6 the gate is half open"
    assert passed(reader)[3] is False, "nothing arrives"
    paint(reader, "f", [(0, 1), (1, 1)])
    assert passed(reader) == PASSED
    assert "1" in reader.numbers("puzzle"), "strokes are counted"
    assert reader.query() == "?puzzle.f=u100"
    reader.button("puzzle", "next-level").click()
    assert reader.query() == "?puzzle.level=100_5-90"
    assert reader.button("puzzle", "level", 1).get_attribute("aria-pressed") == "true"
    assert "0.50" in reader.numbers("puzzle")


def touch(reader, points):
    """Put a finger on the first point, (x, y) in pixels, move it over the others and lift it."""
    session = reader.page.context.new_cdp_session(reader.page)
    for place, (x, y) in enumerate(points):
        kind = "touchMove" if place else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_paints_and_does_not_scroll_the_page(phone_reader):
    reader = phone_reader.open(page="puzzle")
    ground = lane_of(reader, "f").locator(".ground")
    ground.evaluate("e => e.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = ground.bounding_box()
    before = reader.page.evaluate("scrollY")
    points = [(0.01, 21), (0.5, 1), (0.995, 1)]
    touch(reader, [(box["x"] + share * box["width"], box["y"] + y) for share, y in points])
    assert reader.page.evaluate("scrollY") == before
    assert "puzzle.f=" in reader.query()
    assert value_text(reader, "f").endswith("100, 1.00")
    left, right = reader.explorer("puzzle").evaluate("puzzle => puzzle.lanes.edges.slice(4, 6)")
    assert right - left >= 40, "a finger hits the column that must be painted"


@pytest.mark.weekly
def test_a_finger_that_swipes_up_scrolls_the_page_and_paints_nothing(phone_reader):
    reader = phone_reader.open(page="puzzle")
    reader.page.evaluate("document.body.style.paddingBottom = '3000px'")
    box = lane_of(reader, "f").locator(".ground").bounding_box()
    touch(reader, [(box["x"] + 100, box["y"] + 40 - moved) for moved in range(0, 200, 20)])
    reader.page.wait_for_function("scrollY > 100")
    assert reader.query() == ""
    assert reader.explorer("puzzle").evaluate("puzzle => puzzle.paint.f[30]") == 0.5


@pytest.mark.weekly
def test_buttons_move_a_finger_step_by_one(phone_reader):
    reader = phone_reader.open(page="puzzle")
    reader.button("puzzle", "ArrowRight").tap()
    assert value_text(reader, "f").endswith("6, 0.50"), "before a tap the first lane counts"
    lane_of(reader, "f").locator(".ground").tap(position={"x": 100, "y": 1})
    tapped, value = value_text(reader, "f").split()[1:]
    assert value == "1.00"
    for action in ("ArrowLeft", "ArrowDown", "ArrowDown"):
        reader.button("puzzle", action).tap()
    assert value_text(reader, "f").endswith(f" {int(tapped.strip(',')) - 1}, 0.40")
    assert lane_of(reader, "f").locator(".reading").text_content() == value_text(reader, "f")
    assert "puzzle.f=" in reader.query()


def test_the_keyboard_alone_solves_the_second_level(reader):
    reader.open("?puzzle.level=100_5-90")
    keys = {
        "i": "Home PageDown Shift+End Home" + " ArrowRight" * 4 + " PageUp",
        "f": "Home PageUp Shift+End",
        "o": "PageUp ArrowRight PageDown Shift+End Home PageDown" + " Shift+ArrowRight" * 88,
    }
    for gate, presses in keys.items():
        lane_of(reader, gate).focus()
        for key in presses.split():
            reader.page.keyboard.press(key)
    assert passed(reader) == PASSED
    assert reader.explorer("puzzle").evaluate("puzzle => puzzle.strokes") is None, (
        "strokes are counted for a pointer only"
    )
    assert value_text(reader, "i").endswith(", 1.00")
    lane_of(reader, "f").focus()
    for key in ["Home"] + ["ArrowRight"] * 9 + ["ArrowDown"] * 3:
        reader.page.keyboard.press(key)
    assert value_text(reader, "f").endswith("10, 0.85")
    assert lane_of(reader, "f").get_attribute("aria-valuenow") == "0.85"
    assert reader.numbers("puzzle")[:2] == ["10", "0.85"]


def copied(reader):
    """Press the button that copies a link. Return the link."""
    run(reader.page, "keep_what_is_copied")
    before = reader.says("puzzle")
    reader.button("puzzle", "share").click()
    reader.page.wait_for_function("window.copied")
    assert reader.says("puzzle") != before, "it says that the link is copied"
    return reader.page.evaluate("window.copied")


def test_the_copied_link_holds_level_and_painting_only(reader):
    reader.open(f"?{TWO_VALUES}&{SOLUTION}&gates.f=1")
    assert copied(reader).endswith(f"/play/puzzle-3.html?{TWO_VALUES}&{SOLUTION}#puzzle")
    reader.button("puzzle", "paint-again").click()
    assert set(reader.query()[1:].split("&")) == {"gates.f=1", TWO_VALUES}


def test_a_lecturer_sets_a_level_and_gets_its_link(reader):
    reader.open(page="puzzle")
    puzzle = reader.explorer("puzzle")
    level = reader.control("puzzle", "level")
    for typed in ("abc", "40_10-50"):
        level.fill(typed)
        assert "100_5-45_60-90_io" in puzzle.locator(".problem").text_content()
    level.fill("40_3-10_20-35_o")
    assert puzzle.locator(".problem").text_content() == ""
    link = copied(reader)
    assert link.endswith("?puzzle.level=40_3-10_20-35_o#puzzle")
    reader.page.goto("about:blank")
    reader.page.goto(link)
    mission = puzzle.locator(".mission").inner_text()
    assert all(step in mission for step in ("3", "10", "20", "35"))
    assert puzzle.get_by_role("slider").count() == 2


def test_a_bad_link_says_what_is_wrong_and_can_be_played_on(reader):
    fresh = reader.open(page="puzzle").says("puzzle")
    reader.open("?puzzle.f=u99")
    assert reader.says("puzzle") != fresh, "the painting in the link does not fit"
    reader.open("?puzzle.level=<b>")
    problem = reader.explorer("puzzle").locator(".problem")
    assert "100_5-45_60-90_io" in problem.inner_text()
    paint(reader, "f", [(0, 1), (1, 1)])
    assert passed(reader) == PASSED
    assert reader.query() == "?puzzle.f=u100"
