"""Each extension does its job, also in cases that do not occur in the built book."""

import subprocess
import sys

from built_site import CONFIG, ROOT

from book import formulas
from book.page import parse


def test_an_unpacked_archive_builds_without_a_warning_and_shows_no_date(tmp_path):
    (tmp_path / "index.rst").write_text("Title\n=====\n")
    (tmp_path / "conf.py").write_text(
        "extensions = ['sphinx_last_updated_by_git']\n"
        "html_last_updated_fmt = '%Y-%m-%d'\n"
        "html_theme = 'basic'\n"
        f"suppress_warnings = {CONFIG['sphinx']['config']['suppress_warnings']}\n"
    )
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "-b",
        "html",
        str(tmp_path),
        str(tmp_path / "out"),
    ]
    subprocess.run(command, check=True, cwd=ROOT)
    assert "updated on" not in (tmp_path / "out/index.html").read_text("utf8")


def test_a_formula_that_is_not_understood_is_a_warning_that_names_its_page(caplog):
    formulas.draw_in({"rnn.html": parse(formulas.mark("\\frac{1}{"))})
    assert "KaTeX parse error" in caplog.text
    assert caplog.records[0].location == "rnn.html"
