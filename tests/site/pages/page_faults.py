"""What is wrong with a page, as far as one visit in a browser can see."""

import layout

from lib.figures import style
from tests.site.axe import violations
from tests.site.in_browser import run

TINY = 12  # pixels
# The sizes that letters of a figure may have on the screen, in pixels.
LETTERS = (12, 19)


def faults(reader, url, base, scheme, with_axe=True):
    """Open a page, and return a sentence for each fault.

    Args:
        reader: a Watched page.
        url: of the page.
        base: begins all addresses that the page may load from.
        scheme: the colours for which the browser asks, "light" or "dark".
        with_axe: whether axe reads the page, which takes half of a visit.
    """
    page = reader.page
    reader.goto(url)
    layout.watch(page, loading=True)
    kept = run(page, "explorer_heights")
    loaded = run(page, "loaded_pictures")
    problems = [str(jump) for jump in layout.jumps(page)]
    if loaded > 2:
        problems.append(f"{loaded} figures load before a reader comes near")
    if with_axe:
        run(page, "fewer_tokens")
        problems += violations(page)
        layout.jumps(page)  # fewer tokens may have moved something
    run(page, "read_page")
    problems += map(str, layout.jumps(page))
    problems += faults_of_width(page, scheme)
    problems += [f"{family} does not load" for family in run(page, "lost_fonts")]
    problems += grown(kept, run(page, "explorer_heights"))
    problems += [f"console: {error}" for error in reader.errors]
    foreign = [url for url in reader.requests if not url.startswith((base, "data:"))]
    return problems + [f"asks {url}" for url in foreign]


def faults_of_width(page, scheme):
    """Return a sentence for each fault that an open page has at the width of its window.

    scheme: the colours for which the browser asks, "light" or "dark".
    """
    problems = run(page, "wider_than_window") + run(page, "cut_on_desktop")
    problems += run(page, "hard_to_touch") + run(page, "text_faults", TINY)
    return problems + figure_faults(run(page, "pictures"), scheme)


def grown(kept, needed):
    """Return a sentence for each explorer that needs more pixels than were kept for it."""
    return [
        f"explorer {number} needs {now} pixels, {most} are kept for it"
        for number, (most, now) in enumerate(zip(kept, needed, strict=True), 1)
        if now > most
    ]


def figure_faults(pictures, scheme):
    """Return a sentence for each figure of a page that is not as it must be.

    pictures: of scripts/pictures.js, each dark one before its light one.
    """
    pairs = zip(pictures[::2], pictures[1::2], strict=True)
    return [
        f"{light['src'].rsplit('/', 1)[1]}: {problem}"
        for dark, light in pairs
        for problem in problems_of({"light": light, "dark": dark}, scheme)
    ]


def problems_of(modes, scheme):
    """Yield what is wrong with a figure. modes: {"light": picture, "dark": picture}."""
    light = modes["light"]
    dark = modes["dark"]
    if not light["drawn"]:
        yield "it does not say how wide it was drawn"
        return
    if dark["src"] != light["src"].replace(".png", "-dark.png") or dark["alt"] != light["alt"]:
        yield "it has no dark picture"
    if [mode for mode, picture in modes.items() if picture["shown"]] != [scheme]:
        yield f"not the one picture for {scheme} pages is shown"
    if not light["caption"]:
        yield "its caption is hidden"
    shown = modes[scheme]
    if abs(shown["height"] - shown["shape"] * shown["width"]) > 2:
        yield "it is squeezed"
    letters = style.LETTERS / 72 * 96 * shown["width"] / shown["drawn"]
    if not LETTERS[0] <= letters <= LETTERS[1]:
        yield f"letters of {letters:.1f} pixels"
