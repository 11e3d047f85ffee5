"""Shares minutes among slides, and reads the lecturer's order of slides, lectures.yml.

The heading of a section may have minutes in the metadata of its cell, and so may a code cell. The slides of a section
share its minutes by the weight of their kind, in half minutes. Without minutes the weights are the minutes.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

LECTURES = Path(__file__).with_name("lectures.yml")
STEP = 0.5


def share(total, weights):
    """Return minutes that sum up to `total`, in proportion to the weights, each a multiple of half a minute."""
    steps, whole = round(total / STEP), sum(weights)
    exact = [steps * weight / whole for weight in weights]
    shares = [int(part) for part in exact]
    order = sorted(range(len(exact)), key=lambda place: shares[place] - exact[place])
    for place in order[: steps - sum(shares)]:
        shares[place] += 1
    return [part * STEP for part in shares]


def give(slides, minutes):
    """Write minutes into the slides of a deck.

    Args:
        slides: list of Slide; those with minutes of their own keep them.
        minutes: {key of a heading: minutes of all slides below it}.
    """
    for key, total in sorted(minutes.items(), key=lambda item: any(slide.section == item[0] for slide in slides)):
        below = [slide for slide in slides if key in (slide.part, slide.section)]
        waiting = [slide for slide in below if slide.minutes is None]
        rest = total - sum(slide.minutes for slide in below if slide.minutes is not None)
        for slide, part in zip(waiting, share(max(0, rest), [slide.weight for slide in waiting]), strict=True):
            slide.minutes = part
    for slide in slides:
        if slide.minutes is None:
            slide.minutes = slide.weight


@dataclass
class Part:
    """One row of a plan: its minutes, those of students' own work in it, and {deck: keys of sections, or None for all}.

    A break has no decks.
    """

    minutes: float
    decks: dict
    practice: float = 0

    def slides(self, decks):
        """Return [(deck, its slides that belong to this part)]; `decks` is {name: list of Slide}."""
        return [
            (name, [slide for slide in decks[name] if keys is None or slide.section in keys or slide.part in keys])
            for name, keys in self.decks.items()
        ]

    def planned(self, decks):
        """Return the minutes of the part's slides and of its practice."""
        return self.practice + sum(slide.minutes for _, chosen in self.slides(decks) for slide in chosen)


def plans(path=LECTURES):
    """Return {hours: list of Part} of lectures.yml."""
    read = yaml.safe_load(Path(path).read_text("utf8"))
    return {plan["hours"]: [part(row) for row in plan["parts"]] for plan in read}


def part(row):
    """Return one row of lectures.yml as a Part. Raises ValueError for an unknown word."""
    if unknown := set(row) - {"minutes", "break", "practice", "decks"}:
        raise ValueError(f"lectures.yml has {', '.join(sorted(unknown))}, expected minutes, break, practice, decks")
    if "break" in row:
        return Part(row["break"], {})
    if row.get("practice", 0) < 0:
        raise ValueError(f"lectures.yml has practice: {row['practice']}, expected 0 or more minutes")
    decks = {name: None if keys == "all" else keys for name, keys in row["decks"].items()}
    return Part(row["minutes"], decks, row.get("practice", 0))
