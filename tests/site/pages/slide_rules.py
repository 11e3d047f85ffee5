"""What every deck of slides must keep. Each rule returns a list of sentences, [] if it holds."""

from tests.site.in_browser import run
from tools import lectures

# Pixels of a slide, as it is shown on 1280 × 720.
WIDTH = 1280
FOOT = 716
SMALLEST_TEXT = 18


def open_deck(page, path):
    """Open a deck and wait until what it shows is fitted into its slides."""
    page.goto(path.as_uri())
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    run(page, "show_explorers")


def sizes(page):
    """Return what the rules below look at: a record of each slide of an open deck."""
    return run(page, "slide_sizes")


def overfull(slides):
    """Return what does not fit on its slide, or is cut."""
    return [
        f"slide {number}, {record['title']!r}: ends at {record['right']:.0f}, "
        f"{record['bottom']:.0f}; cut: {record['cut']}"
        for number, record in enumerate(slides, 1)
        if record["bottom"] > FOOT or record["right"] > WIDTH or record["cut"]
    ]


def small(slides):
    """Return the slides with text that the last row cannot read."""
    return [
        f"{record['title']!r}: {record['smallest']:.1f} px"
        for record in slides
        if record["smallest"] < SMALLEST_TEXT - 0.01
    ]


def plan_problems(decks, path=lectures.LECTURES):
    """Return a sentence for each plan and each part of a plan whose minutes do not sum up."""
    problems = []
    for hours, parts in lectures.plans(path).items():
        if (total := sum(part.minutes for part in parts)) != 60 * hours:
            problems.append(f"the plan of {hours} hours has {total:g} minutes")
        for part in parts:
            needed = part.practice + sum(
                slide.minutes for _, chosen in part.slides(decks) for slide in chosen
            )
            if part.decks and needed != part.minutes:
                problems.append(
                    f"a part of {hours} hours has {part.minutes:g} minutes, its slides need "
                    f"{needed:g}"
                )
    return problems
