"""Shares minutes among slides, and reads the lecturer's order of slides, lectures.yml.

The heading of a section may have minutes in the metadata of its cell. The slides of a section share its minutes by the
weight of their kind, in half minutes. Without minutes the weights are the minutes.
"""

from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from pathlib import Path

import yaml

from book.slides.slide import WEIGHTS

LECTURES = Path(__file__).with_name("lectures.yml")
STEP = 0.5


def share(total, weights):
    """Return minutes that sum up to `total`, in proportion to the weights, each a multiple of half a minute."""
    ends = [STEP * round(total / STEP * part / sum(weights)) for part in accumulate(weights)]
    return [end - start for start, end in pairwise([0, *ends])]


def give(slides, minutes):
    """Write minutes into the slides of a deck.

    Args:
        slides: list of Slide.
        minutes: {key of a heading: minutes of all slides below it, those of further headings among them}.
    """
    for key, total in sorted(
        minutes.items(), key=lambda item: any(slide.section == item[0] for slide in slides)
    ):
        below = [slide for slide in slides if key in (slide.part, slide.section)]
        waiting = [slide for slide in below if slide.minutes is None]
        rest = total - sum(slide.minutes for slide in below if slide.minutes is not None)
        for slide, part in zip(
            waiting, share(max(0, rest), [WEIGHTS[slide.kind] for slide in waiting]), strict=True
        ):
            slide.minutes = part
    for slide in slides:
        if slide.minutes is None:
            slide.minutes = WEIGHTS[slide.kind]


@dataclass
class Part:
    """One row of a plan: its start and length in minutes, {deck: keys of sections, or "all"}, and students' own work.

    A break has no decks.
    """

    start: float
    minutes: float
    decks: dict = field(default_factory=dict)
    practice: float = 0

    def slides(self, decks):
        """Return [(deck, its slides that belong to this part)]; `decks` is {name: list of Slide}."""
        return [
            (
                name,
                [
                    slide
                    for slide in decks[name]
                    if keys == "all" or {slide.section, slide.part} & set(keys)
                ],
            )
            for name, keys in self.decks.items()
        ]


def plans(path=LECTURES):
    """Return {hours: list of Part} of lectures.yml. Raises TypeError for an unknown word."""
    plans = {}
    for plan in yaml.safe_load(Path(path).read_text("utf8")):
        rows = [{"minutes": row["break"]} if "break" in row else row for row in plan["parts"]]
        starts = accumulate((row["minutes"] for row in rows), initial=0)
        plans[plan["hours"]] = [
            Part(start, **row) for start, row in zip(starts, rows, strict=False)
        ]
    return plans
