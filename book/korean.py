"""The theme speaks Korean: words that it does not translate itself stand in locale/ko/LC_MESSAGES/sphinx.po.

Sphinx compiles that file when the book is built. The book theme's own strings (repository, download, …) have a catalog
of their own with gaps, so its `translate` first asks ours.
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
        if button["type"] == "group":  # the theme prints this one as it is
            button["tooltip"] = str(ours(str(button["tooltip"])))


def setup(app):
    app.connect("config-inited", configure, priority=100)
    app.connect("html-page-context", translate_theme, priority=900)
    app.add_css_file("course.css")
    app.add_js_file("course.js")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
