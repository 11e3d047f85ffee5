"""Reads the lecturer's order of slides: which sections of which decks fill 3, 6 and 12 hours."""

from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import yaml

LECTURES = Path(__file__).with_name("lectures.yml")


@dataclass
class Part:
    """One row of a plan. A break has no decks.

    start, minutes: when it begins, and how long it takes. practice: minutes of students' own work.
    decks: {deck: ids of the headings of its sections, or "all"}.
    """

    start: float
    minutes: float
    decks: dict = field(default_factory=dict)
    practice: float = 0

    def slides(self, decks):
        """Return [(deck, its slides in this part)]; `decks` is {name: list of Slide}."""
        return [(name, chosen(decks[name], keys)) for name, keys in self.decks.items()]


def chosen(slides, sections):
    """Return the slides that stand in these sections, by the ids of their headings, or in "all"."""
    if sections == "all":
        return slides
    return [slide for slide in slides if slide.section in sections or slide.part in sections]


def plans(path=LECTURES):
    """Return {hours: list of Part}. Raises TypeError for an unknown word."""
    plans = {}
    for plan in yaml.safe_load(Path(path).read_text("utf8")):
        rows = [{"minutes": row["break"]} if "break" in row else row for row in plan["parts"]]
        starts = accumulate((row["minutes"] for row in rows), initial=0)
        plans[plan["hours"]] = [
            Part(start, **row) for start, row in zip(starts, rows, strict=False)
        ]
    return plans
