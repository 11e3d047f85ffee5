"""Makes slides of the blocks of a notebook. Without any metadata the defaults below decide.

- The title of a slide is what it claims: the first sentence of the paragraph after a code cell, or a heading.
- A question stands alone with the code that answers it; its answer is the next step, the output is the next slide.
- A figure has a slide of its own. A text slide shows formulas, lists, tables and the first sentences of its paragraphs.
- What a paragraph says besides is for the speaker. Exercises are one slide: students solve them at home.
"""

from html import escape
from itertools import pairwise

from book.slides import layout, text
from book.slides.reading import EXERCISE, inline, plain, sentences
from book.slides.slide import Slide, claim

LONGEST_QUESTION = 90  # letters of a question that is the title of its slide as a whole
LONGEST_CONTEXT = 170  # letters of a paragraph that a question can show above its answer
FEW_EXERCISES = 4  # are shown with their first sentence
ALONE = ("question", "callout", "explorer", "code", "figure")


class Deck:
    """Collects the slides of a notebook, block by block."""

    def __init__(self, blocks):
        self.slides, self.waiting, self.headings, self.minutes = [], [], {}, {}
        self.evidence = None  # the slide whose code or figure the next paragraphs explain
        self.asked = None  # the code block that the slide of a question shows
        self.silent = None  # the same, if it is code that printed nothing
        self.asking = [block.cell for block in blocks if block.kind == "question"]
        exercises = exercise_sections(blocks)
        for block, following in zip(blocks, [*blocks[1:], None], strict=True):
            if block.kind == "heading":
                self.heading(block)
            elif self.section in exercises:
                self.exercise(block)
            elif "notes" in block.cell["metadata"].get("tags", []):
                self.slides[-1].say.append(block.html)
            elif block.kind in ALONE:
                getattr(self, block.kind)(block, self.settle(block.kind), following)
            else:
                self.waiting.append(block)
        self.settle("end")
        for slide in self.slides:
            if slide.kind == "code" and len(slide.shown) == 1 and slide.lead:
                slide.fill(slide.lead[-1], above=True)
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
        self.settle("heading")
        self.evidence = None
        key = block.cell.get("id", plain(block.html))
        self.headings = {level: kept for level, kept in self.headings.items() if level < block.extra}
        self.headings[block.extra] = key, block.html
        if "minutes" in block.told:
            self.minutes[key] = block.told["minutes"]
        if block.extra == 1:
            self.add("title", block, block.html).tell(block)

    def add(self, kind, block, title, suffix=""):
        """Start a slide."""
        key = f"{block.cell.get('id', len(self.slides))}{suffix}"
        again = sum(slide.key.rsplit("--", 1)[0] == key for slide in self.slides)
        slide = Slide(f"{key}--{again + 1}" if again else key, kind, title, self.section, self.nearest[0])
        slide.where = " · ".join(words for _, words in self.headings.values() if words != title)
        slide.heading = self.headings.get(2, ("", title))[1]
        self.slides.append(slide)
        self.evidence = None
        return slide

    def settle(self, before):
        """Give the paragraphs since the last block to their slides. Return those that lead to the next block."""
        waiting, self.waiting = self.waiting, []
        last = self.evidence
        self.silent = last if last is not None and last.kind == "code" and not last.block.extra else None
        leads = before not in ("heading", "end", "callout")
        others = [place for place, block in enumerate(waiting) if block.kind != "paragraph"]
        start = len(waiting)
        if leads and others:
            start = max(others[-1] + 1, len(waiting) - 1)
        elif leads:
            start = 0 if self.evidence is None else max(0, len(waiting) - 1)
        rest, lead = waiting[:start], [block.html for block in waiting[start:]]
        if self.evidence is not None:
            seen = max(0, others[0] - 1) if others else len(rest)
            if seen:
                self.explain(self.evidence, [block.html for block in rest[:seen]])
            elif lead and not others and self.silent is None:
                self.rename(self.evidence, lead[0])
            rest = rest[seen:]
        if rest:
            self.text(rest)
        return lead

    @staticmethod
    def rename(slide, seen):
        """Name a slide by what was seen on it, unless its cell has a title, or its figure a caption."""
        if "title" not in slide.block.told and not claim(slide.block.caption) and (found := claim(seen)):
            slide.title = found

    def explain(self, slide, seen):
        """Name a slide by what was seen on it; show or say the rest."""
        self.rename(slide, seen[0])
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
        shown, whole = text.short_blocks(blocks)
        title = inline(told["title"]) if "title" in told else self.nearest[1]
        if self.slides and self.slides[-1].kind == "title" and not self.slides[-1].shown:
            slide = self.slides[-1]
        for kind, words in shown:
            for part, high in text.divided(kind, words):
                if slide is None or (high > slide.room() and slide.shown):
                    slide = self.add("text", blocks[0], title)
                    if blocks[0].cell not in self.asking:
                        slide.tell(blocks[0])
                slide.show(part, high)
        if "say" not in told and slide.kind != "title":
            slide.say += whole
        self.evidence = None

    def question(self, block, lead, following):
        """Ask first: the question, the code that answers it without its output, and the answer as the next step."""
        asked = sentences(block.html) if block.html.count("<p>") == 1 else []
        title, body = block.source, [block.html]
        if asked and len(plain(" ".join(asked))) <= LONGEST_QUESTION:
            title, body = " ".join(asked), []
        elif asked:
            title, body = asked[-1], [f"<p>{' '.join(asked[:-1])}</p>"] * (len(asked) > 1)
        slide = self.add("question", block, title, "-question")
        slide.tell(block)
        for part in body:
            slide.show(part, layout.paragraph(part))
        after = layout.paragraph(block.extra) + 30
        context = [part for part in lead[-1:] if not body and len(plain(part)) <= LONGEST_CONTEXT]
        if following is not None and following.kind == "code" and following.source:
            high = layout.mono(following.source, layout.CODE)[1] + layout.GAP
            if high + after < slide.room():
                slide.show(f'<div class="columns"><div>{following.html}</div></div>', high)
                context, self.asked = [], following
        for part in context:
            slide.show(part, layout.paragraph(part), above=True)
        if "say" not in block.told:
            slide.say += [part for part in lead if part not in slide.shown]
        slide.show(f'<div class="answer fragment">{block.extra}</div>', after)

    def callout(self, block, lead, following):
        """Show what to remember below the slide before it; a mistake on its own slide, and then what is right."""
        last = self.slides[-1]
        high = layout.paragraph(block.html) + 30
        if block.extra == "remember" and last.kind in ("code", "text") and high < last.room():
            last.show(f'<div class="callout fragment">{block.html}</div>', high)
            return
        found = sentences(block.html)
        slide = self.add("callout", block, block.source, "-callout")
        slide.show(f'<div class="callout big">{found[0]}</div>', layout.paragraph(found[0]))
        rest = " ".join(found[1:])
        if len(plain(rest)) > text.PARAGRAPHS:
            rest = " ".join(found[1:3])
            slide.say.append(block.html)
        if rest:
            slide.show(f'<p class="fragment">{rest}</p>', layout.paragraph(rest))

    def explorer(self, block, lead, following):
        told = block.told.get("title")
        title = inline(told) if told else claim(block.extra) or sentences(block.extra)[0]
        slide = self.add("explorer", block, title)
        slide.tell(block, [block.extra])
        slide.explorer = block.source
        slide.show(block.html, layout.HEIGHT / 2)

    def title_of(self, block, lead):
        """Return the title in the metadata of a cell, or a sentence that leads to it, or the nearest heading."""
        if "title" in block.told:
            return inline(block.told["title"])
        before = [slide.title for slide in self.slides[-2:]]
        candidates = [sentences(part)[place] for part in reversed(lead) for place in (0, -1)]
        names = [name for name in map(claim, candidates) if name and name not in before]
        return names[0] if names else self.nearest[1]

    def code(self, block, lead, following):
        """Show code and what it prints, on two slides if one is too small. Code that printed nothing goes on."""
        high, beside = layout.code(block.source, block.extra)
        source = f"<div>{block.html}</div>" if block.html else ""
        printed = f'<div class="printed"><pre>{escape(block.extra)}</pre></div>' if block.extra else ""
        kind = "columns beside" if beside and source and printed else "columns"
        silent = self.silent
        if silent is not None and "title" not in silent.block.told and high < silent.room():
            silent.title = self.title_of(block, lead) if lead else silent.title
            silent.show(f'<div class="{kind}">{source}{printed}</div>', high)
            return self.explained(silent, block, lead)
        slide = self.add("code", block, self.title_of(block, lead))
        fits = high <= slide.room() or not (source and printed)
        if not fits and self.asked is block:
            kind, source, high = "columns", "", layout.mono(block.extra, layout.OUTPUT)[1]
        elif not fits:
            slide.title = claim(lead[-1]) or slide.title if lead else self.nearest[1]
            slide.show(f'<div class="columns">{source}</div>', layout.mono(block.source, layout.CODE)[1])
            slide.say += lead
            slide = self.add("code", block, self.title_of(block, []), "-output")
            kind, source, high, lead = "columns", "", layout.mono(block.extra, layout.OUTPUT)[1], []
        slide.show(f'<div class="{kind}">{source}{printed}</div>', high)
        return self.explained(slide, block, lead)

    def figure(self, block, lead, following):
        suffix = "-figure" if any(slide.key == block.cell.get("id") for slide in self.slides) else ""
        title = None if "title" in block.told else claim(block.caption)
        slide = self.add("figure", block, title or self.title_of(block, lead), suffix)
        lead = [*lead, f"<p>{block.caption}</p>"] if block.caption else lead
        slide.show(f'<div class="figure">{block.html}</div>', layout.FIGURE)
        self.explained(slide, block, lead)

    def explained(self, slide, block, lead):
        """Let the paragraphs after a code cell or a figure explain it."""
        lead = [part for part in lead if claim(part) != slide.title or len(sentences(part)) > 1]
        slide.tell(block, lead)
        slide.block, slide.lead = block, lead
        self.evidence = slide

    def exercise(self, block):
        """Show the names of all exercises of a chapter on one slide."""
        if self.slides[-1].kind != "exercises":
            self.add("exercises", block, self.headings[2][1])
        slide, named = self.slides[-1], self.headings.get(3)
        if block.kind == "paragraph" and not named:
            slide.say.append(block.html)
        elif block.kind == "paragraph" and named[1] not in slide.names:
            slide.names[named[1]] = sentences(block.html)[0]
        few = len(slide.names) <= FEW_EXERCISES
        items = [f"<strong>{name}</strong>{f'<br>{task}' if few else ''}" for name, task in slide.names.items()]
        slide.shown = [
            f'<ol class="{"few " if few else ""}exercises">{"".join(f"<li>{item}</li>" for item in items)}</ol>'
        ]


def exercise_sections(blocks):
    """Return the keys of the sections of the second level in which learners hand in answers."""
    found, section = set(), ""
    for block in blocks:
        if block.kind == "heading" and block.extra <= 2:
            section = block.cell.get("id", plain(block.html))
        elif block.kind == "code" and EXERCISE.search(block.source):
            found.add(section)
    return found


def slides_of(blocks):
    """Return (the slides of a notebook, the minutes that its headings were given, by the key of the heading)."""
    made = Deck(blocks)
    return made.slides, made.minutes
