"""Each notebook has a deck that a lecture hall can read, and minutes of decks make up the plans."""

import json
from urllib.parse import unquote, urlsplit

import pytest
import slide_rules as rules
from bs4 import BeautifulSoup
from built_site import EVERY_NOTEBOOK, NOTEBOOKS, ROOT, SITE, SOURCE, Watched

from book.slides import page
from book.slides.deck import slides_of
from tests.site.axe import violations
from tests.site.in_browser import run
from tools import lectures

# Decks that a daily run reads on a projector: with explorers, code, formulas, figures and tables.
DAILY = ["rnn", "en/lstm", "comparison", "en/pytorch"]
# A deck and the index of decks, which a daily run opens on a phone.
ON_A_PHONE = ("keras3.html", "index.html")


def name(notebook):
    return notebook.rpartition("/")[2]


def deck_of(notebook):
    """The path of a chapter's deck: en/slides/rnn.html for en/rnn."""
    return (SITE / notebook).parent / "slides" / f"{name(notebook)}.html"


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
    return {name(notebook): slides_of(read(notebook)) for notebook in NOTEBOOKS}


def pytest_generate_tests(metafunc):
    """Daily a few decks are read."""
    if "deck" in metafunc.fixturenames:
        every_view = metafunc.config.getoption("every_view")
        metafunc.parametrize("deck", EVERY_NOTEBOOK if every_view else DAILY)


def test_a_deck_can_be_read_in_the_last_row(site, projector, deck):
    rules.open_deck(projector.page, deck_of(deck))
    records = rules.sizes(projector.page)
    assert rules.overfull(records) == []
    assert rules.small(records) == []
    assert run(projector.page, "answers_seen_at_once") == []
    assert projector.errors == []
    assert all(url.startswith(("file:", "data:")) for url in projector.requests)


@pytest.mark.parametrize("notebook", EVERY_NOTEBOOK)
def test_no_slide_has_the_title_of_the_slide_before_it(notebook):
    titles = [slide.title for slide in slides_of(read(notebook))]
    assert [
        title for title, before in zip(titles[1:], titles, strict=False) if title == before
    ] == []


def test_screen_readers_can_read_each_kind_of_slide(site, projector, every_view):
    """Daily that with an explorer: the deck on a phone (below) has one of each other kind."""
    rules.open_deck(projector.page, site / "slides" / "rnn.html")
    others = ("title", "text", "question", "code", "figure") if every_view else ()
    for kind in ("explorer", *others):
        run(projector.page, "show_slide", kind)
        assert violations(projector.page, "section.present section.present") == [], kind


def test_on_a_phone_decks_and_their_index_open_without_a_fault(site, browser, every_view):
    """Daily one deck of each edition."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    reader = Watched(context.new_page())
    decks = sorted(site.glob("**/slides/*.html"))
    for path in decks if every_view else [deck for deck in decks if deck.name in ON_A_PHONE]:
        reader.goto(path.as_uri())
        assert reader.errors == [], path.name
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 360, path.name
    # One deck stands for all: axe reads every slide of a deck at once.
    for path in ON_A_PHONE:
        reader.goto((site / "slides" / path).as_uri())
        assert violations(reader.page) == [], path
    context.close()


@pytest.mark.parametrize("notebook", EVERY_NOTEBOOK)
def test_pictures_of_a_deck_have_alt_texts_and_its_links_lead_somewhere(site, notebook):
    deck = deck_of(notebook)
    tree = BeautifulSoup(deck.read_text("utf8"), "html.parser")
    assert not [image for image in tree.select("img") if not image.get("alt")]
    for link in tree.select('a[href^="../"]'):
        path = urlsplit(unquote(link["href"])).path
        assert (deck.parent / path).resolve().exists(), link["href"]


ASKED = "> **멈추고 생각하기.** 왜?\n> <details><summary>답</summary> 답입니다.</details>"
CELLS = [
    {
        "cell_type": "markdown",
        "id": "asked",
        "source": f"# 장\n\n{ASKED}",
        "metadata": {
            "slides": [
                {"title": "장", "show": "마지막으로 말하는 문장입니다.", "minutes": 1},
                {"title": "질문일까요?", "then": "answer", "minutes": 1},
            ]
        },
    },
    {
        "cell_type": "code",
        "id": "seen",
        "source": "print(1)",
        "metadata": {"slides": [{"title": "주장입니다", "show": ["code", "output"], "minutes": 1}]},
        "outputs": [{"text": "1\n2\n3\n"}],
    },
]


@pytest.fixture
def tested(site):
    """Return a function that writes a deck of three slides, with a text replaced by another."""
    html = page.deck(slides_of({"cells": CELLS}), "제목", "ko")
    path = site / "slides" / "tested.html"

    def write(old="", new=""):
        path.write_text(html.replace(old, new) if old else html, "utf8")
        return path

    yield write
    path.unlink()


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        (rules.overfull, "마지막으로", "긴 글<br>" * 40),
        (rules.small, "마지막으로", '<i style="font-size: 8px">글</i>'),
    ],
)
def test_a_slide_that_cannot_be_read_is_caught(projector, tested, rule, old, new):
    rules.open_deck(projector.page, tested())
    assert rule(rules.sizes(projector.page)) == []
    rules.open_deck(projector.page, tested(old, new))
    assert rule(rules.sizes(projector.page)) != []


def test_an_answer_beside_its_question_is_caught(projector, tested):
    rules.open_deck(projector.page, tested('class="fragment"', ""))
    assert run(projector.page, "answers_seen_at_once") == ["답입니다."]


def test_a_question_is_followed_by_its_answer_and_then_by_what_was_printed(projector, tested):
    rules.open_deck(projector.page, tested())
    deck = projector.page
    number, arrows = (
        deck.locator(part).first.bounding_box() for part in (".slide-number", ".controls button")
    )
    assert number["x"] + number["width"] < arrows["x"], "the number covers the arrows"
    deck.keyboard.press("Space")
    assert deck.locator("section.present section.present h2").inner_text() == "질문일까요?"
    deck.keyboard.press("Space")
    deck.wait_for_function(
        "getComputedStyle(document.querySelector('.answer')).visibility === 'visible'"
    )
    deck.keyboard.press("Space")
    assert deck.locator("section.present section.present h2").inner_text() == "주장입니다"
    assert deck.locator("section.present section.present .printed").inner_text() == "1\n2\n3"


@pytest.mark.weekly
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
    notes = deck.locator("section.present section.present .notes p").last.text_content()
    speaker.wait_for_function("notes => document.body.textContent.includes(notes)", arg=notes)
    speaker.close()


def test_an_explorer_on_a_slide_keeps_its_keys_until_escape(site, projector):
    deck = projector.page
    rules.open_deck(deck, site / "slides" / "gradients.html")
    run(deck, "show_slide", "explorer")
    slider = deck.locator(".present .explorer input[type=range]:visible").first
    slider.focus()
    place = deck.evaluate("Reveal.getIndices()")
    value = slider.input_value()
    address = urlsplit(deck.url).fragment
    deck.keyboard.press("ArrowRight")
    deck.keyboard.press("ArrowRight")
    deck.wait_for_timeout(400)  # the explorer writes its settings into the address
    assert slider.input_value() != value
    assert deck.evaluate("Reveal.getIndices()") == place
    assert urlsplit(deck.url).fragment == address
    deck.locator(".present .explorer [data-action=reset]").focus()
    deck.keyboard.press("Space")
    assert slider.input_value() == value, "the button that starts over does not work"
    assert deck.evaluate("Reveal.getIndices()") == place
    deck.keyboard.press("Escape")
    assert not deck.evaluate("Reveal.isOverview()")
    deck.keyboard.press("ArrowRight")
    assert deck.evaluate("Reveal.getIndices()") != place


def test_the_minutes_of_the_slides_make_up_the_plans(decks):
    assert rules.plan_problems(decks) == []


def test_a_plan_that_does_not_sum_up_is_caught(decks, tmp_path):
    text = lectures.LECTURES.read_text("utf8")
    broken = {
        "need 41": text.replace("practice: 14", "practice: 15"),
        "has 179 minutes": text.replace("break: 10", "break: 9"),
    }
    for words, changed in broken.items():
        (tmp_path / "lectures.yml").write_text(changed, "utf8")
        assert any(
            words in problem for problem in rules.plan_problems(decks, tmp_path / "lectures.yml")
        ), words


def test_the_index_of_decks_links_to_every_deck_and_to_slides_that_exist(site):
    index = BeautifulSoup((site / "slides" / "index.html").read_text("utf8"), "html.parser")
    for link in index.select("a[href]"):
        path, _, key = unquote(link["href"]).partition("#/")
        assert not key or f'id="{key}"' in (site / "slides" / path).read_text("utf8"), link["href"]
    assert {link["href"] for link in index.select("ul a")} == {
        f"{name(notebook)}.html" for notebook in NOTEBOOKS
    }
