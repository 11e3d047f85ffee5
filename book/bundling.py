"""Joins the styles and scripts that all pages share into one style and one script.

- The theme's styles and scripts become `_static/book.css` and `_static/book.js`. Files that only
  one page loads remain.
- A font with only the icons in use replaces the theme's icon script of 1.5 MB.
- Files that no page of this book uses are not loaded: live kernels (Thebe), toggles, cards, Sphinx'
  own search. Some of them would load files from other hosts.
- Style rules for classes that no page has, and variables that no rule reads, are removed: more than
  half of the theme's (stylesheet.py).

No library does this for Sphinx; a first visit loads 118 to 179 KiB instead of 828;
tests/site/pages/test_weight.py weighs it.
"""

import hashlib
import json
import re
from urllib.parse import urlsplit

import minify

from book import stylesheet
from book.page import parse
from lib.text import Text

# Files that no page of this book uses, by a part of their names, and words of scripts inside a page
# that only these files need.
UNUSED_FILES = (
    "sphinx-thebe",
    "togglebutton",
    "sphinx-design",
    "design-tabs",
    "searchtools",
    "language_data",
    "searchindex",
    "fontawesome.js",
)
UNUSED_WORDS = re.compile(
    "THEBE|toggle(?:Hint|button|Open)|DOCUMENTATION_OPTIONS|kernelName|binderOptions"
)
# Names, operators, punctuation and spaces of code have the colour of the text; without their
# tags a chapter is a seventh smaller.
PLAIN_TOKENS = ".highlight :is([class=n], [class=o], [class=p], [class=w], span:not([class]))"
STYLES = 'link[rel="stylesheet"][href*="_static/"]'
SCRIPTS = 'script[src*="_static/"]'


def leave_out_unused(page, site):
    """Take out of a page what nothing on it uses."""
    for element in page.tree.select("link[href], script[src]"):
        address = element.get("href") or element["src"]
        if element.get("rel") == ["preload"] or any(part in address for part in UNUSED_FILES):
            element.decompose()
    for script in page.tree.select("script:not([src])"):
        if UNUSED_WORDS.search(script.get_text()):
            script.decompose()
    for token in page.tree.select(PLAIN_TOKENS):
        token.unwrap()
    # The browser prints a page, too; the menu has the PDF of the whole book.
    for button in page.tree.select("li:has(> .btn-download-pdf-button), .btn-fullscreen-button"):
        button.decompose()
    # The theme's picture of Colab in a menu weighs as much as two chapters of text.
    for logo in page.tree.select('img[src$="logo_colab.png"]'):
        logo.replace_with(parse('<i class="fa-solid fa-play"></i>'))


def file_of(element):
    """Return the name of the file that a <link> or a <script> loads, below _static/."""
    address = urlsplit(element.get("href") or element["src"]).path
    return address.partition("_static/")[2]


def files_of(page, selector):
    """Return the names of the files that a page loads by elements of a kind."""
    return [file_of(element) for element in page.tree.select(selector)]


def shared(pages, selector):
    """Return the names of the files that all pages load by elements of a kind, in their order."""
    first, *others = (files_of(page, selector) for page in pages)
    return [name for name in first if all(name in names for names in others)]


def replace_files(page, selector, files, bundle):
    """Let a page load a bundle, HTML, in the place of the first of the files in it, and none of
    these.
    """
    replaced = [each for each in page.tree.select(selector) if file_of(each) in files]
    replaced[0].insert_before(parse(bundle))
    for element in replaced:
        element.decompose()


def copy_words():
    """Return the words of the copy buttons in the language of the build."""
    words = {
        "copy": Text("Copy"),
        "copy_to_clipboard": Text("Copy to clipboard"),
        "copy_success": Text("Copied"),
        "copy_failure": Text("Copying failed"),
    }
    return {key: str(word) for key, word in words.items()}


def used_translations(script, others):
    """Return Sphinx' script of translations with those messages only that other scripts name."""
    call = re.fullmatch(r"Documentation\.addTranslations\((.*)\);\s*", script, re.DOTALL)
    catalogue = json.loads(call[1])
    named = {key: said for key, said in catalogue["messages"].items() if f'"{key}"' in others}
    return f"Documentation.addTranslations({json.dumps({**catalogue, 'messages': named})})"


def with_copy_words(script, language):
    """Return the script of the copy buttons with words in one more language.

    sphinx-copybutton has a table of languages and no setting for another one.

    Raises:
        ValueError: the script has no such table any more.
    """
    before, table, languages = script.partition("const messages = {")
    if not table:
        raise ValueError("copybutton.js: expected a table `const messages = {` of its words")
    return f"{before}{table} {language!r}: {json.dumps(copy_words())},{languages}"


def joined_script(site, files):
    """Return scripts of _static/ as one script, which speaks the language of the edition."""
    texts = {name: (site.static / name).read_text("utf8") for name in files}
    if "translations.js" in texts:
        others = "".join(text for name, text in texts.items() if name != "translations.js")
        texts["translations.js"] = used_translations(texts["translations.js"], others)
    texts["copybutton.js"] = with_copy_words(texts["copybutton.js"], site.language)
    return ";\n".join(re.sub(r"//# sourceMappingURL=.*", "", text) for text in texts.values())


def names_in_use(site, script):
    """Return the classes and identifiers of all pages, and every word of a script, which may set
    one of them.
    """
    names = set()
    scripts = [script]
    for page in site.pages:
        for element in page.tree.find_all(True):
            names.update(element.get("class", ()), [element.get("id", "")])
        scripts += [element.get_text() for element in page.tree.select("script:not([src])")]
    scripts += [
        path.read_text("utf8")
        for path in site.static.rglob("*.js")
        if path.name != "search-index.js"
    ]
    return names.union(re.findall(r"[\w-]+", " ".join(scripts)))


def write(path, text):
    """Write a file. Return its name with a version, which changes when its text does."""
    path.write_text(text, "utf8")
    version = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{path.name}?v={version}"


def join(site):
    """Write book.css and book.js, and let all pages load them."""
    styles = shared(site.pages, STYLES)
    scripts = shared(site.pages, SCRIPTS)
    script = joined_script(site, scripts)
    style = stylesheet.joined(site.static, styles, names_in_use(site, script))
    book_css = write(site.static / "book.css", style)
    book_js = write(site.static / "book.js", minify.string("application/javascript", script))
    for page in site.pages:
        static = f"{page.root}_static/"
        replace_files(page, STYLES, styles, f'<link rel="stylesheet" href="{static}{book_css}">')
        replace_files(page, SCRIPTS, scripts, f'<script defer src="{static}{book_js}"></script>')
