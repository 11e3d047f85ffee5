"""Each notebook has a deck of slides that a lecture hall can read, and the minutes of the decks make up the plans."""

import json
import re
from urllib.parse import unquote, urlsplit

import pytest
import slide_rules as rules
from bs4 import BeautifulSoup
from built_site import EVERY_NOTEBOOK, NOTEBOOKS, ROOT, SITE, SOURCE, Watched

from book import slides
from book.slides import minutes, page
from tests.site.axe import violations

PLANNED = {name for plan in minutes.plans().values() for part in plan for name in part.decks}
MOST_SPARSE = 0.05  # of the slides of all decks
MOST_SMALL_CODE = 0.03


def name(notebook):
    return notebook.rsplit("/", 1)[1]


def deck_of(notebook):
    """The path of a chapter's deck: en/slides/rnn.html for en/chapters/en/rnn."""
    return SITE / notebook.split("chapters/")[0] / "slides" / f"{name(notebook)}.html"


def read(notebook):
    return json.loads((ROOT / f"{SOURCE[notebook]}.ipynb").read_text("utf8"))


@pytest.fixture(scope="module")
def projector(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    yield Watched(context.new_page())
    context.close()


@pytest.fixture(scope="module")
def decks():
    """The slides of each chapter: {name: list of Slide}."""
    return {name(notebook): slides.slides_in(read(notebook)) for notebook in NOTEBOOKS}


@pytest.fixture(scope="module")
def measured(site, projector):
    """What every deck shows: {name: (records of its slides, answers beside questions, requests, errors)}."""
    shown = {}
    for deck in EVERY_NOTEBOOK:
        projector.requests.clear()
        projector.errors.clear()
        rules.open_deck(projector.page, deck_of(deck))
        records, beside = (
            projector.page.evaluate(rules.MEASURE),
            projector.page.evaluate(rules.SEEN_AT_ONCE),
        )
        shown[deck] = records, beside, list(projector.requests), list(projector.errors)
    return shown


@pytest.mark.parametrize("deck", EVERY_NOTEBOOK)
def test_a_deck_can_be_read_in_the_last_row(measured, deck):
    records, beside, requests, errors = measured[deck]
    assert rules.overfull(records) == []
    assert rules.small(records) == []
    assert rules.untitled(records) == []
    assert [record["title"] for record in records if not record["notes"].strip()] == []
    figures = [
        size for record in records if "kind-figure" in record["kind"] for size in record["pictures"]
    ]
    assert [
        (width, height)
        for width, height in figures
        if width > 922 or max(width - 300, height) < 490
    ] == []
    assert beside == []
    assert errors == []
    assert all(url.startswith(("file:", "data:")) for url in requests)


def test_few_slides_are_half_empty_or_have_small_code(measured):
    records = [record for deck, *_ in measured.values() for record in deck]
    sparse, codes = rules.sparse(records), [record["code"] for record in records if record["code"]]
    assert len(sparse) <= MOST_SPARSE * len(records), sparse
    small = [code for code in codes if code < rules.CODE - 0.1]
    assert len(small) <= MOST_SMALL_CODE * len(codes), small


def test_screen_readers_can_read_each_kind_of_slide(site, projector):
    rules.open_deck(projector.page, site / "slides" / "rnn.html")
    for kind in ("title", "text", "question", "code", "figure", "callout", "explorer", "exercises"):
        show = """(kind) => { const at = Reveal.getIndices(document.querySelector(`.kind-${kind}`));
            Reveal.slide(at.h, at.v); }"""
        projector.page.evaluate(show, kind)
        assert violations(projector.page) == [], kind


def test_on_a_phone_every_deck_and_the_index_open_without_a_fault(site, browser):
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    reader = Watched(context.new_page())
    for path in sorted(site.glob("**/slides/*.html")):
        reader.goto(path.as_uri())
        assert reader.errors + violations(reader.page) == [], path.name
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360, path.name
    context.close()


@pytest.mark.parametrize("notebook", EVERY_NOTEBOOK)
def test_a_deck_shows_each_box_of_code_and_its_links_lead_somewhere(site, notebook):
    tree = BeautifulSoup(deck_of(notebook).read_text("utf8"), "html.parser")
    shown = {block.get_text().strip() for block in tree.select(".highlight pre")}
    blocks = slides.reading.blocks(read(notebook))
    end = next(place for place, block in enumerate(blocks) if block.cell["id"] == "exercises")
    assert {block.source.strip() for block in blocks[:end] if block.source} <= shown
    assert not [image for image in tree.select("img") if not image.get("alt")]
    for link in tree.select('a[href^="../"]'):
        assert (
            (deck_of(notebook).parent / urlsplit(unquote(link["href"])).path).resolve().exists()
        ), link["href"]


BROKEN = {
    "an overfull slide": (
        rules.overfull,
        lambda body: body.replace("마지막으로", "긴 글<br>" * 40, 1),
    ),
    "text too small": (
        rules.small,
        lambda body: body.replace("마지막으로", '<i style="font-size: 8px">글</i>', 1),
    ),
    "a missing title": (
        rules.untitled,
        lambda body: body.replace("<h2>주장입니다</h2>", "<h2></h2>"),
    ),
    "a slide that is almost empty": (
        rules.sparse,
        lambda body: re.sub("마지막으로.*?</p>", "끝.</p>", body),
    ),
}


@pytest.fixture
def tested(site):
    """Return a function that writes a deck of a question, what was seen and a text, changed in one place."""
    question = (
        "> **멈추고 생각하기.** 질문일까요?\n> <details><summary>답</summary> 답입니다.</details>"
    )
    code = "a = 1\nb = 2\nc = 3\nprint(a)\nprint(b)\nprint(c)"
    cells = [
        rules.cell("markdown", f"## 절\n\n{question}"),
        rules.cell("code", code, outputs=rules.SHOWN, slide={"title": "주장입니다"}),
        rules.cell(
            "markdown", "kept\n\n## 끝\n\n" + "마지막으로 조금 더 길게 말하는 문장입니다. " * 7
        ),
    ]
    html = page.deck(
        rules.slides_of(*cells), "제목", "ko", "chapters/ko/rnn", "https://me.github.io/rnn/"
    )
    path = site / "slides" / "tested.html"

    def write(change=lambda body: body):
        path.write_text(change(html), "utf8")
        return path

    yield write
    path.unlink()


def test_a_good_deck_passes_and_each_broken_one_is_caught(projector, tested):
    rules.open_deck(projector.page, tested())
    good = projector.page.evaluate(rules.MEASURE)
    assert [rule(good) for rule, _ in BROKEN.values()] == [[]] * len(BROKEN)
    assert projector.page.evaluate(rules.SEEN_AT_ONCE) == []
    for what, (rule, change) in BROKEN.items():
        rules.open_deck(projector.page, tested(change))
        assert rule(projector.page.evaluate(rules.MEASURE)), what
    rules.open_deck(
        projector.page,
        tested(lambda body: body.replace('class="answer fragment"', 'class="answer"')),
    )
    assert projector.page.evaluate(rules.SEEN_AT_ONCE), "an answer beside its question"


def test_a_question_is_followed_by_its_answer_and_then_by_what_was_printed(projector, tested):
    rules.open_deck(projector.page, tested())
    deck = projector.page
    number, arrows = (
        deck.locator(part).first.bounding_box() for part in (".slide-number", ".controls button")
    )
    assert number["x"] + number["width"] < arrows["x"], "the number covers the arrows"
    assert deck.locator("section.present section.present h2").inner_text() == "질문일까요?"
    deck.keyboard.press("Space")
    deck.wait_for_function(
        "getComputedStyle(document.querySelector('.answer')).visibility === 'visible'"
    )
    deck.keyboard.press("Space")
    assert deck.locator("section.present section.present h2").inner_text() == "주장입니다"
    assert deck.locator("section.present section.present .printed").inner_text() == "1\n2\n3"


def test_the_speaker_sees_formulas_notes_and_the_clock(site, projector):
    deck = projector.page
    rules.open_deck(deck, site / "slides" / "parallel.html")
    with deck.expect_popup() as popup:
        deck.keyboard.press("s")
    speaker = popup.value
    speaker.wait_for_selector(".katex", state="attached")
    speaker.wait_for_function(
        "getComputedStyle(document.querySelector('.katex')).fontFamily.includes('KaTeX')"
    )
    assert not speaker.locator(".katex-mathml").first.evaluate(
        "(formula) => formula.offsetWidth > 1"
    )
    faces = (
        "[...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family)"
    )
    speaker.wait_for_function(f"{faces}.includes('Course Sans')")
    deck.evaluate("Reveal.slide(1, 0)")
    speaker.wait_for_function("document.body.innerText.includes('여기까지')")
    speaker.close()


def test_an_explorer_on_a_slide_keeps_its_keys_until_escape(site, projector):
    deck = projector.page
    rules.open_deck(deck, site / "slides" / "gradients.html")
    deck.evaluate("""() => { const at = Reveal.getIndices(document.querySelector(".kind-explorer"));
        Reveal.slide(at.h, at.v); }""")
    slider = deck.locator(".present .explorer input[type=range]:visible").first
    slider.focus()
    place, value, address = (
        deck.evaluate("Reveal.getIndices()"),
        slider.input_value(),
        urlsplit(deck.url).fragment,
    )
    deck.keyboard.press("ArrowRight")
    deck.keyboard.press("ArrowRight")
    deck.wait_for_timeout(400)  # the explorer writes its settings into the address
    assert slider.input_value() != value
    assert deck.evaluate("Reveal.getIndices()") == place and urlsplit(deck.url).fragment == address
    button = deck.locator(".present .explorer button:visible", has_text="처음으로")
    button.focus()
    deck.keyboard.press("Space")
    assert slider.input_value() == value, "the button 처음으로 does not work"
    assert deck.evaluate("Reveal.getIndices()") == place
    deck.keyboard.press("Escape")
    assert not deck.evaluate("Reveal.isOverview()")
    deck.keyboard.press("ArrowRight")
    assert deck.evaluate("Reveal.getIndices()") != place


def test_the_minutes_of_the_slides_make_up_the_plans(decks):
    assert rules.plan_problems(decks) == []
    assert all(slide.minutes >= 0.5 for name in PLANNED for slide in decks[name])


def test_a_plan_that_does_not_sum_up_is_caught(decks, tmp_path):
    text = minutes.LECTURES.read_text("utf8")
    broken = {
        "need 41": text.replace("practice: 7", "practice: 8"),
        "has 179 minutes": text.replace("break: 10", "break: 9"),
    }
    for words, changed in broken.items():
        (tmp_path / "lectures.yml").write_text(changed, "utf8")
        assert any(
            words in problem for problem in rules.plan_problems(decks, tmp_path / "lectures.yml")
        ), words


def test_the_teaching_page_and_the_order_of_slides_say_the_same():
    source = (ROOT / "chapters/ko/teaching.md").read_text("utf8")
    for hours, plan in minutes.plans().items():
        parts = [part for part in plan if part.decks]
        table = re.search(rf"### {hours}시간\n.*?\n\n(\|.*?)\n\n", source, re.S)[1].splitlines()[2:]
        assert [re.findall(r"\((\w+)\.ipynb", row.rsplit("|", 2)[0]) for row in table] == [
            [*part.decks] for part in parts
        ]
        if hours == 3:
            times = [
                f"{page.clock(part.start)}–{page.clock(part.start + part.minutes)}"
                for part in parts
            ]
            assert [row.split("|")[1].strip() for row in table] == times
        else:
            assert {part.minutes for part in parts} == {60 * hours / len(table)}


def test_the_index_of_decks_links_to_every_deck_and_to_slides_that_exist(site):
    index = BeautifulSoup((site / "slides" / "index.html").read_text("utf8"), "html.parser")
    for link in index.select("a[href]"):
        path, _, key = unquote(link["href"]).partition("#/")
        assert not key or f'id="{key}"' in (site / "slides" / path).read_text("utf8"), link["href"]
    assert {link["href"] for link in index.select("ul a")} == {
        f"{name(notebook)}.html" for notebook in NOTEBOOKS
    }
