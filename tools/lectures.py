"""The lecturer's plans: which sections of which chapters fill 3, 6 and 12 hours, and when.

chapters/teaching/lectures.yml has the parts of each plan; which chapters fill a part, their own
files say (`lectures` in chapter.yml).
"""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tools import chapters, notebooks

LECTURES = notebooks.ROOT / "chapters/teaching/lectures.yml"


@dataclass
class Part:
    """One row of a plan. A break has no decks.

    start, minutes: when it begins, and how long it takes. practice: minutes of students' own work.
    decks: {chapter: ids of the headings of its sections, or "all"}. words: {language: {"time": in
    place of the minutes, "about": said after the chapters, "task": of the last column}}.
    """

    start: float
    minutes: float
    practice: float = 0
    decks: dict = field(default_factory=dict)
    words: dict = field(default_factory=dict)

    def slides(self, decks):
        """Return [(deck, its slides in this part)]; `decks` is {name: list of Slide}."""
        return [(name, chosen(decks[name], keys)) for name, keys in self.decks.items()]


def chosen(slides, sections):
    """Return the slides that stand in these sections, by the ids of their headings, or "all"."""
    if sections == "all":
        return slides
    return [slide for slide in slides if slide.section in sections or slide.part in sections]


def plans(path=LECTURES, root=notebooks.ROOT):
    """Return {hours: list of Part}.

    Raises:
        ValueError: a chapter names a part that no plan has.
    """
    plans = {
        plan["hours"]: parts_of(plan) for plan in yaml.safe_load(Path(path).read_text("utf-8"))
    }
    for chapter in chapters.in_order(root):
        for hours, place in chapter.lectures.items():
            taught = [part for part in plans.get(hours, []) if part.words]
            if not 1 <= place["part"] <= len(taught):
                raise ValueError(
                    f"chapters/{chapter.name}/chapter.yml, lectures: received part {place['part']} "
                    f"of {hours} hours, expected one of {len(taught)} in {path}"
                )
            taught[place["part"] - 1].decks[chapter.name] = place["sections"]
    return plans


def parts_of(plan):
    """The rows of one plan, breaks too, with the time at which each begins."""
    parts = []
    start = 0
    for row in plan["parts"]:
        row = {"minutes": row["break"]} if "break" in row else row
        words = {language: row[language] for language in plan["head"] if language in row}
        parts.append(Part(start, row["minutes"], row.get("practice", 0), words=words))
        start += row["minutes"]
    return parts


def clock(minutes):
    """Minutes since the beginning as a time: 100 is "1:40"."""
    return f"{int(minutes) // 60}:{int(minutes) % 60:02d}"


def table(hours, language, root=notebooks.ROOT):
    """The table of one plan on the teaching page, its lines."""
    all_plans = yaml.safe_load(LECTURES.read_text("utf-8"))
    (plan,) = (plan for plan in all_plans if plan["hours"] == hours)
    head = plan["head"][language]
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    for part in plans(root=root)[hours]:
        if not part.words:
            continue
        words = part.words[language]
        until = f"{clock(part.start)}–{clock(part.start + part.minutes)}"
        topics = ", ".join(chapters.link(name, language, root) for name in part.decks)
        about = f": {words['about']}" if "about" in words else ""
        yield f"| {words.get('time', until)} | {topics}{about} | {words['task']} |"
