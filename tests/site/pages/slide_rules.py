"""What every deck of slides must keep. Each rule returns a list of sentences, [] if it holds."""

from tools import lectures

# Returns one record per slide, measured at 1280 × 720 with all its steps shown. Sizes are pixels.
MEASURE = """() => Reveal.getSlides().map((slide) => {
  const stack = slide.parentElement;
  const kept = [slide.style.display, stack.style.display];
  slide.style.display = stack.style.display = "block";
  const origin = slide.getBoundingClientRect();
  const record = {
    title: slide.querySelector("h1, h2").textContent.trim(),
    bottom: 0,
    right: 0,
    smallest: 99,
    cut: [],
  };
  for (const part of slide.querySelectorAll(".slide *")) {
    if (part.closest("noscript, .katex-mathml, .where")) continue;
    if (part.closest("details:not([open]) > :not(summary)")) continue;
    const isText = (node) => node.nodeType === 3 && node.textContent.trim();
    const texts = [...part.childNodes].filter(isText);
    const box = part.getBoundingClientRect();
    const isSeen = part.matches("img, .chart") || texts.length > 0;
    if (!isSeen || !box.width || !box.height) continue;
    record.bottom = Math.max(record.bottom, box.bottom - origin.top);
    record.right = Math.max(record.right, box.right - origin.left);
    if (texts.length > 0 && !part.closest(".katex")) {
      let size = parseFloat(getComputedStyle(part).fontSize);
      for (let box = part; box; box = box.parentElement) {
        size *= parseFloat(getComputedStyle(box).zoom) || 1;
      }
      record.smallest = Math.min(record.smallest, size);
    }
  }
  for (const box of slide.querySelectorAll("pre, table, .fit, .body")) {
    const isCut = box.scrollWidth - box.clientWidth > 2 || box.scrollHeight - box.clientHeight > 2;
    if (isCut) record.cut.push(box.className);
  }
  [slide.style.display, stack.style.display] = kept;
  return record;
})"""


# Returns the answers that can be seen beside their question before the first step.
SEEN_AT_ONCE = """() => [...document.querySelectorAll("section.kind-question")].flatMap((slide) => {
  const at = Reveal.getIndices(slide);
  Reveal.slide(at.h, at.v, -1);
  return [...slide.querySelectorAll(".answer")]
    .filter((part) => getComputedStyle(part).visibility === "visible")
    .filter((part) => part.getBoundingClientRect().height)
    .map((part) => part.textContent.trim());
})"""

SMALLEST_TEXT = 18


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
        // the steps of slides behind it are hidden slowly
        await new Promise((done) => setTimeout(done, 300));
    }""")


def overfull(slides):
    """Return what does not fit on its slide, or is cut."""
    return [
        f"slide {number}, {record['title']!r}: ends at {record['right']:.0f}, "
        f"{record['bottom']:.0f}; cut: {record['cut']}"
        for number, record in enumerate(slides, 1)
        if record["bottom"] > 716 or record["right"] > 1280 or record["cut"]
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
                    f"a part of {hours} hours has {part.minutes:g} minutes, "
                    f"its slides need {needed:g}"
                )
    return problems
