/**
 * Returns a sentence for each text that is tiny (smaller than so many pixels), cut, or covered by
 * another text. Formulas set their own sizes, and what only screen readers get may be cut.
 */
(tiny) => {
  const faults = new Set();

  function note(what, { localName, className, textContent }) {
    faults.add(`${what}: <${localName} class="${className}"> ${textContent.trim().slice(0, 60)}`);
  }

  /** The elements that hold a text which can be seen. */
  function elementsWithText() {
    const parents = new Set();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      const isLeftOut = parent.closest("script, style, noscript, .katex, sup, sub");
      if (text.data.trim() && !isLeftOut) parents.add(parent);
    }
    return [...parents].filter(isSeen);
  }

  function isSeen(element) {
    const { width, height } = element.getBoundingClientRect();
    const isShown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return isShown && width > 2 && height > 2 && !element.matches("details:not([open])");
  }

  function noteTinyOrCut(element) {
    const { fontSize, overflowX, overflowY } = getComputedStyle(element);
    if (parseFloat(fontSize) < tiny) note(`text of ${fontSize}`, element);
    const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
    const isTooWide = element.scrollWidth > element.clientWidth + 2;
    const isTooHigh = element.scrollHeight > element.clientHeight + 2;
    if ((cuts(overflowX) && isTooWide) || (cuts(overflowY) && isTooHigh)) note("cut", element);
  }

  /** What stays in sight while the page scrolls may lie over it. */
  function stays(element) {
    if (!element) return false;
    const { position } = getComputedStyle(element);
    return position === "sticky" || position === "fixed" || stays(element.parentElement);
  }

  /** The lines of an element's own texts: where their letters are. */
  function linesOf(element) {
    const texts = [...element.childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && node.data.trim(),
    );
    return texts.flatMap((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return [...range.getClientRects()].map(({ left, right, top, bottom, height }) => ({
        element,
        left: left + 1,
        right: right - 1,
        top: top + height / 4,
        bottom: bottom - height / 4,
      }));
    });
  }

  function noteTextOnText(elements) {
    const lines = elements.flatMap(linesOf).sort((a, b) => a.top - b.top);
    lines.forEach((line, index) => {
      for (let next = index + 1; next < lines.length && lines[next].top < line.bottom; next++) {
        const other = lines[next];
        const crosses =
          other.left < line.right && line.left < other.right && other.bottom > line.top;
        if (crosses && other.element !== line.element) note("text on text", line.element);
      }
    });
  }

  const elements = elementsWithText();
  elements.forEach(noteTinyOrCut);
  noteTextOnText(
    elements.filter(
      (element) =>
        element.closest("main") && !element.closest("pre, svg, select") && !stays(element),
    ),
  );
  return [...faults];
};
