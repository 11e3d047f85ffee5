"""The grammar of colour: one hue stands for one quantity in formulas, figures, explorers, slides,
PDF.

colours.json is the only place of these hues: h (hidden state), c (cell state), gate, candidate,
input, gradient, and wrong. A right answer has the colour of the text. Layers differ by panel, dash
or label, not by colour. In a map of numbers a cell is paper with a share of the quantity's hue, or
of ink if its number is negative.
"""

import json
from pathlib import Path

COLOURS = json.loads(Path(__file__).with_name("colours.json").read_text(encoding="utf-8"))
QUANTITIES = COLOURS["quantities"]
GREYS = ("paper", "muted", "rule", "surface")  # of site, slides and PDF


def stylesheet():
    """Return the colours as CSS.

    It has variables --hue-NAME of each quantity, --map-ink and those of GREYS in light and dark;
    the largest shares of hue and ink in a map, --map-hue-share and --map-ink-share; and a class
    .hue-NAME for each quantity.
    """

    def variables(scheme):
        hues = " ".join(f"--hue-{name}: {hues[scheme]};" for name, hues in QUANTITIES.items())
        greys = " ".join(f"--{name}: {COLOURS[name][scheme]};" for name in GREYS)
        return f"{hues} {greys} --map-ink: {COLOURS['ink'][scheme]};"

    shares = " ".join(f"--map-{name}-share: {share:.0%};" for name, share in COLOURS["map"].items())
    classes = "\n".join(f".hue-{name} {{ color: var(--hue-{name}); }}" for name in QUANTITIES)
    light = variables("light")
    dark = variables("dark")
    return f':root {{ {light} {shares} }}\nhtml[data-theme="dark"] {{ {dark} }}\n{classes}\n'
