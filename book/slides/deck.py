"""Makes slides of the blocks of a notebook. Without any metadata the defaults below decide.

- The title of a slide is a caption, a sentence before its code, or a heading, unless the cell says it.
- A question stands alone with the code that answers it; its answer is the next step, the output is the next slide.
- A figure has a slide of its own, with a sentence. A text slide shows formulas, lists, tables and the first sentences of its paragraphs.
- What a paragraph says besides is for the speaker. Exercises are one slide: students solve them at home.
"""

from itertools import pairwise

from book.callouts import EXERCISE
from book.slides import alone
from book.slides.reading import inline, plain, sentences
from book.slides.slide import LONG, Slide, claim, divided, lines, short_blocks

ALONE = ("question", "callout", "explorer", "code", "figure")


class Deck:
    """Collects the slides of a notebook, block by block, and the minutes of its headings, by their keys."""

    def __init__(self, blocks):
        self.slides, self.waiting, self.headings, self.minutes = [], [], {}, {}
        self.evidence = None  # the slide whose code or figure the next paragraphs explain
        self.asked = None  # the code block that the slide of a question shows
        self.open = None  # the same, if more code goes on it: it printed nothing, or no paragraph follows it
        self.asking = [block.cell for block in blocks if block.kind == "question"]
        exercises = exercise_sections(blocks)
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            if block.kind == "heading":
                self.heading(block)
            elif self.section in exercises:
                alone.exercise(self, block)
            elif "notes" in block.cell["metadata"].get("tags", []):
                self.slides[-1].say.append(block.html)
            elif block.kind in ALONE:
                getattr(alone, block.kind)(
                    self, block, self.settle(block.kind != "callout"), following
                )
            else:
                self.waiting.append(block)
        self.settle()
        for slide in self.slides:
            if slide.kind in ("code", "figure") and len(slide.shown) == 1 and slide.lead:
                slide.fill(slide.lead[-1], above=slide.kind == "code")
        for before, slide in pairwise(self.slides):
            slide.again = before.again + 1 if slide.title == before.title else 1

    @property
    def section(self):
        return self.headings.get(2, self.headings.get(1, ("", "")))[0]

    @property
    def nearest(self):
        """The key and the words of the nearest heading."""
        return self.headings[max(self.headings)] if self.headings else ("", "")

    def heading(self, block):
        self.settle()
        self.evidence = None
        key = block.cell["id"]
        self.headings = {
            level: kept for level, kept in self.headings.items() if level < block.level
        }
        self.headings[block.level] = key, block.html
        if "minutes" in block.told:
            self.minutes[key] = block.told["minutes"]
        if block.level == 1:
            self.add("title", block, block.html).tell(block)

    def add(self, kind, block, title, suffix=""):
        """Start a slide."""
        key = block.cell["id"] + suffix
        again = sum(slide.key.rsplit("--", 1)[0] == key for slide in self.slides)
        slide = Slide(
            f"{key}--{again + 1}" if again else key, kind, title, self.section, self.nearest[0]
        )
        slide.where = " · ".join(words for _, words in self.headings.values() if words != title)
        slide.heading = self.headings.get(2, ("", title))[1]
        self.slides.append(slide)
        self.evidence = None
        return slide

    def settle(self, leads=False):
        """Give the text since the last block to its slides. Return the paragraphs that lead to the next block.

        leads: whether the next block takes paragraphs that lead to it.
        """
        waiting, self.waiting = self.waiting, []
        evidence = self.evidence
        seen, text, lead = shared_out(waiting, evidence is not None, leads)
        self.open = None
        if (
            evidence is not None
            and evidence.kind == "code"
            and not (waiting and evidence.block.printed)
        ):
            self.open = evidence
        if seen:
            self.explain(evidence, [block.html for block in seen])
        if text:
            self.text(text)
        return [block.html for block in lead]

    def explain(self, slide, seen):
        """Show or say what was seen on a slide, but not its title again."""
        first = sentences(seen[0])
        if claim(seen[0]) == slide.title:
            seen = [f"<p>{' '.join(first[1:])}</p>"] * (len(first) > 1) + seen[1:]
        if seen:
            slide.fill(seen[0])
        if "say" not in slide.block.told:
            slide.say += [html for html in seen if html not in slide.shown]

    def text(self, blocks):
        """Show paragraphs, lists, formulas and tables, on as many slides as they need."""
        told, slide = blocks[0].told, None
        short = blocks[0].kind == "paragraph" and len(plain(blocks[0].html)) <= LONG
        if (
            len(blocks) == 1
            and short
            and "title" not in told
            and self.slides
            and self.slides[-1].kind != "title"
        ):
            self.slides[-1].say.append(blocks[0].html)
            return
        shown = short_blocks(blocks)
        title = inline(told["title"]) if "title" in told else self.nearest[1]
        if self.slides and self.slides[-1].kind == "title" and not self.slides[-1].shown:
            slide = self.slides[-1]
        for words, _ in shown:
            for part in divided(words):
                if slide is None or (lines(part) > slide.room and slide.shown):
                    slide = self.add("text", blocks[0], title)
                    if blocks[0].cell not in self.asking:
                        slide.tell(blocks[0])
                slide.show(part)
        if "say" not in told and slide.kind != "title":
            slide.say += [block.html for block, (_, cut) in zip(blocks, shown, strict=True) if cut]
        self.evidence = None

    def title_of(self, block, lead):
        """Return the title in the metadata of a cell, or a sentence that leads to it, or the nearest heading."""
        if "title" in block.told:
            return inline(block.told["title"])
        return next(filter(None, map(claim, reversed(lead))), self.nearest[1])


def shared_out(blocks, explains, leads):
    """Share the text between two blocks: (paragraphs that explain the first, text of its own, those that lead on).

    explains: whether the first block is code or a figure. leads: whether the second one takes a lead. Before a list, a
    formula or a table, its last paragraph belongs to it. All paragraphs lead on if nothing else stands before them,
    otherwise only the last one.
    """
    others = [place for place, block in enumerate(blocks) if block.kind != "paragraph"]
    lead, seen = len(blocks), 0
    if leads:
        lead = max(others[-1] + 1 if others else 0, len(blocks) - 1 if explains or others else 0)
    if explains:
        seen = max(0, others[0] - 1) if others else lead
    return blocks[:seen], blocks[seen:lead], blocks[lead:]


def exercise_sections(blocks):
    """Return the keys of the sections of the second level in which learners hand in answers."""
    keys, section = set(), ""
    for block in blocks:
        if block.kind == "heading" and block.level <= 2:
            section = block.cell["id"]
        elif block.kind == "code" and EXERCISE.search(block.source):
            keys.add(section)
    return keys
