"""Adapts the book theme to the language of the edition, and adds our templates, style and script.

Words that the theme does not translate, or translates badly, stand in locale/LANGUAGE/LC_MESSAGES/sphinx.po, a gettext
catalog that Sphinx compiles when the book is built. The theme has a second catalog of its own; its `translate` function
is replaced by one that asks our catalog first.
"""

from pathlib import Path

from sphinx.locale import get_translation

HERE = Path(__file__).parent


def configure(app, config):
    config.templates_path = [str(HERE / "templates"), *config.templates_path]
    config.html_static_path = [*config.html_static_path, str(HERE / "static")]


def translate_theme(app, pagename, templatename, context, doctree):
    ours, theirs = get_translation("sphinx"), context["translate"]
    context["translate"] = lambda text: theirs(text) if (known := ours(text)) == text else known
    for button in context.get("header_buttons", []):
        if button["type"] == "group":  # the theme does not translate the tooltip of a group
            button["tooltip"] = str(ours(str(button["tooltip"])))


def setup(app):
    app.connect("config-inited", configure, priority=100)
    app.connect("html-page-context", translate_theme, priority=900)
    app.add_css_file("course.css")
    app.add_js_file("course.js")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
