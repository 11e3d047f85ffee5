"""A page takes bets and answers, says what Python says, and keeps them in the reader's browser.

The forms are those of the site (book/asked.py), all on one page for each language, without a build.
"""

import functools

import pytest
from test_judge_question import QUESTIONS, answers

from book import asked
from book.contents import ROOT
from explorers.assets import answer_scripts
from lib import text
from lib.questions import export, notebook
from tests.site.in_browser import run
from tools import bets, notebooks

ADDRESS = "http://site.test/rnn.html"
TRIED = 20  # answers to each exercise
STATIC = ROOT / "book/static"
LIST = (
    '<nav class="bd-links"><ul><li><a href="rnn.html">RNN</a></li><li><a href="gru.html">GRU</a>'
    '</li></ul><p class="forget" hidden>Here. <button type="button">Forget</button></p></nav>'
)


@functools.cache
def cells_with_bets(language):
    """All cells of an edition that take a bet; their ids are made different in each chapter."""
    pages = [notebooks.read(path) for path in notebooks.paths(language=language)]
    cells = [(page.name, cell) for page in pages for cell in page.cells if bets.bet_of(cell)[0]]
    return [{**cell, "id": f"{name}-{cell['id']}"} for name, cell in cells]


def written(language, cells):
    """A page with the forms of some cells and of all exercises, in a language."""
    before = text._language
    text.set_language(language)
    questions = [export.exported(question, language) for question in QUESTIONS.values()]
    pauses = [f"{asked.bet_form(cell, '')}<details>…</details>" for cell in cells]
    forms = [asked.exercise_form(question, "") for question in questions]
    text.set_language(before)
    scripts = {"kept": (STATIC / "kept.js").read_text("utf8"), **answer_scripts(language)}
    bodies = "".join(f"<div>{part}</div>" for part in [*pauses, *forms])
    # Bets come to life before the exercises of their page have their data.
    order = ["kept", "bet", *(name for name in scripts if name.startswith("asked-")), "question"]
    joined = "".join(f"<script>{scripts[name]}</script>" for name in order)
    style = (STATIC / "asks.css").read_text("utf8")
    return (
        f'<!doctype html><html lang="{language}"><style>{style}</style>'
        f"<body>{LIST}{bodies}{joined}</body>"
    )


def opened(browser, html, **options):
    """A browser page that shows such a page at an address that can keep something."""
    page = browser.new_context(**options).new_page()
    page.route("**", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf8"))
    page.goto(ADDRESS)
    return page


@pytest.fixture(scope="module", params=text.LANGUAGES)
def edition(request, browser):
    """(language, cells with bets, page) of an edition."""
    cells = cells_with_bets(request.param)
    page = opened(browser, written(request.param, cells))
    yield request.param, cells, page
    page.context.close()


def as_typed(answer):
    """An answer as a reader types it, or the options that she chooses."""
    values = answer if isinstance(answer, list) else [answer]
    return ", ".join(map(str, values))


def test_an_exercise_gets_the_verdict_and_sentence_that_check_gives(edition):
    language, _, page = edition
    tried = []
    expected = []
    for name, question in QUESTIONS.items():
        data = export.exported(question, language)
        handed_as = {"choice": set, "shape": tuple}.get(data["kind"], lambda value: value)
        every = answers(data)
        for answer in every[:: len(every) // TRIED + 1]:  # the data of all: test_judge_question.py
            handed = handed_as(answer)
            outcome, says = notebook.Exercise(question).verdict(handed)
            tried.append([name, as_typed(answer)])
            expected.append(f"{notebook.OPENING[outcome].to(language)} {says.to(language)}")
    assert run(page, "answer_exercises", tried) == expected


def bets_on(cell):
    """Right and wrong bets on a cell: [(what is chosen or typed, is it right), …]."""
    kind, bet = bets.bet_of(cell)
    if kind == "options":
        right = bet.get("right")
        places = range(len(bet["options"]))
        return [(str(place), None if right is None else place == right) for place in places]
    if kind == "word":
        return [*((word, True) for word in bet["word"]), (f"{bet['word'][0]} 9", False)]
    number = bet["number"]
    return [(str(number), True), (f" {number} ", True), (str(number + 1), False)]


def test_a_bet_is_judged_and_opens_the_answer(edition):
    _, cells, page = edition
    tried = [[cell["id"], bet] for cell in cells for bet, _ in bets_on(cell)]
    expected = [is_right for cell in cells for _, is_right in bets_on(cell)]
    results = run(page, "place_bets", tried)
    assert [result["isRight"] for result in results] == expected
    assert {result["isOpen"] for result in results} == {True}
    assert [bet for bet, result in zip(tried, results, strict=True) if not result["says"]] == []
    wrong = [result["says"] for result in results if result["isRight"] is False]
    right = [result["says"] for result in results if result["isRight"]]
    assert not set(wrong) & set(right), "a wrong bet reads like a right one"


def test_what_is_answered_is_kept_counted_and_forgotten_and_works_without_a_mouse(browser):
    cells = cells_with_bets("en")[:3]
    page = opened(browser, written("en", cells))
    page.locator("rnn-bet button >> nth=0").focus()
    page.keyboard.press("Enter")
    assert page.locator("rnn-bet [role=status] >> nth=0").inner_text().startswith("You bet on ‘")
    page.locator("rnn-question[data-name=rnn_params] input").fill("104")
    page.keyboard.press("Enter")
    verdict = page.locator("rnn-question[data-name=rnn_params] [role=status]")
    assert verdict.inner_text().startswith("Not correct yet.")
    page.locator("rnn-question[data-name=rnn_by_hand] input").fill("0.537, 0.664")
    page.keyboard.press("Enter")
    page.locator("rnn-question[data-name=rnn_by_hand] input").fill("0.5, 0.5")
    page.keyboard.press("Enter")
    page.reload()
    right = page.locator("rnn-question[data-name=rnn_by_hand] [role=status]")
    assert right.inner_text().startswith("Correct."), "a later wrong answer took its place"
    count = len(cells) + len(QUESTIONS)
    assert page.locator("nav li").all_inner_texts() == [f"RNN3/{count}", "GRU"]
    assert verdict.inner_text().startswith("Not correct yet.")
    page.locator("rnn-bet button >> nth=1").click(force=True)  # the first bet counts
    page.locator(".forget button").click()
    assert page.locator("nav li").all_inner_texts() == ["RNN", "GRU"]
    assert page.locator(".forget").is_hidden()
    assert verdict.inner_text() == ""
    assert page.evaluate("localStorage.getItem('rnn-course-answers-1')") == "{}"
    page.context.close()


def test_without_storage_answers_last_as_long_as_the_page(browser):
    page = opened(browser, written("en", []))
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw 0 } })")
    page.reload()
    page.locator("rnn-question[data-name=rnn_params] input").fill("96")
    page.keyboard.press("Enter")
    verdict = page.locator("rnn-question[data-name=rnn_params] [role=status]")
    assert verdict.inner_text().startswith("Correct.")
    assert page.locator("nav li >> nth=0").inner_text() == f"RNN1/{len(QUESTIONS)}"
    page.context.close()


def test_without_javascript_and_on_paper_a_pause_is_its_folded_answer(browser):
    html = written("en", cells_with_bets("en")[:1])
    page = opened(browser, html, java_script_enabled=False)
    assert page.locator(".asks:visible").count() == 0
    assert page.locator("summary").count() == 0
    assert page.locator("details").is_visible()
    page.context.close()
    page = opened(browser, html)
    page.emulate_media(media="print")
    assert page.locator(".asks:visible").count() == 0
    page.context.close()
