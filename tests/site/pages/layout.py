"""What a person would see at a glance, found by the browser:
text on text, cut text, tiny text, and pages that jump.
"""

TINY = 12  # pixels
JUMP = (
    0.02  # the largest layout shift, in the browser's unit: 1 moves the whole window by its height
)
SCREENS = {
    "ko": 6,
    "en": 7.5,
}  # the longest run of a lesson without a figure; English words take more room

# The longest run of a lesson, in screens of a phone, without a figure or an explorer. Its exercises
# are cards.
LONGEST_RUN = """() => {
  let longest = 0,
    article = document.querySelector("article").getBoundingClientRect(),
    from = article.top;
  const end =
    document.querySelector("#스스로-해-보기, #exercises")?.getBoundingClientRect().top ??
    article.bottom;
  for (const picture of [
    ...document.querySelectorAll("article figure, article [data-needs]"),
    null,
  ]) {
    const { top, bottom } = picture?.getBoundingClientRect() ?? { top: end, bottom: end };
    longest = Math.max(longest, Math.min(top, end) - from);
    from = bottom;
  }
  return longest / 844;
}"""
# What a finger finds hard on a narrow screen: code that scrolls sideways, buttons that are small.
TOUCH = """() =>
  innerWidth > 576
    ? []
    : [
        ...[...document.querySelectorAll(".highlight pre")]
          .filter((e) => !e.closest(".cell_output"))
          .filter((e) => e.scrollWidth > e.clientWidth + 1)
          .map((e) => `code scrolls: ${e.textContent.slice(0, 60)}`),
        ...[...document.querySelectorAll("button, .btn")]
          .map((e) => [e, e.getBoundingClientRect()])
          .filter(([e]) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
          .filter(([, { width, height }]) => width && (height < 44 || width < 24))
          .map(
            ([e, { width, height }]) =>
              `hard to tap, ${width} x ${height}: ${e.outerHTML.slice(0, 120)}`,
          ),
      ]"""
# Tiny, cut and overlapping texts. Formulas set their own sizes, and what only screen readers get
# may be cut.
FAULTS = """(tiny) => {
  const said = (what, e) =>
    `${what}: <${e.localName} class="${e.className}"> ${e.textContent.trim().slice(0, 60)}`;
  const faults = new Set();
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const area = (e) => {
    const r = e.getBoundingClientRect();
    return r.width > 2 && r.height > 2;
  };
  const parents = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (
      text.data.trim() &&
      !text.parentElement.closest("script, style, noscript, .katex, sup, sub")
    )
      parents.add(text.parentElement);
  const seen = [...parents].filter(
    (e) => shown(e) && area(e) && !e.matches("details:not([open])"),
  );
  for (const e of seen) {
    const style = getComputedStyle(e);
    if (parseFloat(style.fontSize) < tiny) faults.add(said(`text of ${style.fontSize}`, e));
    const [x, y] = [style.overflowX, style.overflowY].map(
      (value) => value == "hidden" || value == "clip",
    );
    const isCut =
      (x && e.scrollWidth > e.clientWidth + 2) || (y && e.scrollHeight > e.clientHeight + 2);
    if (isCut) faults.add(said("cut", e));
  }
  // Lines of text in the article, from top to bottom.
  // What stays in sight while the page scrolls may lie over it.
  const stays = (e) =>
    e && (["sticky", "fixed"].includes(getComputedStyle(e).position) || stays(e.parentElement));
  const lines = seen
    .filter((e) => e.closest("main") && !e.closest("pre, svg, select") && !stays(e))
    .flatMap((e) =>
      [...e.childNodes]
        .filter((node) => node.nodeType == 3 && node.data.trim())
        .flatMap((node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return [...range.getClientRects()].map((r) => ({
            e,
            left: r.left + 1,
            right: r.right - 1,
            top: r.top + r.height / 4,
            bottom: r.bottom - r.height / 4,
          }));
        }),
    )
    .sort((a, b) => a.top - b.top);
  lines.forEach((line, k) => {
    for (let next = k + 1; next < lines.length && lines[next].top < line.bottom; next++) {
      const other = lines[next];
      const crosses =
        other.left < line.right && line.left < other.right && other.bottom > line.top;
      if (crosses && other.e != line.e)
        faults.add(
          `${said("text on text", line.e)} | ${other.e.textContent.trim().slice(0, 40)}`,
        );
    }
  });
  return [...faults];
}"""

# Notes each layout shift. A shift after a tap or a key counts too.
WATCH = """(buffered) => {
  window.jumps = [];
  const by = ({ node }) => node?.parentElement?.outerHTML.slice(0, 100);
  const note = (entry) =>
    window.jumps.push({ value: entry.value, by: entry.sources.map(by).slice(0, 2) });
  // The table of contents beside the text opens the section that is read.
  const isInText = ({ node }) =>
    !(node?.parentElement ?? document.body).closest(".bd-sidebar-secondary");
  new PerformanceObserver((list) =>
    list
      .getEntries()
      .filter(({ sources }) => sources.some(isInText))
      .forEach(note),
  ).observe({ type: "layout-shift", buffered });
}"""
# A browser on a busy machine may stop to draw: after five seconds these go on without a frame.
FRAMES = """new Promise(done => {
  requestAnimationFrame(() => requestAnimationFrame(done)); setTimeout(done, 5000); })"""
# Scrolls through a page as a reader does, so that everything loads.
READ = """async () => {
  const frame = () => new Promise(done => { requestAnimationFrame(done); setTimeout(done, 5000); });
  const isStyled = () => document.querySelector('link[href*="explorers.css"]')?.sheet;
  const isLate = e => Math.abs(e.getBoundingClientRect().top) < 1500 && !(e.controls && isStyled());
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight * 0.9) {
    scrollTo({ top, behavior: "instant" });
    await frame();
    // Nobody reads faster than an explorer loads.
    for (let k = 0; k < 100 && [...document.querySelectorAll("[data-needs]")].some(isLate); k++)
      await frame().then(frame);
  }
  scrollTo({ top: 0, behavior: "instant" }); }"""
DRAG = """async slider => {
  slider.focus({ preventScroll: true });
  const { min, max } = slider, step = (max - min) / 8;
  for (let k = 0; k <= 16; k++) {
    slider.value = Number(min) + step * (k <= 8 ? k : 16 - k);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await FRAMES;
  } }""".replace("FRAMES", FRAMES)


def watch(page, loading=False):
    """Begin to note layout shifts. loading: those since the page was opened are included."""
    page.evaluate(WATCH, loading)


def jumps(page):
    """Return the layout shifts since the last call, if
    they add up to more than JUMP, else an empty list.
    """
    page.evaluate(FRAMES)
    shifts = page.evaluate("() => window.jumps.splice(0)")
    return shifts if sum(jump["value"] for jump in shifts) > JUMP else []


def dragged(page):
    """Drag each slider of the page to both ends, twice.

    Return {label: layout shifts} of those that make it jump.

    The first time, a sentence or a picture may take more room than before. From then on it keeps
    its room.
    """
    moved = {}
    jumps(page)
    for slider in page.locator("input[type=range]:visible").all():
        slider.evaluate("slider => slider.scrollIntoView({ block: 'center', behavior: 'instant' })")
        slider.evaluate(DRAG)
        jumps(page)
        slider.evaluate(DRAG)
        if jumped := jumps(page):
            moved[
                slider.evaluate(
                    "e => e.closest('.explorer').localName + ' ' + e.labels[0].textContent"
                )
            ] = jumped
    return moved
