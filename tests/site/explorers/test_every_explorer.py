"""What holds for every explorer: what a page loads, its place without JavaScript, keyboard, colour,
settings in the address, and the button that copies its code.
"""

import re
from pathlib import Path

import pytest

import explorers
from explorers.catalog import DATA, EXPLORERS, SOURCES
from tests.site.axe import violations
from tests.site.in_browser import run
from tools import notebooks

ROOT = Path(__file__).parents[3]
ALL = "explorers"


def test_a_page_loads_just_what_its_explorers_need_when_a_reader_comes_near(read_book, site):
    reader = read_book()
    reader.page.goto((site / f"{ALL}.html").as_uri())
    # What is near the top is asked for with the first picture, which a busy machine draws late.
    reader.page.wait_for_function("document.querySelector('rnn-ball').controls", polling=100)
    reader.page.wait_for_load_state("networkidle")
    assert any("ball.js" in url for url in reader.requests)
    assert not [url for url in reader.requests if "train.js" in url or "drills.js" in url]

    def loaded(page):
        reader.requests.clear()
        reader.open(page=page)
        urls = [url for url in reader.requests if "/explorers/" in url]
        assert len(urls) == len(set(urls)), "a file is loaded once, though several need it"
        files = {url.rsplit("/", 1)[1].partition("?")[0] for url in urls}
        # Pictures of the gallery have a budget of their own (tests/site/pages/test_weight.py).
        return {file for file in files if not file.startswith("first-")}

    assert loaded("glossary") == set()
    chapter = {"explorers.css", "common.js", "layers.js", "gradients.js", "bet.js"}
    assert loaded("gradients") == chapter
    everything = {f"{name}.js" for name in ("common", *EXPLORERS, *DATA.values())}
    assert loaded(ALL) == {"explorers.css", *everything}, "no picture where scripts run"


def test_without_javascript_a_picture_and_a_link_stand_there(read_book):
    reader = read_book(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = reader.page
    page.goto((reader.folder / f"{ALL}.html").as_uri())
    for name in EXPLORERS:
        picture = page.locator(f"rnn-{name} img")
        assert picture.is_visible()
        assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
        assert len(picture.get_attribute("alt")) > 40
        link = page.locator(f"rnn-{name} a").get_attribute("href")
        assert f"{ALL}.html" in link
        assert "://" not in link
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_elsewhere_a_picture_and_a_link_stand_for_each_explorer():
    count = 0
    for path in [*notebooks.paths(suffix=".md"), *notebooks.paths()]:
        text = (ROOT / path).read_text(encoding="utf-8").replace('\\"', '"')
        language = notebooks.language_of(path)
        folder = "" if language == "ko" else f"{language}/"
        for name, _, inside in explorers.ELEMENT.findall(text):
            count += 1
            picture = f"/explorers/pictures/{folder}{name}.png"
            assert f'{picture}"' in inside, f"{path.name}: {name}"
            assert re.search(rf'/explorers\.html(\?[^"]*)?#{name}"', inside), f"{path.name}: {name}"
            assert re.search(r'alt="[^"]{40,}"', inside), f"{path.name}: {name} needs an alt text"
            assert "\n\n" not in inside, f"{path.name}: a blank line ends the element in Colab"
    assert count >= len(EXPLORERS)
    sizes = {name: (SOURCES / f"pictures/{name}.png").stat().st_size for name in EXPLORERS}
    assert {name: size for name, size in sizes.items() if size > 60 * 1024} == {}


@pytest.mark.weekly
def test_no_axe_violation_and_no_sideways_scroll_where_everything_is_opened(read_book):
    """tests/site/pages/test_visits.py looks at the page as it comes."""
    reader = read_book(viewport={"width": 360, "height": 900})
    reader.open("?play.layer=LSTM&play.gates=1&play.text=토토마를자먹토토마를자먹토토", page=ALL)
    reader.page.evaluate(
        "document.querySelectorAll('details').forEach(details => { details.open = true; })"
    )
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(reader.page) == []


@pytest.mark.weekly
def test_tab_reaches_every_control_with_a_visible_ring(visitor):
    for name in EXPLORERS:
        selector = ":is(button, input, select, summary, [tabindex])"
        every = visitor.explorer(name).locator(selector).all()
        controls = [control for control in every if control.is_visible()]
        controls[0].focus()
        for position, control in enumerate(controls):
            if position:
                visitor.page.keyboard.press("Tab")
            assert control.evaluate("e => e === document.activeElement"), f"{name}: {control}"
        assert controls[-1].evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


@pytest.mark.weekly
def test_forced_colours_and_reduced_motion(read_book):
    reader = read_book(forced_colors="active", reduced_motion="reduce").open(page=ALL)
    gates = reader.explorer("gates")
    stroke = gates.locator("polyline").first.evaluate("e => getComputedStyle(e).stroke")
    assert stroke == gates.locator(".title").evaluate("e => getComputedStyle(e).color")
    lines = reader.explorer("gradients").locator("polyline")
    dashes = lines.evaluate_all("all => all.map(line => getComputedStyle(line).strokeDasharray)")
    assert len(set(dashes)) == 3, "lines differ by more than colour"
    durations = "all => all.map(e => parseFloat(getComputedStyle(e).transitionDuration))"
    assert max(reader.page.locator(".rnn-explorer *").evaluate_all(durations)) <= 0.01


@pytest.mark.weekly
def test_with_reduced_motion_everything_shows_its_end_at_once(still_reader):
    reader = still_reader.open(page="train")
    reader.control("train", "text").press("Enter")
    assert "100" in reader.numbers("train"), "after all epochs"
    reader.open("?play.t=1")
    reader.button("play", "play").click()
    assert reader.numbers("play")[0] == "6"
    assert reader.explorer("play").locator(".later").count() == 0
    reader.open(page="shapes").control("shapes", "layer").select_option("GRU")
    last = reader.explorer("shapes").locator("table").nth(1).locator("td").last
    assert last.inner_text() == "90"
    for name in ("gates", "gradients", "puzzle"):
        reader.open(page=name)
        assert reader.explorer(name).locator("[data-action=play]:visible").count() == 0


def test_on_a_phone_the_chart_stays_in_sight_while_its_slider_moves(read_book):
    page = read_book(viewport={"width": 390, "height": 664}).open(page=ALL).page
    charts = page.locator(".explorer:has(.chart)").all()
    places = [place for explorer in charts for place in run(explorer, "chart_and_sliders")]
    assert len(places) >= 7
    for place in places:
        # Below the page's header of 56 pixels both fit on the screen.
        assert place["above"] >= 0, place
        assert place["height"] <= 664 - 56, place
        assert place["apart"], place
        assert not place["covered"], place


GARBAGE = (
    "?play.t=0&play.layer=Transformer&play.task=&play.gates=yes&play.nothing=1&gates.f=7"
    "&gates.z=NaN&gates.steps=1e2&shapes.units=-3&shapes.features=2.5&shapes.bidirectional=%00"
    "&gradients.steps=101&gradients.forget_bias=0x1&train.epochs=101&drills.chapter=bert"
    "&drills.mode=11&constructor=1&play.__proto__=1&shapes.constructor=1&%E0%A4%A"
)
CHANGED = (
    "?other=1&gates.f=1&puzzle.f=u100&play.text=&shapes.layer=GRU&gradients.forget_bias=3"
    "&train.text=토마&drills.mode=ten&write.epochs=3&memory.cut=1&seeds.epoch=5&ball.level=3"
)


@pytest.mark.weekly
def test_settings_go_to_the_address_and_back_until_one_starts_over(visitor):
    """One visit: each explorer is set by a link and starts over; what is then set stands in the
    address and stays.
    """
    visitor.open(GARBAGE, page=ALL)
    first = {name: visitor.says(name) for name in EXPLORERS}
    visitor.open(f"{CHANGED}#shapes", page=ALL)
    assert [name for name in EXPLORERS if visitor.says(name) == first[name]] == []
    for name in EXPLORERS:
        visitor.button(name, "reset").click()
    now = {name: visitor.says(name) for name in EXPLORERS}
    assert now == first, "nonsense in the address changed nothing"
    assert visitor.query() == "?other=1"

    visitor.control("gates", "layer").select_option("GRU")
    visitor.control("gates", "r").fill("0.5")
    visitor.query()
    assert visitor.page.url.endswith("#gates"), "a copied address leads to the one used last"
    visitor.control("play", "text").fill("토마")
    visitor.control("play", "t").fill("1")
    visitor.control("shapes", "return_state").uncheck()
    visitor.control("gradients", "steps").fill("80")
    expected = (
        "other=1 gates.layer=GRU gates.r=0.5 play.text=토마 play.t=1 shapes.return_state=0 "
        "gradients.steps=80"
    )
    assert set(visitor.query()[1:].split("&")) == set(expected.split())
    sentences = [visitor.says(name) for name in EXPLORERS]
    visitor.page.reload()
    visitor.load_all()
    assert [visitor.says(name) for name in EXPLORERS] == sentences
    assert visitor.page.url.endswith("#gradients")


@pytest.mark.weekly
def test_a_link_to_settings_keeps_those_of_other_explorers(visitor):
    visitor.open("?gates.f=1&shapes.units=7", page=ALL)
    visitor.page.locator("article a[href*='?shapes.return_sequences=0']").first.click()
    visitor.page.wait_for_url("**return_sequences=0*")
    assert set(visitor.query()[1:].split("&")) == {"gates.f=1", "shapes.return_sequences=0"}


def test_a_link_to_settings_of_an_explorer_that_is_there_sets_them_in_place(visitor):
    visitor.open(page=ALL)
    visitor.page.evaluate("window.isSamePage = true")
    link = visitor.page.locator("article a[href*='gates.layer=GRU']").first
    link.click()
    visitor.page.wait_for_url("**gates.layer=GRU*")
    assert visitor.page.evaluate("window.isSamePage")
    assert "tried" in link.get_attribute("class")
    assert "GRU" in visitor.explorer("gates").locator("select").first.input_value()


def test_the_button_copies_the_code_and_says_so(visitor):
    """Or, where copying is not allowed, shows and selects it."""
    visitor.open(page=ALL)
    run(visitor.page, "keep_what_is_copied")
    for name in EXPLORERS:
        explorer = visitor.explorer(name)
        before = run(explorer, "heights_of_controls")
        said = visitor.says(name)
        visitor.button(name, "copy").click()
        visitor.page.wait_for_function(
            "name => document.querySelector(`rnn-${name} [data-action=copy]`).dataset.mark",
            arg=name,
        )
        assert visitor.says(name) != said, f"{name} does not say so"
        assert run(explorer, "heights_of_controls") == before, f"{name}: a control moves"
        shown = explorer.locator(".rnn-explorer > details pre").text_content()
        assert visitor.page.evaluate("window.copied") == shown
        assert "import keras" in shown
    run(visitor.page, "refuse_to_copy")
    visitor.button("gates", "copy").click()
    visitor.page.wait_for_function("getSelection().toString().startsWith('import keras')")


def drag_by_three_steps(visitor, number):
    """Drag a number of the text to the right."""
    number.scroll_into_view_if_needed()
    box = number.bounding_box()
    y = box["y"] + box["height"] / 2
    visitor.drag([(box["x"] + 5, y), (box["x"] + 5 + 3 * 6, y)], steps=6)


def test_a_number_in_the_text_is_dragged_and_its_slider_follows(visitor):
    visitor.open(page=ALL)
    drag_by_three_steps(visitor, visitor.page.locator("article a[href*='?seeds.epoch=5#']"))
    slider = visitor.explorer("seeds").locator("[data-field=epoch]")
    moved = visitor.page.locator("article a.tried")
    assert slider.input_value() == moved.first.inner_text().strip("✓ ") == "8"
    visitor.page.wait_for_url("**seeds.epoch=8*")


@pytest.mark.parametrize(
    ("page", "setting", "moved"),
    [
        ("lstm", "gates.f", "0.98"),
        ("lstm", "gates.i", "0.03"),
        ("comparison", "seeds.epoch", "13"),
        ("gradients", "gradients.forget_bias", "2.5"),
        ("writing", "write.temperature", "0.9"),
    ],
)
def test_a_number_in_a_chapter_is_dragged(visitor, page, setting, moved):
    visitor.open(page=page)
    number = visitor.page.locator(f"article a[href*='?{setting}=']")
    drag_by_three_steps(visitor, number)
    name, _, field = setting.partition(".")
    assert visitor.control(name, field).input_value() == number.inner_text() == moved
