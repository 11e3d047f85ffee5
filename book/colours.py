"""The grammar of colour: one hue stands for one quantity in formulas, explorers, slides and the PDF, as in the figures.

lib/figures/colours.json is the only place of these hues: h (hidden state), c (cell state), gate, candidate, input,
gradient, and wrong. A right answer has the colour of the text. Layers differ by panel, dash or label, not by colour.
"""

import json
from pathlib import Path

from book.contents import ROOT

QUANTITIES = json.loads((ROOT / "lib" / "figures" / "colours.json").read_text("utf8"))


def stylesheet():
    """Return CSS: a variable --hue-NAME for each quantity in light and dark, and a class .hue-NAME that uses it."""

    def variables(scheme):
        return " ".join(f"--hue-{name}: {hues[scheme]};" for name, hues in QUANTITIES.items())

    classes = "\n".join(f".hue-{name} {{ color: var(--hue-{name}); }}" for name in QUANTITIES)
    return f':root {{ {variables("light")} }}\nhtml[data-theme="dark"] {{ {variables("dark")} }}\n{classes}\n'


def write_stylesheet(app):
    folder = Path(app.outdir) / "_static"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "colours.css").write_text(stylesheet(), "utf8")


def setup(app):
    app.connect("builder-inited", write_stylesheet)
    app.add_css_file("colours.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
