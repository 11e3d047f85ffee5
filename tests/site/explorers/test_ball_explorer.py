"""<rnn-ball>: a reader and a network follow a ball under three cups."""

import re

import numpy as np
import pytest
from bs4 import BeautifulSoup
from copied_code import assert_equal, columns, opened, rows_of

from explorers.catalog import LEVELS
from explorers.make import weights
from lib.data import ball
from tools import chapters
from tools.languages import EDITIONS
from tools.notebooks import ROOT

BY_HAND = "ball.mode=hand&ball.acts="
QUERIES = [
    "ball.level=3&ball.game=77",
    pytest.param(f"{BY_HAND}abcabc", marks=pytest.mark.weekly),
    pytest.param(f"{BY_HAND}abm", marks=pytest.mark.weekly),
    pytest.param(f"{BY_HAND}abx", marks=pytest.mark.weekly),
    f"{BY_HAND}abcabcabxcb&ball.player=table",
]


@pytest.mark.parametrize("query", QUERIES)
def test_copied_code_gives_the_values_with_the_weights_of_the_chapter(reader, query):
    game, computed, names, printed = opened(reader, query)
    last = computed["steps"][-1]
    rounded = [np.round(weight, weights.DIGITS) for weight in ball.weights(weights.FOLLOWER)]
    for shown, weight in zip(names["weights"], rounded, strict=True):
        np.testing.assert_allclose(shown, weight.ravel(), atol=1e-6)
    assert_equal(last["h"], names["h"])
    assert last["place"] == names["places"][-1]
    assert last["answers"] == {"network": names["answers"][-1], "table": names["table"]}
    if computed["isByHand"]:
        assert (computed["swaps"], computed["right"]["network"]) == (names["swaps"], names["right"])
        _, _, _, *units = rows_of(game.locator("table"))
        assert_equal(last["h"], names["h"], columns(units)[-1], digits=2)
    assert "ball" in printed


def test_a_wrong_weight_is_noticed(read):
    reader = read()
    right = (reader.folder / "followers.js").read_text("utf8")
    wrong = re.sub(r"(\bkernel:\[)[^,]+", r"\g<1>9.5", right, count=1)
    assert wrong != right
    answer = {"body": wrong, "content_type": "text/javascript"}
    reader.page.route("**/followers.js", lambda route: route.fulfill(**answer))
    with pytest.raises(AssertionError, match="Not equal to tolerance"):
        test_copied_code_gives_the_values_with_the_weights_of_the_chapter(reader, QUERIES[0])


def shuffled(reader, query="?ball.level=1"):
    """A reader whose clock we move on; the cups of a round have just stopped."""
    reader.page.clock.install()
    reader.open(query)
    return shuffle(reader)


def shuffle(reader):
    reader.button("ball", "main").click()
    reader.page.clock.run_for(7000)
    assert phase(reader) == "asked"
    return reader


def phase(reader):
    return reader.explorer("ball").evaluate("game => game.phase")


def place(reader):
    return reader.explorer("ball").evaluate("game => game.result.place")


def test_who_finds_the_ball_goes_on_to_a_faster_level(read):
    reader = shuffled(read())
    game = reader.explorer("ball")
    cups = game.locator(".spot")
    asked = game.locator(".count").text_content()
    assert asked.endswith("?")
    assert not game.locator(".deeds .loud:visible").count(), "cups call"
    assert cups.count() == 3
    assert game.locator(".home").first.is_hidden(), "nothing is given away"
    found = place(reader)
    cups.nth(found).click()
    assert str(found + 1) in reader.numbers("ball")
    assert game.locator(".won").count() == 1
    assert game.locator(".home").first.is_visible()
    assert reader.button("ball", "main").evaluate("e => e === document.activeElement")
    before = [step["name"] for step in game.evaluate("game => game.result.steps")]
    shuffle(reader)
    after = [step["name"] for step in game.evaluate("game => game.result.steps")]
    assert len(after) > len(before)
    assert game.evaluate("game => game.settings.level") == "2"


@pytest.mark.weekly
def test_who_loses_the_ball_is_told_and_plays_the_level_again(read):
    reader = shuffled(read(), "?ball.level=2&ball.game=3")
    right = place(reader)
    reader.button("ball", "cup", (right + 1) % 3).click()
    assert reader.explorer("ball").locator(".won").count() == 0
    lost = reader.says("ball")
    shuffle(reader)
    assert reader.explorer("ball").evaluate("game => game.settings.level") == "2"
    reader.button("ball", "main").click()  # who has lost it may say so
    assert phase(reader) == "told"
    assert reader.says("ball") != lost


def test_the_keyboard_alone_plays_a_round(read):
    reader = read()
    reader.page.clock.install()
    reader.open("?ball.level=1")
    reader.button("ball", "main").focus()
    reader.page.keyboard.press("Enter")
    assert phase(reader) == "moving"
    reader.page.keyboard.press("Enter")
    assert phase(reader) == "ready", "the same key stops it"
    reader.page.keyboard.press("Enter")
    reader.page.clock.run_for(7000)
    reader.page.keyboard.press(str(place(reader) + 1))
    assert phase(reader) == "told"
    assert reader.explorer("ball").locator(".won").count() == 1
    reader.page.keyboard.press("Enter")
    assert phase(reader) == "moving"


@pytest.mark.weekly
def test_a_finger_plays_a_round_and_shuffles_by_hand(phone_reader):
    reader = phone_reader
    reader.page.clock.install()
    reader.open(page="ball")
    reader.button("ball", "main").tap()
    reader.page.clock.run_for(7000)
    reader.button("ball", "cup", place(reader)).tap()
    assert phase(reader) == "told"
    reader.button("ball", "hand").tap()
    before = place(reader)
    other = (before + 1) % 3
    reader.button("ball", "cup", before).tap()
    reader.button("ball", "cup", other).tap()
    reader.page.clock.run_for(1000)
    assert place(reader) == other, "two cups that are tapped change places"
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_motion_the_game_is_a_list(still_reader):
    reader = still_reader.open("?ball.level=2")
    game = reader.explorer("ball")
    start, *moves = game.locator(".moves li").all_text_contents()
    assert len(moves) == 7
    assert moves == game.evaluate("game => game.result.steps.slice(1).map(step => step.name)")
    followed = int(re.search(r"\d", start)[0]) - 1
    assert str(followed + 1) == reader.numbers("ball")[0], "the sentence says it as well"
    for move in moves:
        a, b = (int(cup) - 1 for cup in move.split("↔"))
        followed = {a: b, b: a}.get(followed, followed)
    reader.button("ball", "cup", followed).click()
    assert game.locator(".won").count() == 1
    assert game.locator(".moves").is_hidden()
    reader.button("ball", "hand").click()
    reader.button("ball", "swap").click()
    reader.button("ball", "many").click()
    assert game.evaluate("game => game.result.right.network") == 10_001


def test_the_list_can_be_switched_on(reader):
    reader.open(page="ball")
    reader.control("ball", "still").check()
    assert reader.explorer("ball").locator(".moves li:visible").count() == 6


def test_ten_thousand_swaps_then_a_cut_then_the_table(reader):
    game = reader.open(page="ball").explorer("ball")

    def result(name):
        return game.evaluate(f"game => game.result.{name}")

    reader.button("ball", "hand").click()
    reader.button("ball", "many").click()
    reader.page.wait_for_function("!document.querySelector('rnn-ball').frame")
    assert result("right.network") == 10_000
    assert 3000 < result("right.table") < 3700
    reader.button("ball", "cut").click()
    assert not any(result("h"))
    assert reader.explorer("ball").locator(".state .ring").count() == 0
    cut = reader.says("ball")
    reader.button("ball", "swap").click()
    assert reader.says("ball") != cut
    reader.button("ball", "player").click()
    assert game.locator(".latest").is_visible()
    assert game.locator(".state").is_hidden()
    names = game.evaluate("game => game.result.steps.at(-1).latest")
    assert len(names) == 6
    assert game.locator(".latest text").first.text_content().split() == names[:3]
    assert reader.query() == "?ball.player=table&ball.mode=hand&ball.acts=mxa"
    reader.button("ball", "back").click()
    assert phase(reader) == "ready"
    assert not game.evaluate("game => game.result.isByHand")


def test_a_link_opens_the_same_game(reader):
    game = reader.open("?ball.level=4&ball.game=321").explorer("ball")
    reader.page.evaluate(
        "() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }"
    )
    reader.button("ball", "share").click()
    reader.page.wait_for_function("window.copied")
    link = reader.page.evaluate("window.copied")
    assert link.endswith("/play/ball-4.html?ball.level=4&ball.game=321#ball")
    played = game.evaluate("game => game.result.steps.map(step => step.name)")
    reader.page.goto("about:blank")
    reader.page.goto(link.replace("play/ball-4.html", "ball.html"))  # where that page leads
    assert game.evaluate("game => game.result.steps.map(step => step.name)") == played
    fresh = reader.open(page="ball").says("ball")
    reader.open("?ball.level=8&ball.game=0&ball.mode=hands&ball.acts=abz&ball.player=me")
    assert reader.says("ball") == fresh, "nonsense in an address changes nothing"


@pytest.mark.parametrize("language", EDITIONS)
def test_a_shared_link_shows_the_picture_of_the_game_and_says_its_words(site, language):
    edition = site if language == "ko" else site / language
    words = chapters.read("ball").card[language]
    assert len(words.splitlines()) == 2, "a question, and what the network does"
    page = BeautifulSoup((edition / "ball.html").read_text("utf8"), "html.parser")
    shown = {tag["property"]: tag["content"] for tag in page.select("meta[property^=og]")}
    assert shown["og:image"].endswith("/_static/previews/ball.png")
    assert shown["og:image:alt"].split() == words.split()
    card = (ROOT / f"chapters/ball/card-{language}.png").read_bytes()
    assert (edition / "_static/previews/ball.png").read_bytes() == card


@pytest.mark.parametrize("language", EDITIONS)
def test_each_level_of_a_game_has_a_page_with_its_picture(site, language):
    edition = site if language == "ko" else site / language
    pages = {path.stem: path.read_text("utf8") for path in (edition / "play").glob("*.html")}
    levels = {f"{name}-{n + 1}" for name, (count, _) in LEVELS.items() for n in range(count)}
    assert pages.keys() == levels
    pictures = {level: (edition / f"_static/previews/{level}.png").read_bytes() for level in levels}
    assert len({*pictures.values()}) == len(levels), "two levels share a picture"
    for level, html in pages.items():
        shown = BeautifulSoup(html, "html.parser").select_one('meta[property="og:image"]')
        assert shown["content"].endswith(f"/_static/previews/{level}.png")


def test_the_page_of_a_level_leads_to_the_game_as_its_link_says(read_book):
    reader = read_book()
    address = (reader.folder / "play/ball-4.html").as_uri()
    reader.page.goto(f"{address}?ball.level=4&ball.game=321#ball")
    reader.page.wait_for_url("**/ball.html?ball.level=4&ball.game=321#ball")


def test_the_games_have_as_many_levels_as_there_are_pages(reader):
    ball, puzzle = LEVELS["ball"], LEVELS["puzzle"]
    options = reader.open(page="ball").control("ball", "level").locator("option")
    assert options.count() == ball[0]
    buttons = reader.open(page="puzzle").explorer("puzzle").locator("[data-action=level]")
    assert buttons.count() == puzzle[0]
