"""Joins the styles and scripts that all pages share into one style and one script, after the build.

- The theme's styles and scripts become `_static/book.css` and `_static/book.js`. Files that only one page loads remain.
- A font with only the icons in use replaces the theme's icon script of 1.5 MB.
- Files that no page of this book uses are removed: live kernels (Thebe), toggles, cards, Sphinx' own search, source
  maps. Some of them would load files from other hosts.
- Style rules for classes that no page has are removed: more than half of the theme's.

No library does this for Sphinx; a first visit loads 118 to 179 KiB instead of 828; tests/site/pages/test_weight.py weighs it.
"""

import base64
import hashlib
import json
import logging
import re
from fnmatch import fnmatch

import minify
import tinycss2
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from book.contents import after_build, change_pages, site_pages
from lib.text import Text

# Files that every page loads, in the theme's order, as fnmatch patterns below `_static/`.
# Names differ between versions of the theme.
STYLES = (
    "styles/theme.css", "styles/bootstrap.css", "vendor/fontawesome/*/css/all.min.css",
    "styles/pydata-sphinx-theme.css", "pygments.css", "styles/sphinx-book-theme.css", "copybutton.css",
    "mystnb.*.css", "colours.css", "course.css", "start.css",
)  # fmt: skip
SCRIPTS = (
    "documentation_options.js", "doctools.js", "translations.js", "sphinx_highlight.js",
    "clipboard.min.js", "copybutton.js", "scripts/sphinx-book-theme.js", "scripts/bootstrap.js",
    "scripts/pydata-sphinx-theme.js", "course.js",
)  # fmt: skip
UNUSED = (
    "*fontawesome*.js", "vendor/fontawesome/*/js/*", "sphinx-thebe.*", "togglebutton.*", "sphinx-design.*",
    "design-tabs.js", "searchtools.js", "language_data.js", "searchindex.js", "*.map",
)  # fmt: skip
UNUSED_INLINE = r"THEBE|toggle(?:Hint|button|Open)|DOCUMENTATION_OPTIONS|kernelName"

STYLE = re.compile(r'<link\b(?=[^>]*rel="stylesheet")[^>]*href="([^"?]*?)_static/([^"?]+)[^"]*"[^>]*/?>\s*')
SCRIPT = re.compile(r'<script\b[^>]*\bsrc="([^"?]*?)(?:_static/([^"?]+)|(searchindex\.js))[^"]*"[^>]*>\s*</script>\s*')
PRELOAD = re.compile(r'<link\b[^>]*rel="preload"[^>]*>\s*')
INLINE = re.compile(
    rf"<script(?: type=\"text/x-thebe-config\")?>(?:(?!</script>).)*?(?:{UNUSED_INLINE}|binderOptions).*?</script>\s*",
    re.S,
)
# The theme's picture of Colab in a menu weighs as much as two chapters of text; an icon of the font takes its place.
COLAB_LOGO = re.compile(r'<img [^>]*logo_colab\.png"[^>]*>')
# Parts of a selector that may match although the page does not have their classes.
SELECTORS = re.compile(r"(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^,()])+")  # between commas outside of parentheses
OPTIONAL = re.compile(r":(?:not|is|where)\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|\\\\.")
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")


logging.getLogger("fontTools").setLevel(logging.WARNING)  # it logs every table that it cuts


def matches(name, patterns):
    return any(fnmatch(name, pattern) for pattern in patterns)


def rewrite(html, joined):
    """Return a page that loads the two bundles instead of the files in them; append the names of those to `joined`."""

    def replace(kind, shared, bundle):
        def bundled(match):
            root, name = match.group(1), match.group(2) or match.group(3)
            if matches(name, UNUSED):
                return ""
            if not matches(name, shared):
                return match.group(0)
            first = not any(matches(other, shared) for other in seen)
            seen.append(name)
            if name not in joined:
                joined.append(name)
            return bundle.format(root) if first else ""

        seen = []
        return kind.sub(bundled, html)

    html = PLAIN_TOKEN.sub(r"\1", html)
    html = COLAB_LOGO.sub('<i class="fa-solid fa-play"></i>', PRELOAD.sub("", INLINE.sub("", html)))
    html = replace(STYLE, STYLES, '<link rel="stylesheet" href="{}_static/book.css?v=0">\n')
    return replace(SCRIPT, SCRIPTS, '<script defer src="{}_static/book.js?v=0"></script>\n')


def style_text(static, name):
    """Return the text of a style file with its imports inserted. Addresses in it are not changed."""
    text = (static / name).read_text("utf8")
    parent = (static / name).parent
    text = re.sub(r'@import "([^"]+)";', lambda m: (parent / m[1]).resolve().read_text("utf8"), text)
    return re.sub(r"/\*# sourceMappingURL=[^*]*\*/", "", text)


def used_rules(css, names):
    """Return the style without the rules of classes and identifiers that are not in `names`.

    Bootstrap and the theme have rules for many parts that this book does not contain: more than half of all bytes.
    """

    def kept(rule):
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports") and rule.content is not None:
            rule.content = [inner for inner in tinycss2.parse_rule_list(rule.content, True, True) if kept(inner)]
            return bool(rule.content)
        if rule.type != "qualified-rule":
            return True
        selectors = [text for text in SELECTORS.findall(tinycss2.serialize(rule.prelude)) if needed(text) <= names]
        rule.prelude = tinycss2.parse_component_value_list(",".join(selectors))
        return bool(selectors)

    return tinycss2.serialize([rule for rule in tinycss2.parse_stylesheet(css, True, True) if kept(rule)])


def needed(selector):
    """Return the classes and identifiers that a page must have for a selector to match."""
    return set(re.findall(r"[.#]([\w-]+)", OPTIONAL.sub("", selector)))


def cut_icons(css, static):
    """Return the style with the fonts of icons cut to the icons that have a rule, and inside of it."""
    glyphs = {ord(letter) for letter in re.findall("[\ue000-\uf8ff]", css)}  # the private letters that are icons

    def face(match):
        source = re.search(r"url\([^)]*?(fa-[a-z]+-\d+)\.woff2\)", match[0])
        original = next(static.rglob(f"webfonts/{source[1]}.woff2"))
        cut = static / f"{source[1]}.woff2"
        if cut_font(original, glyphs, cut) == glyphs:
            return ""
        source = f"url({cut.name})"
        if "regular" not in cut.name:  # every page needs the others: some 2 KiB are not worth a request
            source = f'url("data:font/woff2;base64,{base64.b64encode(cut.read_bytes()).decode()}")'
            cut.unlink()
        return re.sub(r"src:[^;}]*", f'src:{source} format("woff2")', match[0])

    return FONT_FACE.sub(face, css)


def cut_font(original, glyphs, target):
    """Write to `target` the font with only these glyphs (code points). Return the glyphs that the font lacks.

    original: a path or an open file. Nothing is written if it has none of them.
    """
    font = TTFont(original)
    wanted = glyphs & set(font.getBestCmap())
    if not wanted:
        return glyphs
    options = Options(flavor="woff2", hinting=False, layout_features=["tnum"], name_IDs=[0, 1, 2, 13, 14])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    return glyphs - wanted


# Names, punctuation and spaces of code have the colour of the text; without their tags a chapter is a seventh smaller.
PLAIN_TOKEN = re.compile(r'<span class="[npw]">([^<]*)</span>|<span></span>')


def join_files(app, out):
    static, joined = out / "_static", []
    change_pages(out, lambda html, path: rewrite(html, joined))
    if joined:
        html = "\n".join(path.read_text("utf8") for path in site_pages(out))
        write_bundles(static, joined, html, app.config.language)
    version = {name: hashlib.sha256((static / name).read_bytes()).hexdigest()[:8] for name in ("book.css", "book.js")}
    address = re.compile(r"_static/(book\.(?:css|js))\?v=\w+")
    change_pages(out, lambda html, path: address.sub(lambda match: f"_static/{match[1]}?v={version[match[1]]}", html))
    for path in out.rglob("*"):
        if path.is_file() and matches(path.relative_to(static if static in path.parents else out).as_posix(), UNUSED):
            path.unlink()


def copy_words():
    """Return the words of the copy buttons in the language of the build."""
    words = {
        "copy": Text("Copy"),
        "copy_to_clipboard": Text("Copy to clipboard"),
        "copy_success": Text("Copied"),
        "copy_failure": Text("Copying failed"),
    }
    return {key: str(word) for key, word in words.items()}


def write_bundles(static, joined, html, language):
    names = [name for pattern in STYLES for name in joined if fnmatch(name, pattern)]
    css = "\n".join(style_text(static, name) for name in names)
    names = [name for pattern in SCRIPTS for name in joined if fnmatch(name, pattern)]
    script = ";\n".join(re.sub(r"//# sourceMappingURL=.*", "", (static / name).read_text("utf8")) for name in names)
    script = script.replace("const messages = {", f"const messages = {{ {language!r}: {json.dumps(copy_words())},", 1)
    scripts = [path.read_text("utf8") for path in static.rglob("*.js") if path.name != "search-index.js"]
    names = set(re.findall(r"[\w-]+", " ".join([html, script, *scripts])))
    css = cut_icons(used_rules(css, names), static)
    (static / "book.css").write_text(minify.string("text/css", css), "utf8")
    (static / "book.js").write_text(minify.string("application/javascript", script), "utf8")


def setup(app):
    after_build(app, join_files, priority=900)
