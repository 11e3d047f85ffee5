"""What every deck of slides must keep. Each rule returns a list of sentences, [] if it holds."""

from book import slides
from book.slides import minutes

# Returns one record per slide, measured at 1280 × 720 with all its steps shown. Sizes are pixels on the projector.
MEASURE = """() => Reveal.getSlides().map((slide) => {
  const stack = slide.parentElement, kept = [slide.style.display, stack.style.display];
  slide.style.display = stack.style.display = "block";
  const origin = slide.getBoundingClientRect(), range = document.createRange(); // a panel is higher than its text
  const record = { title: slide.querySelector("h1, h2")?.textContent.trim() ?? "", kind: slide.className, seen: [],
    bottom: 0, right: 0, smallest: 99, code: null, cut: [], pictures: [],
    notes: slide.querySelector(".notes")?.textContent ?? "" };
  for (const part of slide.querySelectorAll(".slide *")) {
    if (part.closest("noscript, .katex-mathml, .where, details:not([open]) > :not(summary)")) continue;
    const isPicture = part.matches("img, .chart");
    const texts = [...part.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
    const box = part.getBoundingClientRect(), hasText = texts.length > 0;
    if ((!isPicture && !hasText) || !box.width || !box.height) continue;
    range.selectNode(texts[0] ?? part);
    const { top, bottom } = range.getBoundingClientRect();
    if (part.matches(".kind-question h2, :not(h2)")) record.seen.push(top, bottom);
    record.bottom = Math.max(record.bottom, box.bottom - origin.top);
    record.right = Math.max(record.right, box.right - origin.left);
    if (isPicture) {
      const scale = part.naturalWidth ? Math.min(box.width / part.naturalWidth, box.height / part.naturalHeight) : 1;
      record.pictures.push([scale * (part.naturalWidth ?? box.width), scale * (part.naturalHeight ?? box.height)]);
    }
    if (hasText && !part.closest(".katex")) {
      let size = parseFloat(getComputedStyle(part).fontSize);
      for (let box = part; box; box = box.parentElement) size *= parseFloat(getComputedStyle(box).zoom) || 1;
      record.smallest = Math.min(record.smallest, size);
      if (part.closest(".highlight")) record.code = Math.min(record.code ?? 99, size);
    }
  }
  for (const box of slide.querySelectorAll("pre, table, .fit, .body")) {
    if (box.scrollWidth - box.clientWidth > 2 || box.scrollHeight - box.clientHeight > 2) record.cut.push(box.className);
  }
  [slide.style.display, stack.style.display] = kept;
  return record;
})"""

# Returns the answers and outputs that can be seen beside a question before the first step.
SEEN_AT_ONCE = """() => [...document.querySelectorAll("section.kind-question")].flatMap((slide) => {
  const at = Reveal.getIndices(slide);
  Reveal.slide(at.h, at.v, -1);
  return [...slide.querySelectorAll(".answer, .printed")]
    .filter((part) => getComputedStyle(part).visibility === "visible" && part.getBoundingClientRect().height)
    .map((part) => part.textContent.trim());
})"""

SHOWN = [{"text": ["1\n2\n3\n"]}]  # outputs of a cell
SPARSE = 0.2
SMALLEST_TEXT = 18
CODE = 24


def open_deck(page, path):
    """Open a deck and wait until what it shows is fitted into its slides."""
    page.goto(path.as_uri())
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    page.evaluate("""Promise.all([...document.querySelectorAll(".explorer")]
        .map((explorer) => customElements.whenDefined(explorer.localName)))""")
    page.evaluate("document.fonts.ready.then(() => fit())")
    page.evaluate("""async () => {  // an explorer draws itself when it is shown
        for (const slide of document.querySelectorAll("section.kind-explorer")) {
            const at = Reveal.getIndices(slide);
            Reveal.slide(at.h, at.v);
            await new Promise((done) => setTimeout(done, 300));
        }
        Reveal.slide(0);
        await new Promise((done) => setTimeout(done, 300));  // the steps of slides behind it are hidden slowly
    }""")


def overfull(slides):
    """Return what does not fit on its slide, or is cut."""
    return [
        f"slide {number}, {record['title']!r}: ends at {record['right']:.0f}, {record['bottom']:.0f}; cut: {record['cut']}"
        for number, record in enumerate(slides, 1)
        if record["bottom"] > 716 or record["right"] > 1280 or record["cut"]
    ]


def sparse(slides):
    """Return the slides on which text and pictures, without the title, take less than 20 % of the height."""
    return [
        record["title"]
        for record in slides
        if max(record["seen"]) - min(record["seen"]) < SPARSE * 720
    ]


def small(slides):
    """Return the slides with text that the last row cannot read."""
    return [
        f"{record['title']!r}: {record['smallest']:.1f} px"
        for record in slides
        if record["smallest"] < SMALLEST_TEXT - 0.01
    ]


def untitled(slides):
    """Return the slides that have no title, or that of the slide before them."""
    return [
        f"slide {number}: title {record['title']!r}, after {before['title']!r}"
        for number, (before, record) in enumerate(
            zip([{"title": None}, *slides], slides, strict=False), 1
        )
        if not record["title"] or record["title"] == before["title"]
    ]


def plan_problems(decks, path=minutes.LECTURES):
    """Return one sentence for each plan whose minutes do not sum up, and for each part whose slides need others."""
    problems = []
    for hours, parts in minutes.plans(path).items():
        if (total := sum(part.minutes for part in parts)) != 60 * hours:
            problems.append(f"the plan of {hours} hours has {total:g} minutes")
        for part in parts:
            needed = part.practice + sum(
                slide.minutes for _, chosen in part.slides(decks) for slide in chosen
            )
            if part.decks and needed != part.minutes:
                problems.append(
                    f"a part of {hours} hours has {part.minutes:g} minutes, its slides need {needed:g}"
                )
    return problems


def cell(kind, source, tags=(), outputs=(), slide=None):
    name, metadata = f"c{abs(hash(source)) % 9999}", {"tags": list(tags), "slide": slide or {}}
    return {
        "cell_type": kind,
        "id": name,
        "source": [source],
        "metadata": metadata,
        "outputs": list(outputs),
    }


def slides_of(*cells):
    """Return the slides of a notebook with these cells."""
    return slides.slides_in({"cells": list(cells)})
