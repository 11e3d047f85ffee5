"""Each quantity has one colour, which everyone can read and tell from the others, and which stands
in one file only.
"""

import itertools
import re

from built_site import ROOT
from coloraide import Color

from book import formulas
from book.page import parse
from lib.figures import colours
from tools import catalogues, notebooks

# The page and the surface behind code, in both modes of the theme.
PAPER = {"light": ("#ffffff", "#f3f4f5"), "dark": ("#121212", "#1a1d22")}
CONTRAST = 4.5  # as WCAG 2 defines it, at least
DIFFERENCE = 0.05  # in Oklab, where distances are about as large as people see them, at least
BLINDNESS = (None, "protan", "deutan", "tritan")  # the filters of coloraide for colour-blind eyes


def contrast(colour, paper):
    """Return the contrast of two colours as WCAG 2 defines it."""
    return Color(colour).contrast(paper)


def difference(first, second, blindness):
    """Return how different two colours look, as a distance in Oklab."""
    seen = [Color(colour) for colour in (first, second)]
    if blindness:
        seen = [colour.filter(blindness, method="machado").clip("srgb") for colour in seen]
    return seen[0].distance(seen[1], space="oklab")


def faults(quantities):
    """Return a sentence for each colour that is hard to read, and for each pair that is hard to
    tell apart.
    """
    problems = []
    for scheme in PAPER:
        hues = {name: both[scheme] for name, both in quantities.items()}
        problems += [
            f"{scheme}: {name} {hue} has contrast {contrast(hue, paper):.2f} on {paper}"
            for name, hue in hues.items()
            for paper in PAPER[scheme]
            if contrast(hue, paper) < CONTRAST
        ]
        for blindness, (first, second) in itertools.product(
            BLINDNESS, itertools.combinations(hues, 2)
        ):
            distance = difference(hues[first], hues[second], blindness)
            if distance < DIFFERENCE:
                problems.append(
                    f"{scheme}, {blindness}: {first} and {second} differ by {distance:.3f}"
                )
    return problems


def test_everyone_can_read_each_colour_and_tell_it_from_the_others():
    assert faults(colours.QUANTITIES) == []


def test_a_bad_colour_is_found():
    pale = {"light": "#8fb8e8", "dark": "#5aa5ff"}
    brown = {"light": "#6b4c00", "dark": "#fb985c"}
    assert "light: h #8fb8e8 has contrast" in " ".join(faults({**colours.QUANTITIES, "h": pale}))
    assert "candidate differ" in " ".join(faults({**colours.QUANTITIES, "h": brown}))


def mixed(paper, colour, share):
    """Return paper with a share of another colour, as "#rrggbb"."""
    return Color(paper).mix(colour, share, space="srgb").to_string(hex=True)


def map_faults(grammar):
    """Return a sentence for each cell of a map whose number is hard to read, or whose sign is hard
    to see.

    Only these quantities have negative numbers: h, c and the candidate.
    """
    problems = []
    for scheme, name in itertools.product(PAPER, grammar["quantities"]):
        ink = grammar["ink"][scheme]
        paper = grammar["paper"][scheme]
        ends = {"hue": grammar["quantities"][name][scheme], "ink": ink}
        cells = {end: mixed(paper, colour, grammar["map"][end]) for end, colour in ends.items()}
        problems += [
            f"{scheme}: ink on the map of {name} has contrast {contrast(ink, cell):.2f}"
            for cell in cells.values()
            if contrast(ink, cell) < CONTRAST
        ]
        if name not in ("h", "c", "candidate"):
            continue
        for blindness in BLINDNESS:
            distance = difference(cells["hue"], cells["ink"], blindness)
            if distance < DIFFERENCE:
                problems.append(f"{scheme}, {blindness}: signs of {name} differ by {distance:.3f}")
    return problems


def test_everyone_can_read_each_number_of_a_map_and_see_its_sign():
    assert map_faults(colours.COLOURS) == []


def test_a_bad_map_is_found():
    full = {"hue": 0.9, "ink": 0.3}
    unreadable = map_faults({**colours.COLOURS, "map": full})
    assert "light: ink on the map of h has contrast" in " ".join(unreadable)
    grey = {"h": {"light": "#333333", "dark": "#bbbbbb"}}
    unsigned = map_faults({**colours.COLOURS, "quantities": grey})
    assert "signs of h differ" in " ".join(unsigned)


def test_the_colours_stand_in_one_file():
    hues = re.compile(
        "|".join(hue for both in colours.QUANTITIES.values() for hue in both.values()),
        re.IGNORECASE,
    )
    files = [
        path
        for folder in ("book", "explorers")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".py", ".js", ".css", ".html")
    ]
    assert [path.name for path in files if hues.search(path.read_text("utf8"))] == []
    assert hues.search((ROOT / "lib/figures/colours.json").read_text("utf8"))


# Words of hues, by the angle (degrees) at which a family of hues begins.
WORDS = {
    0: "빨강|빨간|붉은|\\bred\\b",
    20: "주황|\\borange\\b",
    40: "갈색|노랑|노란|\\bbrown\\b|\\byellow\\b",
    70: "초록|녹색|\\bgreen\\b",
    165: "청록|\\bteal\\b|\\bturquoise\\b",
    190: "하늘색|\\bcyan\\b",
    200: "파랑|파란|푸른|남색|\\bblue\\b|\\bnavy\\b",
    250: "보라|\\bviolet\\b|\\bpurple\\b",
    290: "자주|\\bmagenta\\b",
    320: "분홍|\\bpink\\b",
    340: "빨강|빨간|붉은|\\bred\\b",
}


def family(colour):
    """Return the words for the hue of "#rrggbb"."""
    hue = Color(colour).convert("hsv")["hue"]
    return WORDS[max(angle for angle in WORDS if angle <= hue)]


def strange_hues(text):
    """Return the words for hues in a text about a figure that no quantity has.

    Grey, black and white are ink and paper.
    """
    known = "|".join(
        family(both["light"]) for name, both in colours.QUANTITIES.items() if name != "input"
    )
    return [
        word for word in re.findall("|".join(WORDS.values()), text) if not re.search(word, known)
    ]


def words_about_figures():
    """Return {cell, or message: caption and alternative text, or what code says} of all figures and
    explorers, in both languages.
    """
    texts = {
        f"{path}#{cell.id}": f"{shown['figure']['caption']} {shown['image']['alt']}"
        for path in notebooks.paths()
        for cell in notebooks.read(path).code
        if (shown := cell.metadata.get("mystnb"))
    }
    catalogue = catalogues.read(ROOT / "lib/locale/ko/LC_MESSAGES/course.po")
    return texts | {entry.id: f"{entry.id} {entry.string}" for entry in catalogue}


def test_captions_alternative_texts_and_messages_name_only_hues_of_the_grammar():
    texts = words_about_figures()
    assert {place: hues for place, text in texts.items() if (hues := strange_hues(text))} == {}
    assert strange_hues("분홍 선과 파란 칸, a pink line on a blue square") == ["분홍", "pink"]


def test_a_text_that_calls_a_quantity_by_a_hue_of_before_is_found(monkeypatch):
    violet = {"light": "#5b2a8a", "dark": "#c59bf0"}
    monkeypatch.setattr(colours, "QUANTITIES", {"c": violet})
    assert strange_hues("주황 선과 보라 칸, an orange line") == ["주황", "orange"]


def test_symbols_of_a_formula_have_the_colour_of_their_quantity():
    tex = (
        "c_t = f_t \\odot c_{t-1} + i_t \\odot \\tilde c_t \\qquad h_t = \\tanh(x_t W_h +"
        " \\theta_c)"
    )
    page = parse(formulas.mark(tex, display=True))
    formulas.draw_in({"page": page})
    shown = {name: len(page.select(f".hue-{name}")) for name in colours.QUANTITIES}
    assert shown == {
        "c": 2,
        "gate": 2,
        "candidate": 1,
        "h": 1,
        "input": 1,
        "gradient": 0,
        "wrong": 0,
    }
    copied = page.select_one("annotation").get_text()
    assert copied == tex, "the TeX that a reader copies is that of the source"


def test_equations_stand_below_each_other():
    assert (
        formulas.arranged("a = b \\quad c = d")
        == "\\begin{aligned}a &= b \\\\[0.35em] c &= d\\end{aligned}"
    )
    assert formulas.arranged("a = b") == "a = b"
