"""Lets readers answer on the page: a bet on each pause, and the exercises that data can judge.

A pause (tools/bets.py) gets its form above the folded answer, an exercise whose question serves
`page` (lib/questions) gets one above its link to Colab. Both are elements of a page; the script
that brings them to life is loaded when a reader comes near (explorers/answers). On paper and
without JavaScript a pause is its question with a folded answer, and an exercise leads to Colab.
static/kept.js keeps the answers in the reader's browser.
"""

import json
import re
from html import escape
from pathlib import Path

from book.page import parse
from explorers import address
from lib.questions import export, reader
from lib.text import Text
from tools import bets, notebooks

CALL = re.compile(r"check\.(\w+)\.hint")
YOUR_BET = Text("Your bet")
BET = Text("Bet")
YOUR_ANSWER = Text("Your answer")
CHECK = Text("Check")
HINT = Text("Hint")
KEPT = Text("Your answers stay in this browser.")
FORGET = Text("Forget them")


def add_forms(page, site):
    """Put a form into each pause and each exercise of a chapter that takes an answer."""
    if page.source and page.tree.select_one(".callout-think, .in-colab"):
        add_bets(page, site)
        add_exercises(page, site)


def add_bets(page, site):
    """Put its bet into each pause of a page. Raises ValueError if the page has another number."""
    notebook = notebooks.read(f"{page.source}.ipynb", Path(site.app.srcdir))
    cells = [cell for cell in notebook.cells if bets.pauses(cell, site.language)]
    quotes = page.tree.select("blockquote.callout-think")
    script = address(site.app, "bet.js", page.root)
    for cell, quote in zip(cells, quotes, strict=True):
        quote.select_one("details").insert_before(parse(bet_form(cell, script)))


def bet_form(cell, script):
    """Return the element that takes the bet of a cell, "" if it takes none. script: its address."""
    kind, bet = bets.bet_of(cell)
    if kind in (None, "free"):
        return ""
    # What explorers/page/judge_question.js judges by.
    right = bet.get("right") if kind == "options" else bet[kind]
    data = {"kind": kind, "right": right, "digits": bet.get("digits", 0), "mistakes": []}
    asked = escape(json.dumps(data, ensure_ascii=False))
    names = f'{group()} data-scripts="{script}" data-name="{cell["id"]}" data-bet="{asked}"'
    return f"<rnn-bet {names}>{form(bet_controls(kind, bet))}</rnn-bet>"


def bet_controls(kind, bet):
    """Return the buttons of a bet, or its field with a button."""
    if kind != "options":
        return f"{field(YOUR_BET, kind)}<button>{BET}</button>"
    return "".join(
        f'<button value="{place}">{with_code(option)}</button>'
        for place, option in enumerate(bet["options"])
    )


def field(label, kind):
    """Return a field for a short text, or one for which a phone shows digits."""
    keys = ' inputmode="decimal"' if kind == "number" else ""
    return f'<label>{label} <input name="typed" autocomplete="off"{keys}></label>'


def with_code(words):
    """Return words as HTML, what stands between backticks as code."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(words))


def group():
    """Return the attributes of an element that takes an answer."""
    return f'class="asks added" role="group" aria-label="{YOUR_ANSWER}"'


def form(controls):
    """Return a form, which does nothing before the script is there, and the place for a verdict."""
    return f'<form method="dialog">{controls}</form><p role="status"></p>'


def add_exercises(page, site):
    """Put a form into each exercise that the page can judge."""
    paths = reader.paths("page")
    for link in page.tree.select("p.in-colab"):
        name = CALL.search(link.code.get_text())[1]
        if name in paths:
            question = export.exported(reader.read(paths[name]), site.language)
            files = [f"asked-{question['chapter']}.js", "question.js"]
            scripts = " ".join(address(site.app, file, page.root) for file in files)
            link.insert_before(parse(exercise_form(question, scripts)))


def exercise_form(question, scripts):
    """Return the element that takes the answer to a question as data. scripts: their addresses."""
    names = f'{group()} data-scripts="{scripts}" data-name="{question["name"]}"'
    controls = form(exercise_controls(question))
    return f"<rnn-question {names}>{controls}</rnn-question>"


def exercise_controls(question):
    """Return the field or the boxes of an exercise, and its two buttons."""
    buttons = f'<button>{CHECK}</button><button value="hint" class="quiet">{HINT}</button>'
    if question["kind"] == "choice":
        boxes = "".join(
            f'<label><input type="checkbox" name="typed" value="{option}"> {option}</label>'
            for option in question["options"]
        )
        return boxes + buttons
    return field(YOUR_ANSWER, question["kind"]) + buttons


def offer_to_forget(page, site):
    """Put below the list of chapters what a reader can do about the answers that are kept."""
    listed = page.tree.select_one("nav.bd-docs-nav")
    if listed:
        button = f'<button type="button">{FORGET}</button>'
        listed.append(parse(f'<p class="forget" hidden>{KEPT} {button}</p>'))


def setup(app):
    app.add_css_file("asks.css")
    app.add_js_file("kept.js")
