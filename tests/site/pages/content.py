"""Reads the content of a page, from its source and from its built HTML, as lists of lines that can be compared.

A line is a paragraph, heading, list item, table cell, formula, code block, output or picture. A formula is written as
its TeX, a link as its text and its target with query and anchor, a picture as its alternative text and a hash.
"""

import base64
import copy
import difflib
import functools
import hashlib
import itertools
import json
import re
import unicodedata
from urllib.parse import parse_qsl, unquote, urlsplit

from bs4 import BeautifulSoup
from built_site import CONFIG, NOTEBOOKS, ROOT, SITE, SOURCE
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from book.contents import START
from book.publishing import site_address
from explorers.catalog import SOURCES

PUBLIC = site_address(CONFIG["repository"]["url"])
ADDED = ".added, .chapter-map, .only-dark"
LEFT_OUT = f"{ADDED}, .headerlink, .prev-next-area, script, style, button, details.hide > summary"
BLOCKS = "p, li, ul, ol, td, th, table, div, section, blockquote, details, summary, h1, h2, h3, h4, h5, h6, dl, dt, dd"
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def digest(data):
    return hashlib.sha256(data).hexdigest()[:12]


def lines(tree, target, picture):
    """Return the content of a tree. `target(href)` and `picture(src)` say what a link and a picture stand for."""
    for element in tree.select(LEFT_OUT):
        element.decompose()
    for element in tree.select("noscript"):
        element.unwrap()
    for explorer in tree.find_all(re.compile("^rnn-")):
        settings = sorted(
            f"{name}={value}" for name, value in explorer.attrs.items() if name not in ("class", "style", "data-needs")
        )
        explorer.insert_before(f"\n{explorer.name} {' '.join(settings)}\n")
    for block in tree.select("pre"):
        text = "\n".join(line.rstrip() for line in block.get_text().strip("\n").split("\n"))
        block.replace_with(f"\ncode: {json.dumps(text, ensure_ascii=False)}\n")
    for image in tree.select("img"):
        badge = image["src"].endswith("colab-badge.svg")
        image.replace_with(image["alt"] if badge else f"\npicture: {image.get('alt')} {picture(image['src'])}\n")
    for link in tree.select("a[href]"):
        link.append(f" <{target(link['href'])}>")
    for block in tree.select(BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
    text = unicodedata.normalize("NFC", tree.get_text()).translate(STRAIGHT)
    texts = (line if line.startswith("code: ") else re.sub(r"\s+", " ", line).strip() for line in text.split("\n"))
    return [line for line in texts if line]


@functools.cache
def source_lines(page):
    """Return the content of the Markdown file or notebook of a page, with links as they must be in the book."""
    path = ROOT / f"{SOURCE[page]}.ipynb"
    if not path.exists():
        html = markdown(path.with_suffix(".md").read_text("utf8"))
    else:
        numbers = (f"그림 {NOTEBOOKS.index(page) + 1}.{place}" for place in itertools.count(1))
        html = "".join(cell_html(cell, numbers) for cell in json.loads(path.read_text("utf8"))["cells"])
    return lines(BeautifulSoup(html, "html.parser"), lambda href: source_target(href, page), source_picture)


def markdown(text):
    """Return Markdown as HTML, by another parser configuration than the book's. A formula stays TeX."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")

    def formula(tex, options):
        tex = re.sub(r"\s+", " ", tex.strip()).replace("&", "&amp;").replace("<", "&lt;")
        return f"<div>$${tex}$$</div>" if options["display_mode"] else f"${tex}$"

    return parser.use(dollarmath_plugin, double_inline=True, renderer=formula).render(text)


def cell_html(cell, numbers):
    """Return the HTML that shows the same content as a cell of a notebook. `numbers` yields those of figures."""
    text = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return markdown(text)
    tree = BeautifulSoup("", "html.parser")
    if text and "remove-input" not in cell["metadata"].get("tags", []):
        tree.append(tree.new_tag("pre", string=text))
    for output in cell["outputs"]:
        data = output.get("data", {})
        if "image/png" in data:
            words = cell["metadata"].get("mystnb", {})
            alt = words.get("image", {}).get("alt")
            tree.append(tree.new_tag("img", src="data:" + "".join(data["image/png"]), alt=alt))
            if caption := words.get("figure", {}).get("caption"):
                tree.append(tree.new_tag("p", string=f"{next(numbers)} {caption}"))
        else:
            tree.append(tree.new_tag("pre", string="".join(output.get("text") or data["text/plain"])))
    return str(tree)


def source_target(href, page):
    if href.startswith(PUBLIC):
        return site_target(href.removeprefix(PUBLIC), SITE)
    if urlsplit(href).scheme:
        return href
    return site_target(re.sub(r"\.(ipynb|md)(?=#|$)", ".html", href) or href, (SITE / SOURCE[page]).parent, page)


def site_target(href, folder, page=None):
    """Return where a link within the site leads: page, sorted settings of its query, anchor."""
    parts = urlsplit(href)
    path = (folder / unquote(parts.path)).resolve() if parts.path else (SITE / f"{page}.html").resolve()
    name = path.relative_to(SITE.resolve()).as_posix()
    if name == f"{SOURCE[START]}.html":
        name = f"{START}.html"
    query = "&".join(f"{key}={value}" for key, value in sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{name}?{query}#{unquote(parts.fragment)}"


def source_picture(src):
    if src.startswith("data:"):
        return digest(base64.b64decode(src.removeprefix("data:")))
    return digest((SOURCES / "pictures" / src.rsplit("/", 1)[1]).read_bytes())


@functools.cache
def tree(page):
    """Return a built page as a tree, parsed once: nobody may change it."""
    return BeautifulSoup((SITE / f"{page}.html").read_text("utf8"), "html.parser")


@functools.cache
def ids(path):
    """Return the identifiers in a built page."""
    return set(re.findall(r'\bid="([^"]*)"', path.read_text("utf8"))) if path.exists() else set()


def article(page):
    """Return the article of a built page, to change it."""
    return copy.copy(tree(page).find("article"))


def built_lines(page, tree=None):
    """Return the content of a built page."""
    tree = tree or article(page)
    for formula in tree.select(".katex"):
        tex = re.sub(r"\s+", " ", formula.select_one("annotation").get_text().strip())
        display = formula.find_parent(class_="katex-display")
        formula.replace_with(f"$${tex}$$" if display else f"${tex}$")
    folder = (SITE / page).parent

    def target(href):
        if urlsplit(href).scheme:
            return href
        path, _, anchor = site_target(href, folder, page).rpartition("#")
        return f"{path}#{anchors(path.partition('?')[0]).get(anchor, anchor) if anchor else ''}"

    return lines(tree, target, lambda src: digest((folder / unquote(src)).resolve().read_bytes()))


@functools.cache
def anchors(name):
    """Return {identifier in a built page: anchor that Markdown gives to the heading of its section}."""
    if not name.endswith(".html"):
        return {}
    slugs, count = {}, {}
    for section in tree(name.removesuffix(".html")).select("article section"):
        heading = section.find(re.compile("^h[1-6]$"), recursive=False)
        slug = re.sub(r"[^\w\- ]", "", heading.get_text().removesuffix("#").strip().lower()).replace(" ", "-")
        count[slug] = count.get(slug, -1) + 1
        slug += f"-{count[slug]}" if count[slug] else ""
        for element in (section, *section.find_all("span", id=True, recursive=False)):
            slugs[element["id"]] = slug
    return slugs


def differences(source, built):
    """Return the lines that only one side has, in the order of the page: ("-", source), ("+", built)."""
    matcher = difflib.SequenceMatcher(None, source, built, autojunk=False)
    problems = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            problems += [f"source: {line}" for line in source[a:b]] + [f"page:   {line}" for line in built[c:d]]
    return problems
