"""Makes the slides of blocks that stand alone: questions, callouts, explorers, code, figures, exercises.

Each function takes the Deck, the block, the paragraphs that lead to it, and the block that follows it.
"""

from html import escape

from book.callouts import KINDS
from book.slides import layout
from book.slides.reading import plain, sentences
from book.slides.slide import claim

LONGEST_QUESTION = 90  # letters of a question that is the title of its slide as a whole
LONGEST_CONTEXT = 170  # letters of a paragraph that a question can show above its answer
FEW_EXERCISES = 4  # are shown with their first sentence


def question(deck, block, lead, following):
    """Ask first: the question, the code that answers it without its output, and the answer as the next step."""
    first, _, rest = block.html.partition("</p>")
    asked, body = sentences(f"{first}</p>"), []
    title = " ".join(asked)
    if len(plain(title)) > LONGEST_QUESTION and len(asked) > 1:
        title, body = asked[-1], [f"<p>{' '.join(asked[:-1])}</p>"]
    body += [rest] if rest.strip() else []
    slide = deck.add("question", block, title, "-question")
    slide.tell(block)
    for part in body:
        slide.show(part)
    after = layout.height(block.answer) + 30
    context = [part for part in lead[-1:] if not body and len(plain(part)) <= LONGEST_CONTEXT]
    if following is not None and following.kind == "code" and following.source:
        high = layout.box(following.source)[1] + layout.GAP
        if high + after < slide.room():
            slide.show(f'<div class="columns"><div>{following.html}</div></div>', high)
            context, deck.asked = [], following
    for part in context:
        slide.show(part, above=True)
    if "say" not in block.told:
        slide.say += [part for part in lead if part not in slide.shown]
    slide.show(f'<div class="answer fragment">{block.answer}</div>', after)


def callout(deck, block, lead, following):
    """Show what to remember below the slide before it; a mistake on its own slide, and then what is right."""
    last = deck.slides[-1]
    high = layout.height(block.html) + 30
    if block.name == str(KINDS["remember"]) and last.kind in ("code", "text") and high < last.room():
        last.show(f'<div class="callout fragment">{block.html}</div>', high)
        return
    first, *rest = sentences(block.html)
    slide = deck.add("callout", block, block.name, "-callout")
    slide.show(f'<div class="callout big">{first}</div>')
    if rest:
        slide.show(f'<p class="fragment">{" ".join(rest)}</p>')


def explorer(deck, block, lead, following):
    slide = deck.add("explorer", block, deck.title_of(block, [block.lead]))
    if block.cell in deck.asking:
        slide.say.append(block.lead)
    else:
        slide.tell(block, [block.lead])
    slide.explorer = block.name
    slide.show(block.html, layout.HEIGHT / 2)


def code(deck, block, lead, following):
    """Show code and what it prints, on two slides if one is too small, or on the slide before."""
    high, beside = layout.code(block.source, block.printed)
    source = f"<div>{block.html}</div>" if block.html else ""
    printed = output(block.printed)
    kind = "columns beside" if beside and source and printed else "columns"
    before = deck.open
    if before is not None and high < before.room():
        named = before.block if "title" in before.block.told else block
        if named is block and (lead or "title" in block.told):
            before.title = deck.title_of(block, lead)
        before.show(f'<div class="{kind}">{source}{printed}</div>', high)
        explained(deck, before, block, lead)
        before.block = named
        return
    slide = deck.add("code", block, deck.title_of(block, lead))
    fits = high <= slide.room() or not (source and printed)
    if not fits and deck.asked is block:
        kind, source, high = "columns", "", layout.box(block.printed)[1]
    elif not fits:
        announced = [claim(sentences(lead[-1])[place]) for place in (-1, 0)] if lead else []
        slide.title = next(filter(None, announced), deck.nearest[1])
        slide.show(f'<div class="columns">{source}</div>', layout.box(block.source)[1])
        slide.say += lead
        slide = deck.add("code", block, deck.title_of(block, []), "-output")
        kind, source, high, lead = "columns", "", layout.box(block.printed)[1], []
    first, *rest = [block.printed] if source else layout.pages(block.printed, slide.room())
    slide.show(f'<div class="{kind}">{source}{output(first)}</div>', high)
    for part in rest:
        deck.add("code", block, slide.title, "-output").show(f'<div class="{kind}">{output(part)}</div>', layout.HEIGHT)
    explained(deck, slide, block, lead)


def output(printed):
    return f'<div class="printed"><pre>{escape(printed)}</pre></div>' if printed else ""


def figure(deck, block, lead, following):
    title = None if "title" in block.told else claim(block.caption)
    slide = deck.add("figure", block, title or deck.title_of(block, lead))
    lead = [*lead, f"<p>{block.caption}</p>"] if block.caption else lead
    slide.show(f'<div class="figure">{block.html}</div>', layout.FIGURE)
    explained(deck, slide, block, lead)


def explained(deck, slide, block, lead):
    """Let the paragraphs after a code cell or a figure explain it."""
    lead = [part for part in lead if claim(part) != slide.title or len(sentences(part)) > 1]
    slide.tell(block, lead)
    slide.block, slide.lead = block, lead
    deck.evidence = slide


def exercise(deck, block):
    """Show the names of all exercises of a chapter on one slide."""
    if deck.slides[-1].kind != "exercises":
        deck.add("exercises", block, deck.headings[2][1])
    slide, named = deck.slides[-1], deck.headings.get(3)
    if block.kind == "paragraph" and not named:
        slide.say.append(block.html)
    elif block.kind == "paragraph":
        slide.names.setdefault(named[1], sentences(block.html)[0])
    few = len(slide.names) <= FEW_EXERCISES
    items = [f"<strong>{name}</strong>{f'<br>{task}' if few else ''}" for name, task in slide.names.items()]
    slide.shown = [f'<ol class="{"few " if few else ""}exercises">{"".join(f"<li>{item}</li>" for item in items)}</ol>']
