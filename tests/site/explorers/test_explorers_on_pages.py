"""Pages load only what their explorers need, and every reader can use the explorers."""

import gzip
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

import explorers
from explorers.bundle import write_assets
from explorers.catalog import DIGITS, EXPLORERS, ON_DEMAND, SOURCES
from tools import repository

ROOT = Path(__file__).parents[3]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"label-content-name-mismatch": {"enabled": True}},
}


def test_a_page_loads_just_what_its_explorers_need(reader):
    def loaded(page):
        reader.requests.clear()
        reader.open(page=page)
        return {url.rsplit("/", 1)[1].partition("?")[0] for url in reader.requests if "/explorers/" in url}

    assert loaded("index") == set()
    assert loaded("two") == {"explorers.css", "common.js", "shapes.js"}
    everything = {
        f"{name}.js" for name in ("common", *EXPLORERS, *(data for data in EXPLORERS.values() if data in DIGITS))
    }
    assert loaded("chapters/ko/explorers") == {"explorers.css", *everything}, "no picture is loaded where scripts run"
    files = [url for url in reader.requests if "/explorers/" in url]
    assert len(files) == len(set(files)), "a file is loaded once, though several explorers need it"


def test_an_explorer_far_below_is_not_loaded_yet(reader, site):
    reader.page.goto((site / "chapters/ko/explorers.html").as_uri())
    # What is near the top is asked for with the first picture, which a busy machine may draw late.
    reader.page.wait_for_function("document.querySelector('rnn-shapes').controls", polling=100)
    reader.page.wait_for_load_state("networkidle")
    seen = {url.rsplit("/", 1)[1].partition("?")[0] for url in reader.requests}
    assert "shapes.js" in seen and not {"train.js", "drills.js"} & seen


def test_all_scripts_with_their_weights_weigh_at_most_57_kib_and_the_style_3(tmp_path):
    """A page loads those of its explorers that come near. What a reader asks for (writer-*.js) is not counted.

    45 KiB for the first five explorers, 10 for the drills, 2 for scan and writer.
    """
    scripts = {script for name in EXPLORERS for script in write_assets(tmp_path, name)}
    files = [path for path in tmp_path.glob("*.[cj]s*") if not path.name.startswith("writer-")]
    weights = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in files}
    assert set(weights) == {"explorers.css", *scripts}
    assert sum(weights[script] for script in scripts) <= 57 * 1024, weights
    assert weights["explorers.css"] <= 3 * 1024, weights


def test_weights_that_a_reader_asks_for_weigh_at_most_200_kib_each(tmp_path):
    for name in EXPLORERS:
        write_assets(tmp_path, name)
    sizes = [path.stat().st_size for path in tmp_path.glob("writer-*.js")]
    assert len(sizes) == sum(map(len, ON_DEMAND.values()))
    assert all(125 * 1024 < size < 135 * 1024 for size in sizes), "the page says about 130 KiB"


def test_without_javascript_a_picture_and_a_link_stand_there(browser, site):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto((site / "chapters/ko/explorers.html").as_uri())
    for name in EXPLORERS:
        picture = page.locator(f"rnn-{name} img")
        assert picture.is_visible() and picture.evaluate("image => image.complete && image.naturalWidth > 0")
        assert len(picture.get_attribute("alt")) > 40
        assert page.locator(f"rnn-{name} a").get_attribute("href").startswith("../../chapters/ko/explorers.html")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_elsewhere_the_picture_and_the_link_come_from_the_configured_repository():
    ours = repository.configured()
    site = f"https://{ours.owner.lower()}.github.io/{ours.name}/"
    pictures = f"https://raw.githubusercontent.com/{ours.slug}/{ours.ref}/explorers/pictures/"
    found = 0
    for path in [*ROOT.glob("chapters/*/*.md"), *ROOT.glob("chapters/*/*.ipynb")]:
        text = path.read_text(encoding="utf-8").replace('\\"', '"')
        for name, _, inside in explorers.ELEMENT.findall(text):
            found += 1
            assert f'src="{pictures}{name}.png"' in inside, f"{path.name}: {name}"
            assert re.search(rf'href="{re.escape(site)}chapters/\w+/explorers\.html(\?[^"]*)?#{name}"', inside), (
                f"{path.name}: {name}"
            )
            assert re.search(r'alt="[^"]{40,}"', inside), f"{path.name}: {name} needs an alt text"
            assert "\n\n" not in inside, f"{path.name}: a blank line would end the element in Colab"
    assert found >= len(EXPLORERS)
    assert all((SOURCES / f"pictures/{name}.png").stat().st_size <= 60 * 1024 for name in EXPLORERS)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_axe_violation_and_no_sideways_scroll(browser, read, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    reader = read(context).open("?play.layer=LSTM&play.gates=1&play.text=토토마를자먹토토마를자먹토토")
    assert reader.page.evaluate("document.documentElement.dataset.theme") == scheme
    reader.page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert reader.errors == []
    within = {"include": [[f"rnn-{name}"] for name in EXPLORERS]}
    violations = Axe().run(reader.page, context=within, options=RULES).response["violations"]
    assert [(rule["id"], node["html"][:150]) for rule in violations for node in rule["nodes"]] == []
    context.close()


def test_the_keyboard_alone_walks_through_time(reader):
    reader.open()
    slider = reader.control("play", "시점 t")
    slider.focus()
    steps = []
    for key in ("ArrowLeft", "Home", "ArrowRight", "End"):
        reader.page.keyboard.press(key)
        steps.append(re.match(r"시점 (\d)", reader.says("play"))[1])
    assert steps == ["5", "1", "2", "6"]
    current = reader.explorer("play").locator("th[aria-current=step]")
    assert current.count() == 1 and current.inner_text() == "먹"
    assert slider.get_attribute("aria-valuetext") == "6, 먹"


def test_tab_reaches_every_control_with_a_visible_ring(reader):
    reader.open()
    for name in EXPLORERS:
        selector = ":is(button, input, select, summary, [tabindex])"
        controls = [c for c in reader.explorer(name).locator(selector).all() if c.is_visible()]
        controls[0].focus()
        for position, control in enumerate(controls):
            if position:
                reader.page.keyboard.press("Tab")
            assert control.evaluate("e => e === document.activeElement"), f"{name}: {control}"
        style = controls[-1].evaluate("e => getComputedStyle(e).outlineStyle")
        assert style == "solid"


def test_forced_colours_and_reduced_motion(browser, read):
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    reader = read(context).open()
    line, text = reader.explorer("gates").locator("polyline").first, reader.explorer("gates").locator(".title")
    assert line.evaluate("e => getComputedStyle(e).stroke") == text.evaluate("e => getComputedStyle(e).color")
    dashes = (
        reader.explorer("gradients")
        .locator("polyline")
        .evaluate_all("all => all.map(e => getComputedStyle(e).strokeDasharray)")
    )
    assert len(set(dashes)) == 3, "lines differ by more than colour"
    moving = "all => all.filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0.01).length"
    assert reader.page.locator(".rnn-explorer *").evaluate_all(moving) == 0
    context.close()


def test_switching_to_dark_repaints_the_heat_map(reader):
    reader.open()
    cell = reader.explorer("play").locator("td").last.locator("xpath=../preceding-sibling::tr[3]/td[1]")
    colour = "cell => getComputedStyle(cell).backgroundColor + getComputedStyle(cell).color"
    light = cell.evaluate(colour)
    reader.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    reader.page.wait_for_function(f"([cell, light]) => ({colour})(cell) != light", arg=[cell.element_handle(), light])
