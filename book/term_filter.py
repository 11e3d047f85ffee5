"""Puts a field above the glossary that leaves only the terms with what is typed.

static/course.js shows and hides them. Without JavaScript the field is not there.
"""

from book.page import parse
from lib.text import Text

PAGE = "glossary"
FIND = Text("Find a term")


def add_field(page, site):
    """Put the field before the letters of the glossary."""
    letters = page.tree.select_one("article p > a[href^='#']")
    if page.name == PAGE and letters:
        field = f'<label>{FIND} <input type="search"></label>'
        letters.parent.insert_before(parse(f'<p class="find-term">{field}</p>'))
