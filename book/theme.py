"""Adapts the book theme to the language of the edition, and adds our style and script.

The words of the whole site stand in lib/locale/LANGUAGE/LC_MESSAGES/course.po, those of the theme
among them: THEME names the words that the theme does not translate, or translates badly. Sphinx
asks our catalogue first.
"""

import copy
from pathlib import Path

import sphinx.locale

from lib import text
from lib.figures import colours


def N_(message):  # the name by which gettext's tools know a message that is translated elsewhere
    return message


THEME = (
    N_("Search Results"),
    N_("Error"),
    N_("previous"),
    N_("next"),
    N_("previous page"),
    N_("next page"),
    N_("Back to top"),
    N_("Skip to main content"),
    N_("On this page"),
    N_("Contents"),
    N_("Color mode"),
    N_("light/dark"),
    N_("Light"),
    N_("Dark"),
    N_("System Settings"),
    N_("Site navigation"),
    N_("Section Navigation"),
    N_("Version warning"),
    N_("Home"),
    N_("Repository"),
    N_("Source repositories"),
    N_("Open issue"),
    N_("Suggest edit"),
    N_("Launch on Colab"),
    N_("Launch interactive content"),
    N_("Fullscreen mode"),
    N_("전체 화면으로보기"),
    N_("Link to this heading"),
    N_("Link to this image"),
    N_("Link to this table"),
    N_("Link to this code"),
    N_("Hide Search Matches"),
    N_("Copyright"),
)


def speak(app):
    """Set the language of every Text of the build, and put our catalogue before Sphinx' own."""
    text.set_language(app.config.language)
    ours = copy.copy(text.catalogue(app.config.language))
    ours.add_fallback(app.translator)
    app.translator = ours
    sphinx.locale.translators["general", "sphinx"] = ours


def translate_theme(app, pagename, templatename, context, doctree):
    """Let the theme, which has a catalogue of its own, ask ours first."""
    ours = app.translator.gettext
    theirs = context["translate"]
    context["translate"] = lambda message: (
        theirs(message) if (known := ours(message)) == message else known
    )
    for button in context.get("header_buttons", []):
        if button["type"] == "group":  # the theme does not translate the tooltip of a group
            button["tooltip"] = ours(str(button["tooltip"]))


def write_colours(app):
    """Write colours.css, the hues of the quantities, which all other styles read."""
    folder = Path(app.outdir) / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "colours.css").write_text(colours.stylesheet(), "utf8")


def setup(app):
    speak(app)
    app.connect("builder-inited", write_colours)
    app.add_css_file("colours.css", priority=400)  # before the styles that read it
    app.connect("html-page-context", translate_theme, priority=900)
    app.add_css_file("course.css")
    app.add_js_file("course.js")
