"""Each link of a page to another page or heading of the course leads somewhere.

The built site is asked again (tests/site/pages/test_html.py); this says it in a second.
"""

import os
import re

from tools import notebooks
from tools.conclusions import slug

LINK = re.compile(r"\]\((?P<file>[^)\s:#]*)(?:#(?P<anchor>[^)\s]+))?\)")
HEADING = re.compile(r"(?m)^#+ (.+?)\s*$")
CODE = re.compile(r"(?ms)^```.*?^```")


def texts():
    """The Markdown of every page without its boxes of code: {path: str}."""
    pages = {path: notebooks.read_page(path).cells for path in notebooks.paths(suffix=".md")}
    pages |= {path: notebooks.read(path).prose for path in notebooks.paths()}
    return {
        os.path.normpath(path): CODE.sub("", "\n\n".join(cell.source for cell in cells))
        for path, cells in pages.items()
    }


def anchors(text):
    """The anchors of the headings of a text, and those that it sets itself."""
    headings = [re.sub(r"\[(.*?)\]\(.*?\)|[*`$]", r"\1", found) for found in HEADING.findall(text)]
    return set(map(slug, headings)) | set(re.findall(r'<[^>]+ id="([^"]+)"|^\(([\w-]+)\)=', text))


def broken(pages):
    """One sentence for each link to a page or heading that is not there, of what texts gives."""
    known = {path: anchors(text) for path, text in pages.items()}
    for path, text in pages.items():
        for link in LINK.finditer(text):
            file = os.path.normpath(os.path.join(os.path.dirname(path), link["file"]))
            target = path if not link["file"] else file
            if target not in known:
                if not os.path.exists(notebooks.ROOT / target):
                    yield f"{path}: {link[0]}: no such file"
            elif link["anchor"] and link["anchor"] not in known[target]:
                yield f"{path}: {link[0]}: no such heading"


def test_each_link_leads_to_a_page_and_a_heading():
    assert list(broken(texts())) == []


def test_a_link_that_leads_nowhere_is_caught():
    pages = {"a/one.md": "# One\n\n[two](two.md#other) [three](three.md)", "a/two.md": "# Two\n"}
    assert [sentence.rpartition(": ")[2] for sentence in broken(pages)] == [
        "no such heading",
        "no such file",
    ]
