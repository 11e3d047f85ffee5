"""Finds what in a text for students runs, or loads something from elsewhere, wherever it is opened:
in Colab, JupyterLab or VS Code."""

import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt

ACTIVE = ("applet", "base", "embed", "form", "frame", "iframe", "link", "meta", "object", "script")
HARMLESS = re.compile(r"(?:alt|cite|class|id|title|xmlns(?::\w+)?|aria-[\w-]+)\Z")
LINKS = (("a", "href"), ("area", "href"))  # followed by whoever clicks on them
ELSEWHERE = re.compile(r"//|\\\\|@import\b|\w+script:", re.IGNORECASE)
RUNS = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)
SCRIPT = re.compile(r"javascript:", re.IGNORECASE)
INVISIBLE = re.compile(r"[\s\x00-\x20]+")  # browsers leave them out of an address
PICTURE = re.compile(r"data:image/[\w.+-]+[;,]", re.IGNORECASE)
READER = MarkdownIt("commonmark", {"html": True}).enable("table")
# Nothing that could be harmful is left out of what is looked at.
READER.validateLink = lambda address: True
LONGEST = 80  # characters of what is found that are shown


def find(source):
    """The first thing in Markdown that runs or loads, as HTML writes it; None without one. Code is
    only shown, so it may hold anything."""
    reader = _Reader()
    reader.feed(READER.render(source))
    reader.close()
    return reader.found[0][:LONGEST] if reader.found else None


class _Reader(HTMLParser):
    """Reads HTML, with its entities as the letters they stand for, and keeps what is `found`."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.open = []  # of <code> and <style>

    def handle_starttag(self, tag, attrs):
        if tag in ("code", "style"):
            self.open.append(tag)
        if tag in ACTIVE:
            self.found.append(f"<{tag}")
        for name, value in attrs:
            if is_active(tag, name, INVISIBLE.sub("", value or "")):
                self.found.append(f'<{tag} {name}="{value}"')

    def handle_endtag(self, tag):
        if tag in self.open:
            self.open.remove(tag)

    def handle_data(self, data):
        # MathJax makes links of \href{…}.
        pattern = ELSEWHERE if "style" in self.open else SCRIPT
        if "code" not in self.open and (found := pattern.search(data)):
            self.found.append(found[0])


def is_active(tag, name, value):
    """Whether an attribute of a tag runs something, or loads it from elsewhere."""
    if name.startswith("on") or name in ("formaction", "srcdoc"):
        return True
    if (tag, name) in LINKS:
        return bool(RUNS.match(value))
    if HARMLESS.match(name) or PICTURE.match(value):
        return False
    return bool(ELSEWHERE.search(value))
