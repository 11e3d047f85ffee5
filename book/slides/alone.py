"""Makes the slides of blocks that stand alone: questions, callouts, explorers, code, figures, exercises.

Each function takes the Deck, the block, the paragraphs that lead to it, and the block that follows it.
"""

from html import escape

from book.code_lines import wide
from book.slides.reading import plain, sentences
from book.slides.slide import TITLE, claim, lines, rows

LONGEST_CONTEXT = 170  # letters of a paragraph that a question can show above its answer


def question(deck, block, lead, following):
    """Ask first: the last question, its hint, the code that answers it without its output; the answer is the next step."""
    first, _, rest = block.html.partition("</p>")
    asked = sentences(f"{first}</p>")
    last = max(
        [place for place, words in enumerate(asked) if "?" in plain(words)[-2:]],
        default=len(asked) - 1,
    )
    title, shown = " ".join(asked[: last + 1]), [asked[last + 1 :]]
    if rows(title, TITLE) > 2:
        title, shown = asked[last], [asked[:last], *shown]
    body = [f"<p>{' '.join(part)}</p>" for part in shown if part] + [rest] * bool(rest.strip())
    slide = deck.add("question", block, title, "-question")
    slide.tell(block)
    slide.shown += body
    answer = f'<div class="answer fragment">{block.answer}</div>'
    context = [part for part in lead[-1:] if not body and len(plain(part)) <= LONGEST_CONTEXT]
    is_code = following is not None and following.kind == "code" and following.source
    if is_code and lines(following.html) + lines(answer) < slide.room:
        slide.show(columns(following.html))
        context, deck.asked = [], following
    for part in context:
        slide.show(part, above=True)
    if "say" not in block.told:
        slide.say += [part for part in lead if part not in slide.shown]
    slide.show(answer)


def callout(deck, block, lead, following):
    """Show the first sentence, what to remember or a mistake, and then the others: what is right."""
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
    slide.show(block.html)


def code(deck, block, lead, following):
    """Show code and what it prints: on the slide before if more goes there, on one slide, or on two if one is too small."""
    both, before = columns(block.html, block.printed), deck.open
    if before is not None and lines(both) < before.room:
        named = before.block if "title" in before.block.told else block
        if named is block and (lead or "title" in block.told):
            before.title = deck.title_of(block, lead)
        before.show(both)
        explained(deck, before, block, lead)
        before.block = named
        return
    slide = deck.add("code", block, deck.title_of(block, lead))
    if lines(both) > slide.room and block.html and block.printed:
        if deck.asked is not block:  # else the slide of the question shows the code
            announced = [claim(sentences(lead[-1])[place]) for place in (-1, 0)] if lead else []
            slide.title = next(filter(None, announced), deck.nearest[1])
            slide.show(columns(block.html))
            slide.say += lead
            slide, lead = deck.add("code", block, deck.title_of(block, []), "-output"), []
        both = columns(printed=block.printed)
    slide.show(both)
    explained(deck, slide, block, lead)


def columns(source="", printed=""):
    """Return code, as HTML, above what it prints, a text."""
    above = f"<div>{source}</div>" if source else ""
    below = f'<div class="printed"><pre>{wide(escape(printed))}</pre></div>' if printed else ""
    return f'<div class="columns">{above}{below}</div>'


def figure(deck, block, lead, following):
    title = None if "title" in block.told else claim(block.caption)
    slide = deck.add("figure", block, title or deck.title_of(block, lead))
    lead = [*lead, f"<p>{block.caption}</p>"] if block.caption else lead
    slide.show(f'<div class="figure">{block.html}</div>')
    explained(deck, slide, block, lead)


def explained(deck, slide, block, lead):
    """Let the paragraphs after a code cell or a figure explain it."""
    lead = [part for part in lead if claim(part) != slide.title or len(sentences(part)) > 1]
    slide.tell(block, lead)
    rest = [f"<p>{' '.join(sentences(part)[claim(part) == slide.title :])}</p>" for part in lead]
    slide.block, slide.lead = block, rest
    deck.evidence = slide


def exercise(deck, block):
    """Show the names of all exercises of a chapter, with the first sentence of each, on one slide."""
    if deck.slides[-1].kind != "exercises":
        deck.add("exercises", block, deck.headings[2][1])
    slide, named = deck.slides[-1], deck.headings.get(3)
    if block.kind == "paragraph" and not named:
        slide.say.append(block.html)
    elif block.kind == "paragraph":
        slide.names.setdefault(named[1], sentences(block.html)[0])
    items = "".join(
        f"<li><strong>{name}</strong><br>{task}</li>" for name, task in slide.names.items()
    )
    slide.shown = [f'<ol class="exercises">{items}</ol>']
