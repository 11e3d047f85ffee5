"""Makes the one style of all pages smaller: only rules and icons that the book uses."""

import re

import minify
import tinycss2

from book.fonts import cut_font, inside

# A selector matches although the page does not have the classes in these.
OPTIONAL = ("not", "is", "where")
ICONS = re.compile("[\ue000-\uf8ff]")  # the private letters that are icons
ICON_FONT = re.compile(r"url\([^)]*?(fa-[a-z]+-\d+)\.woff2\)")
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
BOOTSTRAP = re.compile(r"(--bs-[\w-]+)\s*:[^;{}]*(?:;|(?=\}))")  # a variable that it sets
# Every page needs these fonts. Text would move when they come later.
AT_ONCE = re.compile(r"url\(((?:course-sans|course-mono|fa-solid|fa-brands)-\d+\.woff2)\)")


def joined(static, files, names):
    """Return files of a folder of styles as one style, with what the book uses.

    Args:
        static: Path of the folder. files: their names, in their order.
        names: set of all words that may be a class, an identifier or a variable.
    """
    css = "\n".join(style_text(static / file) for file in files)
    css = cut_icons(used_rules(css, names), static)
    read = names.union(re.findall(r"var\(\s*(--[\w-]+)", css))
    css = BOOTSTRAP.sub(lambda match: match[0] if match[1] in read else "", css)
    css = AT_ONCE.sub(lambda match: inside(static / match[1]), css)
    return minify.string("text/css", css)


def style_text(path):
    """Return the text of a style with its imports inserted. Addresses in it are not changed."""
    text = re.sub(
        r'@import "([^"]+)";',
        lambda match: (path.parent / match[1]).read_text("utf8"),
        path.read_text("utf8"),
    )
    return re.sub(r"/\*# sourceMappingURL=[^*]*\*/", "", text)


def used_rules(css, names):
    """Return the style without the rules of classes and identifiers that are not in `names`.

    Bootstrap and the theme have rules for many parts that this book does not contain: more than
    half of all bytes.
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return tinycss2.serialize([rule for rule in rules if is_used(rule, names)])


def is_used(rule, names):
    """Return whether a rule may match something, and take what matches nothing out of it."""
    if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
        inner = tinycss2.parse_rule_list(
            rule.content or [], skip_comments=True, skip_whitespace=True
        )
        rule.content = [each for each in inner if is_used(each, names)]
        return bool(rule.content)
    if rule.type != "qualified-rule":
        return True
    used = [part for part in selectors(rule.prelude) if names_in(part) <= names]
    rule.prelude = tinycss2.parse_component_value_list(",".join(map(tinycss2.serialize, used)))
    return bool(used)


def selectors(prelude):
    """Return the selectors of a rule, each as a list of tinycss2's nodes."""
    parts = [[]]
    for node in prelude:
        if node == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def names_in(nodes):
    """Return the classes and identifiers that a page must have for a selector to match."""
    names = set()
    before = None
    for node in nodes:
        if node.type == "hash" or (node.type == "ident" and before == "."):
            names.add(node.value)
        elif node.type == "function" and node.lower_name not in OPTIONAL:
            names |= names_in(node.arguments)
        before = node
    return names


def cut_icons(css, static):
    """Return the style with the fonts of icons cut to the icons that have a rule."""
    glyphs = set(map(ord, ICONS.findall(css)))

    def face(match):
        source = ICON_FONT.search(match[0])
        original = next(static.rglob(f"webfonts/{source[1]}.woff2"))
        cut = static / f"{source[1]}.woff2"
        if not cut_font(original, glyphs, cut):
            return ""
        return re.sub(r"src:[^;}]*", f'src:url({cut.name}) format("woff2")', match[0])

    return FONT_FACE.sub(face, css)
