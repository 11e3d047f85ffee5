"""The gate puzzle is painted by mouse, finger and keyboard, and its links hold what was painted."""

SOLVED = "?puzzle.level=100_5-45_60-90&puzzle.i=a4ua54ua40&puzzle.f=u59au40&puzzle.o=a44ua44ua10"


def paint(reader, gate, points):
    """Drag the mouse over the lane of a gate along
    points, (share of the width, height from 0 to 1).
    """
    lane = reader.explorer("puzzle").locator(".lane .ground").nth("ifo".index(gate))
    lane.scroll_into_view_if_needed()
    box = lane.bounding_box()
    moves = [
        (box["x"] + 1 + x * (box["width"] - 2), box["y"] + (1 - y) * box["height"])
        for x, y in points
    ]
    reader.drag(moves, steps=3)


def value_text(reader, name):
    return (
        reader.explorer("puzzle").get_by_role("slider", name=name).get_attribute("aria-valuetext")
    )


def test_the_first_level_is_solved_by_one_stroke_and_the_next_one_opens(reader):
    reader.open(page="puzzle")
    assert reader.says("puzzle").startswith("시점 6에서 망각 게이트 f가 0.50만큼만 열려 있어서")
    assert reader.explorer("puzzle").locator(".checks li").all_inner_texts()[3] == "○ 읽기", (
        "nothing arrives"
    )
    paint(reader, "f", [(0, 1), (1, 1)])
    assert reader.says("puzzle").startswith("풀었습니다! 붓질 1번 만입니다.")
    assert reader.query() == "?puzzle.f=u100"
    assert reader.explorer("puzzle").locator(".checks li.passed").count() == 5
    reader.explorer("puzzle").get_by_role("button", name="다음 단계 →").click()
    assert reader.query() == "?puzzle.level=100_5-90"
    assert (
        reader.explorer("puzzle").get_by_role("button", name="2단계").get_attribute("aria-pressed")
        == "true"
    )
    assert "입력 게이트 i가 0.50만큼만" in reader.says("puzzle")


def touch(reader, points):
    """Put a finger on the first point, (x, y) in pixels, move it over the others and lift it."""
    session = reader.page.context.new_cdp_session(reader.page)
    for place, (x, y) in enumerate(points):
        kind = "touchMove" if place else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_paints_and_does_not_scroll_the_page(phone_reader):
    reader = phone_reader.open(page="puzzle")
    lane = reader.explorer("puzzle").locator(".lane .ground").nth(1)
    lane.evaluate("lane => lane.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = lane.bounding_box()
    before = reader.page.evaluate("scrollY")
    touch(
        reader,
        [
            (box["x"] + share * box["width"], box["y"] + y)
            for share, y in ((0.01, 21), (0.5, 1), (0.995, 1))
        ],
    )
    assert reader.page.evaluate("scrollY") == before
    assert "puzzle.f=" in reader.query() and value_text(reader, "망각 게이트 f").startswith(
        "시점 100, 1.00"
    )
    left, right = reader.explorer("puzzle").evaluate("puzzle => puzzle.lanes.edges.slice(4, 6)")
    assert right - left >= 40, "a finger hits the column that must be painted"


def test_a_finger_that_swipes_up_scrolls_the_page_and_paints_nothing(phone_reader):
    reader = phone_reader.open(page="puzzle")
    reader.page.evaluate("document.body.style.paddingBottom = '3000px'")
    box = reader.explorer("puzzle").locator(".lane .ground").nth(1).bounding_box()
    touch(reader, [(box["x"] + 100, box["y"] + 40 - moved) for moved in range(0, 200, 20)])
    reader.page.wait_for_function("scrollY > 100")
    assert (
        reader.query() == ""
        and reader.explorer("puzzle").evaluate("puzzle => puzzle.paint.f[30]") == 0.5
    )


def test_buttons_move_a_finger_step_by_one(phone_reader):
    reader = phone_reader.open(page="puzzle")
    puzzle = reader.explorer("puzzle")
    lane = puzzle.get_by_role("slider", name="망각 게이트 f")
    puzzle.get_by_role("button", name="시점 ▶").tap()
    assert value_text(reader, "망각 게이트 f") == "시점 6, 0.50", (
        "before a tap the first lane counts"
    )
    lane.locator(".ground").tap(position={"x": 100, "y": 1})
    assert value_text(reader, "망각 게이트 f").endswith(", 1.00")
    step = int(value_text(reader, "망각 게이트 f").split()[1].strip(","))
    for name in ("◀ 시점", "값 ▼", "값 ▼"):
        puzzle.get_by_role("button", name=name).tap()
    assert value_text(reader, "망각 게이트 f") == f"시점 {step - 1}, 0.40"
    assert lane.locator(".reading").text_content() == f"시점 {step - 1}, 0.40"
    assert "puzzle.f=" in reader.query()


def test_the_keyboard_alone_solves_the_second_level(reader):
    reader.open("?puzzle.level=100_5-90")
    keys = {
        "입력 게이트 i": (
            "Home PageDown Shift+End Home ArrowRight ArrowRight ArrowRight ArrowRight PageUp"
        ),
        "망각 게이트 f": "Home PageUp Shift+End",
        "출력 게이트 o": (
            "PageUp ArrowRight PageDown Shift+End Home PageDown" + " Shift+ArrowRight" * 88
        ),
    }
    for name, presses in keys.items():
        reader.explorer("puzzle").get_by_role("slider", name=name).focus()
        for key in presses.split():
            reader.page.keyboard.press(key)
    assert reader.says("puzzle").startswith("풀었습니다! 값이 필요한"), (
        "strokes are counted for a pointer only"
    )
    assert value_text(reader, "입력 게이트 i") == "시점 5(쓰기), 1.00"
    lane = reader.explorer("puzzle").get_by_role("slider", name="망각 게이트 f")
    lane.focus()
    for key in ["Home"] + ["ArrowRight"] * 9 + ["ArrowDown"] * 3:
        reader.page.keyboard.press(key)
    assert (
        value_text(reader, "망각 게이트 f") == "시점 10, 0.85"
        and lane.get_attribute("aria-valuenow") == "0.85"
    )
    assert reader.says("puzzle").startswith("시점 10에서 망각 게이트 f가 0.85만큼만")


def copied(reader, button):
    """Press a button that copies a link. Return the link."""
    reader.page.evaluate(
        "() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }"
    )
    reader.explorer("puzzle").get_by_role("button", name=button).click()
    reader.explorer("puzzle").locator(".sentence", has_text="링크를 복사했습니다").wait_for()
    return reader.page.evaluate("window.copied")


def test_the_copied_link_holds_level_and_painting_only(reader):
    reader.open(f"{SOLVED}&gates.f=1")
    assert copied(reader, "이 그림의 링크").endswith(f"puzzle.html{SOLVED}#puzzle")
    reader.explorer("puzzle").get_by_role("button", name="다시 칠하기").click()
    assert set(reader.query()[1:].split("&")) == {"gates.f=1", "puzzle.level=100_5-45_60-90"}


def test_a_lecturer_sets_a_level_and_gets_its_link(reader):
    reader.open(page="puzzle")
    puzzle = reader.explorer("puzzle")
    puzzle.locator("summary", has_text="다른 설정").click()
    level = puzzle.get_by_label("문제 내기")
    for typed in ("abc", "40_10-50"):
        level.fill(typed)
        assert "100_5-45_60-90_io처럼 적어 주세요" in puzzle.locator(".problem").text_content()
    level.fill("40_3-10_20-35_o")
    assert puzzle.locator(".problem").text_content() == ""
    link = copied(reader, "이 그림의 링크")
    assert link.endswith("?puzzle.level=40_3-10_20-35_o#puzzle")
    reader.page.goto("about:blank")
    reader.page.goto(link)
    assert (
        "시점 3의 값은 시점 10에만, 시점 20의 값은 시점 35에만"
        in puzzle.locator(".mission").inner_text()
    )
    assert puzzle.get_by_role("slider").count() == 2


def test_a_bad_link_says_what_is_wrong_and_can_be_played_on(reader):
    reader.open("?puzzle.f=u99")
    assert reader.says("puzzle").startswith("링크에 담긴 그림이 이 문제에 맞지 않아서")
    reader.open("?puzzle.level=<b>")
    assert (
        "100_5-45_60-90_io처럼 적어 주세요"
        in reader.explorer("puzzle").locator(".problem").inner_text()
    )
    paint(reader, "f", [(0, 1), (1, 1)])
    assert reader.says("puzzle").startswith("풀었습니다!")
    assert reader.query() == "?puzzle.f=u100"
