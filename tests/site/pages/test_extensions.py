"""Each extension does its job, also in cases that do not occur in the built book."""

import shutil
import subprocess
import sys

import pytest
from docutils import nodes

from book import bundling, formulas, publishing, search
from conftest import ROOT


def git(folder, *arguments):
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf8").stdout


@pytest.fixture
def repository(tmp_path):
    """A repository with two commits, each of one page."""
    git(tmp_path, "init", "-q", "-b", "main", "source")
    folder = tmp_path / "source"
    for name in ("index.rst", "새 글.rst"):
        (folder / name).write_text(":orphan:\n\nTitle\n=====\n", "utf8")
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", name)
    return folder


@pytest.mark.parametrize(("source", "dates"), [("whole", 2), ("shallow", 0), ("archive", 0)])
def test_a_page_shows_the_date_of_its_last_commit_or_none(repository, tmp_path, source, dates):
    """A shallow clone and an unpacked archive know no date that is true. Both build without a warning."""
    folder = tmp_path / source
    subprocess.run(
        ["git", "clone", "-q", *(["--depth", "1"] if source == "shallow" else []), repository.as_uri(), folder]
    )
    if source == "archive":
        shutil.rmtree(folder / ".git")
    (folder / "conf.py").write_text(
        "from book import publishing\nextensions = ['sphinx_last_updated_by_git']\nhtml_last_updated_fmt = '%Y-%m-%d'\n"
        "suppress_warnings = publishing.NO_DATE\nhtml_theme = 'basic'\n"
    )
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", str(folder), str(tmp_path / "out")]
    subprocess.run(command, cwd=ROOT, check=True)
    pages = [(tmp_path / "out" / f"{name}.html").read_text("utf8") for name in ("index", "새 글")]
    day = git(repository, "log", "-1", "--format=%cs").strip()
    assert sum(f"updated on {day}" in page for page in pages) == dates


def test_the_sites_address_follows_from_the_repositorys():
    assert publishing.site_address("https://github.com/Some-Class/rnn/") == "https://some-class.github.io/rnn/"


@pytest.mark.parametrize("hooks", [True, False])
def test_one_changed_page_leaves_the_others_in_the_sitemap(tmp_path, hooks):
    """Without our hooks Sphinx writes only the changed page, and the sitemap lists only that one."""
    connect = "app.connect('env-before-read-docs', book.note_changes); app.connect('env-updated', book.write_all_pages)"
    (tmp_path / "conf.py").write_text(
        "import book\nextensions = ['sphinx_sitemap']\nhtml_baseurl = 'https://example.org/'\n"
        f"def setup(app): {connect if hooks else 'pass'}\n"
    )
    (tmp_path / "other.rst").write_text("Other\n=====\n")
    for words in ("first", "second"):
        (tmp_path / "index.rst").write_text(f"Start\n=====\n\n{words}\n\n.. toctree::\n\n   other\n")
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", str(tmp_path), str(tmp_path / "out")]
        subprocess.run(command, cwd=ROOT, check=True)
    assert ("other.html" in (tmp_path / "out" / "sitemap.xml").read_text("utf8")) == hooks


def test_formulas_are_drawn_for_the_eye_and_for_a_screen_reader():
    html = formulas.render([["h_t = \\tanh(x_t W)", True]])[0]["html"]
    assert "katex-html" in html and "<math" in html


def test_a_formula_that_is_not_understood_is_a_warning_at_its_place(caplog):
    node = nodes.math("", "\\frac{1}{")
    formulas.draw([node])
    assert "KaTeX parse error" in caplog.text and caplog.records[0].location is node


def test_shared_files_become_one_style_and_one_script():
    page = (
        '<link rel="stylesheet" href="../_static/pygments.css?v=1"><link rel="stylesheet" href="../_static/own.css">'
        '<link rel="stylesheet" href="../_static/course.css"><script src="../_static/doctools.js"></script>'
        '<script src="../_static/scripts/fontawesome.js"></script><script src="../_static/sphinx-thebe.js"></script>'
        '<script>const THEBE_JS_URL = "https://unpkg.com/thebe"</script><script>kept()</script>'
    )
    found = []
    html = bundling.rewrite(page, found)
    assert found == ["pygments.css", "course.css", "doctools.js"]
    assert html.count("book.css") == html.count("book.js") == 1
    assert "own.css" in html and "kept()" in html
    assert "fontawesome" not in html and "unpkg" not in html
    assert bundling.rewrite(html, found) == html, "a page that is done stays as it is"


def test_a_sections_text_is_its_own_and_keeps_words_and_code_whole():
    html = """<article><section id="a"><h1>제목<a class="headerlink">#</a></h1><p>은닉 상태<code>h</code>는</p>
        <pre><span>np</span><span>.</span><span>tanh</span></pre>
        <section id="b"><h2>둘째</h2><p>다른 말</p></section></section></article>"""
    assert search.sections(html) == [["a", "제목", "은닉 상태h는 np.tanh"], ["b", "둘째", "다른 말"]]


def test_no_extension_needs_jupyter_book():
    code = "import sys, book, explorers; [__import__(name) for name in book.EXTENSIONS]; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf8", check=True)
    assert "book.bundling" in done.stdout.split()
    assert not [name for name in done.stdout.split() if name.startswith("jupyter_book")]
