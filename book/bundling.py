"""Joins the styles and scripts that all pages share into one style and one script, after the build.

- The theme's styles and scripts become `_static/book.css` and `_static/book.js`. Files that only
  one page loads remain.
- A font with only the icons in use replaces the theme's icon script of 1.5 MB.
- Files that no page of this book uses are not loaded: live kernels (Thebe), toggles, cards, Sphinx'
  own search. Some of them would load files from other hosts.
- Style rules for classes that no page has, and variables that no rule reads, are removed: more than
  half of the theme's.

No library does this for Sphinx; a first visit loads 118 to 179 KiB instead of 828;
tests/site/pages/test_weight.py weighs it.
"""

import base64
import hashlib
import json
import logging
import re

import minify
import tinycss2
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from book.contents import after_build, site_pages
from lib.text import Text

# Parts of pages that no page of this book uses.
UNUSED = re.compile(
    r'<(?:link|script)\b[^>]*(?:href|src)="[^"]*(?:sphinx-thebe|togglebutton|sphinx-design|design-tabs|searchtools'
    r'|language_data|searchindex|fontawesome[^"]*\.js)[^"]*"[^>]*>(?:\s*</script>)?\s*'
    r'|<link\b[^>]*rel="preload"[^>]*>\s*'
    r'|<script(?: type="text/x-thebe-config")?>(?:(?!</script>).)*?'
    r"(?:THEBE|toggle(?:Hint|button|Open)|DOCUMENTATION_OPTIONS|kernelName|binderOptions).*?</script>\s*",
    re.DOTALL,
)
STYLE = re.compile(
    r'<link\b(?=[^>]*rel="stylesheet")[^>]*href="(?P<root>[^"?]*?)_static/(?P<file>[^"?]+)[^>]*>\s*'
)
SCRIPT = re.compile(
    r'<script\b[^>]*\bsrc="(?P<root>[^"?]*?)_static/(?P<file>[^"?]+)[^>]*>\s*</script>\s*'
)
# The theme's picture of Colab in a menu weighs as much as two chapters of text; an icon of
# the font takes its place.
COLAB_LOGO = re.compile(r'<img [^>]*logo_colab\.png"[^>]*>')
# Names, operators, punctuation and spaces of code have the colour of the text; without their
# tags a chapter is a seventh smaller.
PLAIN_TOKEN = re.compile(r'<span class="[nopw]">([^<]*)</span>|<span></span>')
# Parts of a selector that may match although the page does not have their classes.
SELECTORS = re.compile(
    r"(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^,()])+"
)  # between commas outside of parentheses
OPTIONAL = re.compile(r":(?:not|is|where)\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|\\\\.")
NAMES = re.compile(r"[.#]([\w-]+)")  # of classes and identifiers
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
BOOTSTRAP = re.compile(r"(--bs-[\w-]+)\s*:[^;{}]*(?:;|(?=\}))")  # a variable that it sets

logging.getLogger("fontTools").setLevel(logging.WARNING)  # it logs every table that it cuts


def cleaned(html):
    """Return a page without what it does not use."""
    html = PLAIN_TOKEN.sub(r"\1", UNUSED.sub("", html))
    return COLAB_LOGO.sub('<i class="fa-solid fa-play"></i>', html)


def shared(pages, tag):
    """Return the names of the files that all pages load by a tag (STYLE or SCRIPT), in their
    order.
    """
    names = [[match["file"] for match in tag.finditer(html)] for html in pages]
    return [name for name in names[0] if all(name in others for others in names)]


def loading(html, tag, names, bundle):
    """Return a page that loads a bundle in the place of the first of the files in it, and none of
    these.
    """
    matches = [match for match in tag.finditer(html) if match["file"] in names]
    if not matches:
        return html
    start = matches[0].start()
    root = matches[0]["root"]
    html = tag.sub(lambda match: "" if match["file"] in names else match[0], html)
    return html[:start] + bundle.format(f"{root}_static/") + html[start:]


def style_text(static, name):
    """Return the text of a style file with its imports inserted.

    Addresses in it are not changed.
    """
    text = (static / name).read_text("utf8")
    parent = (static / name).parent
    text = re.sub(
        r'@import "([^"]+)";', lambda m: (parent / m[1]).resolve().read_text("utf8"), text
    )
    return re.sub(r"/\*# sourceMappingURL=[^*]*\*/", "", text)


def used_rules(css, names):
    """Return the style without the rules of classes and identifiers that are not in `names`.

    Bootstrap and the theme have rules for many parts that this book does not contain: more than
    half of all bytes.
    """

    def kept(rule):
        if (
            rule.type == "at-rule"
            and rule.lower_at_keyword in ("media", "supports")
            and rule.content is not None
        ):
            rule.content = [
                inner for inner in tinycss2.parse_rule_list(rule.content, True, True) if kept(inner)
            ]
            return bool(rule.content)
        if rule.type != "qualified-rule":
            return True
        selectors = SELECTORS.findall(tinycss2.serialize(rule.prelude))
        selectors = [
            text for text in selectors if names.issuperset(NAMES.findall(OPTIONAL.sub("", text)))
        ]
        rule.prelude = tinycss2.parse_component_value_list(",".join(selectors))
        return bool(selectors)

    return tinycss2.serialize(
        [rule for rule in tinycss2.parse_stylesheet(css, True, True) if kept(rule)]
    )


def cut_icons(css, static):
    """Return the style with the fonts of icons cut to the icons that have a rule, and inside
    of it.
    """
    glyphs = {
        ord(letter) for letter in re.findall("[\ue000-\uf8ff]", css)
    }  # the private letters that are icons

    def face(match):
        source = re.search(r"url\([^)]*?(fa-[a-z]+-\d+)\.woff2\)", match[0])
        original = next(static.rglob(f"webfonts/{source[1]}.woff2"))
        cut = static / f"{source[1]}.woff2"
        if not cut_font(original, glyphs, cut):
            return ""
        return re.sub(r"src:[^;}]*", f'src:url({cut.name}) format("woff2")', match[0])

    return FONT_FACE.sub(face, css)


def inside(font):
    """Return the address of a font that stands in the style itself: it is there before anything is
    drawn.
    """
    return f'url("data:font/woff2;base64,{base64.b64encode(font.read_bytes()).decode()}")'


def cut_font(original, glyphs, target, names=(0, 13, 14), flavor="woff2"):
    """Write to `target` the font with only these glyphs (code points). Return whether it has any of
    them.

    original, target: a path or an open file. flavor: None for a font without compression. names: of
    its texts, those to keep: copyright, licence and its address. Nothing is written if it has none.
    """
    font = TTFont(original)
    wanted = glyphs & set(font.getBestCmap())
    if not wanted:
        return False
    options = Options(
        flavor=flavor, hinting=False, layout_features=["ccmp", "mark", "tnum"], name_IDs=list(names)
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = flavor
    font.save(target)
    return True


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


def write_bundles(static, styles, scripts, html, language):
    """Write book.css and book.js of these files. html: all pages."""
    texts = {name: (static / name).read_text("utf8") for name in scripts}
    if "translations.js" in texts:
        others = "".join(text for name, text in texts.items() if name != "translations.js")
        texts["translations.js"] = used_translations(texts["translations.js"], others)
    script = ";\n".join(re.sub(r"//# sourceMappingURL=.*", "", text) for text in texts.values())
    script = script.replace(
        "const messages = {", f"const messages = {{ {language!r}: {json.dumps(copy_words())},", 1
    )
    others = [
        path.read_text("utf8") for path in static.rglob("*.js") if path.name != "search-index.js"
    ]
    names = set(re.findall(r"[\w-]+", " ".join([html, script, *others])))
    css = "\n".join(style_text(static, name) for name in styles)
    css = cut_icons(used_rules(css, names), static)
    read = names.union(re.findall(r"var\(\s*(--[\w-]+)", css))
    css = BOOTSTRAP.sub(lambda match: match[0] if match[1] in read else "", css)
    # Every page needs these fonts. Text would move when they come later.
    css = re.sub(
        r"url\(((?:course-sans|course-mono|fa-solid|fa-brands)-\d+\.woff2)\)",
        lambda m: inside(static / m[1]),
        css,
    )
    (static / "book.css").write_text(minify.string("text/css", css), "utf8")
    (static / "book.js").write_text(minify.string("application/javascript", script), "utf8")


def join_files(app, out):
    static = out / "_static"
    pages = {path: cleaned(path.read_text("utf8")) for path in site_pages(out)}
    new = [
        html for html in pages.values() if "_static/book.css" not in html
    ]  # what Sphinx has just written
    if not new:
        return
    styles, scripts = shared(new, STYLE), shared(new, SCRIPT)
    write_bundles(static, styles, scripts, "\n".join(pages.values()), app.config.language)
    version = {
        name: hashlib.sha256((static / name).read_bytes()).hexdigest()[:8]
        for name in ("book.css", "book.js")
    }
    for path, html in pages.items():
        html = loading(
            html,
            STYLE,
            styles,
            f'<link rel="stylesheet" href="{{}}book.css?v={version["book.css"]}">\n',
        )
        html = loading(
            html,
            SCRIPT,
            scripts,
            f'<script defer src="{{}}book.js?v={version["book.js"]}"></script>\n',
        )
        path.write_text(html, "utf8")


def setup(app):
    after_build(app, join_files, priority=900)
