"""Pages load only what their explorers need, and every reader can use the explorers."""

import re
from pathlib import Path

import explorers
from explorers.bundle import write_assets
from explorers.catalog import DATA, EXPLORERS, SOURCES
from tests.site.axe import violations
from tools import notebooks

ROOT = Path(__file__).parents[3]
ALL = "explorers"


def test_a_page_loads_just_what_its_explorers_need_when_a_reader_comes_near(read_book, site):
    book_reader = read_book()
    book_reader.page.goto((site / f"{ALL}.html").as_uri())
    # What is near the top is asked for with the first picture, which a busy machine may draw late.
    book_reader.page.wait_for_function("document.querySelector('rnn-shapes').controls", polling=100)
    book_reader.page.wait_for_load_state("networkidle")
    assert any("shapes.js" in url for url in book_reader.requests)
    assert not [url for url in book_reader.requests if "train.js" in url or "drills.js" in url]

    def loaded(page):
        book_reader.requests.clear()
        book_reader.open(page=page)
        return {
            url.rsplit("/", 1)[1].partition("?")[0]
            for url in book_reader.requests
            if "/explorers/" in url
        }

    assert loaded("glossary") == set()
    assert loaded("gradients") == {
        "explorers.css",
        "common.js",
        "layers.js",
        "gradients.js",
    }
    everything = {f"{name}.js" for name in ("common", *EXPLORERS, *DATA.values())}
    assert loaded(ALL) == {"explorers.css", *everything}, "no picture is loaded where scripts run"
    files = [url for url in book_reader.requests if "/explorers/" in url]
    assert len(files) == len(set(files)), "a file is loaded once, though several explorers need it"


def test_the_weights_of_the_writer_are_as_large_as_its_page_says(tmp_path):
    write_assets(tmp_path)
    sizes = [path.stat().st_size for path in tmp_path.glob("writer-*")]
    assert sizes and all(125 * 1024 < size < 135 * 1024 for size in sizes), (
        "the page says about 130 KiB"
    )


def test_without_javascript_a_picture_and_a_link_stand_there(read_book):
    reader = read_book(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = reader.page
    page.goto((reader.folder / f"{ALL}.html").as_uri())
    for name in EXPLORERS:
        picture = page.locator(f"rnn-{name} img")
        assert picture.is_visible() and picture.evaluate(
            "image => image.complete && image.naturalWidth > 0"
        )
        assert len(picture.get_attribute("alt")) > 40
        assert (
            page.locator(f"rnn-{name} a").get_attribute("href").startswith("../../explorers.html")
        )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_elsewhere_a_picture_and_a_link_stand_for_each_explorer():
    """That their addresses are those of the repository, tests/course/test_repository.py proves."""
    count = 0
    for path in [*notebooks.paths(suffix=".md"), *notebooks.paths()]:
        text = (ROOT / path).read_text(encoding="utf-8").replace('\\"', '"')
        for name, _, inside in explorers.ELEMENT.findall(text):
            count += 1
            language = notebooks.language_of(path)
            folder = "" if language == "ko" else f"{language}/"
            assert f'/explorers/pictures/{folder}{name}.png"' in inside, f"{path.name}: {name}"
            assert re.search(rf'/explorers\.html(\?[^"]*)?#{name}"', inside), f"{path.name}: {name}"
            assert re.search(r'alt="[^"]{40,}"', inside), f"{path.name}: {name} needs an alt text"
            assert "\n\n" not in inside, f"{path.name}: a blank line would end the element in Colab"
    assert count >= len(EXPLORERS)
    assert all((SOURCES / f"pictures/{name}.png").stat().st_size <= 60 * 1024 for name in EXPLORERS)


def test_no_axe_violation_and_no_sideways_scroll_where_everything_is_opened(read_book):
    """tests/site/pages/test_visits.py looks at the page as it comes."""
    reader = read_book(viewport={"width": 360, "height": 900})
    reader.open("?play.layer=LSTM&play.gates=1&play.text=토토마를자먹토토마를자먹토토", page=ALL)
    reader.page.evaluate(
        "document.querySelectorAll('details').forEach(details => { details.open = true; })"
    )
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(reader.page) == []


def test_the_keyboard_alone_walks_through_time(visitor):
    slider = visitor.control("play", "시점 t")
    slider.focus()
    steps = []
    for key in ("ArrowLeft", "Home", "ArrowRight", "End"):
        visitor.page.keyboard.press(key)
        steps.append(re.match(r"시점 (\d)", visitor.says("play"))[1])
    assert steps == ["5", "1", "2", "6"]
    current = visitor.explorer("play").locator("th[aria-current=step]")
    assert current.count() == 1 and current.inner_text() == "먹"
    assert slider.get_attribute("aria-valuetext") == "6, 먹"


def test_tab_reaches_every_control_with_a_visible_ring(visitor):
    for name in EXPLORERS:
        selector = ":is(button, input, select, summary, [tabindex])"
        controls = [c for c in visitor.explorer(name).locator(selector).all() if c.is_visible()]
        controls[0].focus()
        for position, control in enumerate(controls):
            if position:
                visitor.page.keyboard.press("Tab")
            assert control.evaluate("e => e === document.activeElement"), f"{name}: {control}"
        style = controls[-1].evaluate("e => getComputedStyle(e).outlineStyle")
        assert style == "solid"


def test_forced_colours_and_reduced_motion(read_book):
    reader = read_book(forced_colors="active", reduced_motion="reduce").open(page=ALL)
    line = reader.explorer("gates").locator("polyline").first
    text = reader.explorer("gates").locator(".title")
    assert line.evaluate("e => getComputedStyle(e).stroke") == text.evaluate(
        "e => getComputedStyle(e).color"
    )
    lines = reader.explorer("gradients").locator("polyline")
    dashes = lines.evaluate_all("all => all.map(line => getComputedStyle(line).strokeDasharray)")
    assert len(set(dashes)) == 3, "lines differ by more than colour"
    moving = (
        "all => all.filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0.01).length"
    )
    assert reader.page.locator(".rnn-explorer *").evaluate_all(moving) == 0


GARBAGE = (
    "?play.t=0&play.layer=Transformer&play.task=&play.gates=yes&play.nothing=1&gates.f=7&gates.z=NaN&gates.steps=1e2"
    "&shapes.units=-3&shapes.features=2.5&shapes.bidirectional=%00&gradients.steps=101&gradients.forget_bias=0x1&train.epochs=101&drills.chapter=bert&drills.mode=11"
    "&constructor=1&play.__proto__=1&shapes.constructor=1&%E0%A4%A"
)


def test_on_a_phone_the_chart_stays_in_sight_while_its_slider_moves(read_book):
    page = read_book(viewport={"width": 390, "height": 664}).open(page=ALL).page
    seen = 0
    for explorer in page.locator(".explorer:has(.chart)").all():
        explorer.locator("details.more").evaluate_all(
            "all => all.forEach(more => { more.open = true; })"
        )
        for slider in explorer.locator("input[type=range]:visible").all():
            middle = "{ block: 'center', inline: 'center', behavior: 'instant' }"
            slider.evaluate(f"slider => slider.scrollIntoView({middle})")
            page.wait_for_timeout(50)
            chart = explorer.locator(".chart").bounding_box()
            box = slider.bounding_box()
            end = chart["y"] + chart["height"]
            height = end - min(
                chart["y"], box["y"]
            )  # below the page's header of 56 pixels both fit on the screen
            assert chart["y"] >= 0 and height <= 664 - 56, f"{chart} and {box} do not fit"
            assert end <= box["y"] or chart["y"] >= box["y"] + box["height"], (
                f"{chart} and {box} overlap"
            )
            top = "box => document.elementFromPoint(box.x + 5, box.y + box.height / 2).type"
            assert page.evaluate(top, box) == "range", "the chart covers its slider"
            seen += 1
    assert seen >= 7


CHANGED = (
    "?other=1&gates.f=1&puzzle.f=u100&play.text=&shapes.layer=GRU&gradients.forget_bias=3"
    "&train.text=토마&drills.mode=ten&write.epochs=3&memory.cut=1&seeds.epoch=5"
)


def test_settings_go_to_the_address_and_back_until_one_starts_over(visitor):
    """One visit: each explorer is set by a link and starts
    over; what is then set stands in the address and stays.
    """
    visitor.open(GARBAGE, page=ALL)
    first = [visitor.says(name) for name in EXPLORERS]
    visitor.open(f"{CHANGED}#shapes", page=ALL)
    assert all(
        visitor.says(name) != sentence for name, sentence in zip(EXPLORERS, first, strict=True)
    )
    for name in EXPLORERS:
        visitor.explorer(name).get_by_role("button", name="처음으로").click()
    assert [visitor.says(name) for name in EXPLORERS] == first, (
        "nonsense in the address changed nothing"
    )
    assert visitor.query() == "?other=1"

    visitor.control("gates", "층").select_option("GRU")
    visitor.control("gates", "리셋 게이트 r").fill("0.5")
    visitor.query()
    assert visitor.page.url.endswith("#gates"), "a copied address leads to the explorer used last"
    visitor.control("play", "읽을 글자").fill("토마")
    visitor.control("play", "시점 t").fill("1")
    visitor.control("shapes", "return_state").uncheck()
    visitor.control("gradients", "시점 수 T").fill("80")
    query = visitor.query()
    expected = {
        "other=1",
        "gates.layer=GRU",
        "gates.r=0.5",
        "play.text=토마",
        "play.t=1",
        "shapes.return_state=0",
    }
    assert set(query[1:].split("&")) == expected | {"gradients.steps=80"}
    sentences = [visitor.says(name) for name in EXPLORERS]
    visitor.page.reload()
    visitor.load_all()
    assert [visitor.says(name) for name in EXPLORERS] == sentences
    assert visitor.page.url.endswith("#gradients")


def test_a_link_to_settings_keeps_those_of_other_explorers(visitor):
    visitor.open("?gates.f=1&shapes.units=7", page=ALL)
    visitor.page.get_by_role("link", name="시점 축이 사라집니다.").click()
    visitor.page.wait_for_url("**return_sequences=0*")
    assert set(visitor.query()[1:].split("&")) == {"gates.f=1", "shapes.return_sequences=0"}
