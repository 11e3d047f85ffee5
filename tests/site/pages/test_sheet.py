"""The contact sheet shows a change at once: changed pages first, the old picture beside the new one."""

import re

import pytest

from book import sheet

PAGE = '<!doctype html><meta charset="utf8"><p style="color-scheme: light dark">{}</p>'


def take(browser, folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(PAGE.format(text), "utf8")
    return sheet.take(browser, list(texts), folder, folder / "sheet")


def test_only_a_page_that_changed_is_marked_and_comes_first(browser, tmp_path):
    assert take(browser, tmp_path, one="1", two="2") == {"one": [], "two": []}
    changed = take(browser, tmp_path, one="1", two="3")
    names = [f"{width}-{scheme}" for width in sheet.WIDTHS for scheme in sheet.SCHEMES]
    assert changed == {"one": [], "two": names}
    page = (tmp_path / "sheet/index.html").read_text("utf8")
    assert re.findall(r"<h2>(\w+): (\d*)", page) == [("two", "6"), ("one", "")]
    pictures = re.findall(r'src="([^"]+)"', page)
    assert pictures[:2] == ["two.360-light.old.jpg", "two.360-light.jpg"]
    assert len(pictures) == 18 and all((tmp_path / "sheet" / picture).stat().st_size > 100 for picture in pictures)


def test_a_page_that_does_not_exist_is_named():
    with pytest.raises(SystemExit, match="no page nnr; pages: index, "):
        sheet.main(["nnr"])
