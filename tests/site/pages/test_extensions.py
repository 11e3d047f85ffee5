"""Each extension does its job, also in cases that do not occur in the built book."""

import subprocess
import sys

from built_site import CONFIG, ROOT
from docutils import nodes

from book import callouts, formulas, search


def test_an_unpacked_archive_builds_without_a_warning_and_shows_no_date(tmp_path):
    (tmp_path / "index.rst").write_text("Title\n=====\n")
    (tmp_path / "conf.py").write_text(
        "extensions = ['sphinx_last_updated_by_git']\nhtml_last_updated_fmt = '%Y-%m-%d'\nhtml_theme = 'basic'\n"
        f"suppress_warnings = {CONFIG['sphinx']['config']['suppress_warnings']}\n"
    )
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", str(tmp_path), str(tmp_path / "out")]
    subprocess.run(command, check=True, cwd=ROOT)
    assert "updated on" not in (tmp_path / "out/index.html").read_text("utf8")


def test_a_formula_that_is_not_understood_is_a_warning_that_names_its_page(caplog):
    formulas.drawn({"rnn.html": formulas.mark("\\frac{1}{")})
    assert "KaTeX parse error" in caplog.text and caplog.records[0].location == "rnn.html"


def test_a_sections_text_is_its_own_and_keeps_words_and_code_whole():
    html = """<article><section id="a"><h1>제목<a class="headerlink">#</a></h1><p>은닉 상태<code>h</code>는</p>
        <pre><span>np</span><span>.</span><span>tanh</span></pre>
        <section id="b"><h2>둘째</h2><p>다른 말</p></section></section></article>"""
    assert search.sections(html) == [["a", "제목", "은닉 상태h는 np.tanh"], ["b", "둘째", "다른 말"]]


def test_a_callout_is_known_by_its_first_words():
    document = nodes.document(None, None)
    for words in (*callouts.KINDS.values(), "다른 말"):
        document += nodes.block_quote("", nodes.paragraph("", "", nodes.strong("", f"{words}."), nodes.Text(" …")))
    transform = callouts.Callouts.__new__(callouts.Callouts)
    transform.document = document
    transform.apply()
    assert [quote["classes"] for quote in document] == [*([f"callout-{kind}"] for kind in callouts.KINDS), []]
