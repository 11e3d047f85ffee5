"""The map of the chapters shows each chapter once, in the order of the book, with a link that opens it."""

import pytest
from bs4 import BeautifulSoup

from book import chapter_map
from conftest import NOTEBOOKS

NAMES = [page.rsplit("/", 1)[1] for page in NOTEBOOKS]


def test_the_start_page_shows_each_chapter_once(site):
    page = BeautifulSoup((site / "index.html").read_text("utf8"), "html.parser")
    links = page.select("article .chapter-map li a")
    shown = {int(link.b.extract().get_text()): link["href"].rsplit("/", 1)[1].removesuffix(".html") for link in links}
    assert shown == dict(enumerate(NAMES, 1))
    for link in links:
        chapter = BeautifulSoup((site / link["href"]).read_text("utf8"), "html.parser")
        assert chapter.h1.get_text().startswith(link.get_text().strip())


def test_a_chapter_that_is_not_written_yet_is_left_out():
    names = [name for name in NAMES if name not in ("recall", "forecasting")]
    drawn = chapter_map.steps(names, dict.fromkeys(names, "제목"))
    assert [name for _, path in drawn for _, name, _ in path] == names


def test_a_chapter_on_no_path_stops_the_build():
    with pytest.raises(ValueError, match="PATHS: transformer"):
        chapter_map.draw([*NAMES, "transformer"], dict.fromkeys([*NAMES, "transformer"], "제목"))
