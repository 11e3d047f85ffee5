/**
 * Returns of each slide, measured at 1280 × 720 with all its steps shown, where it ends, its
 * smallest text and what is cut; in pixels.
 */
() => {
  function hasText(part) {
    return [...part.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim(),
    );
  }

  function sizeOfText(part) {
    let size = parseFloat(getComputedStyle(part).fontSize);
    for (let box = part; box; box = box.parentElement)
      size *= parseFloat(getComputedStyle(box).zoom) || 1;
    return size;
  }

  function isClosed(part) {
    return part.closest("details:not([open]) > :not(summary)");
  }

  function isCut(box) {
    const isTooWide = box.scrollWidth - box.clientWidth > 2;
    const isTooHigh = box.scrollHeight - box.clientHeight > 2;
    return isTooWide || isTooHigh;
  }

  function measure(slide) {
    const origin = slide.getBoundingClientRect();
    const seen = [...slide.querySelectorAll(".slide *")]
      .filter((part) => !part.closest("noscript, .katex-mathml, .where") && !isClosed(part))
      .filter((part) => part.matches("img, .chart") || hasText(part))
      .map((part) => ({ part, box: part.getBoundingClientRect() }))
      .filter(({ box }) => box.width && box.height);
    const texts = seen.filter(({ part }) => hasText(part) && !part.closest(".katex"));
    const boxes = [...slide.querySelectorAll("pre, table, .fit, .body")];
    return {
      title: slide.querySelector("h1, h2").textContent.trim(),
      bottom: Math.max(0, ...seen.map(({ box }) => box.bottom - origin.top)),
      right: Math.max(0, ...seen.map(({ box }) => box.right - origin.left)),
      smallest: Math.min(99, ...texts.map(({ part }) => sizeOfText(part))),
      cut: boxes.filter(isCut).map((box) => box.className),
    };
  }

  /** reveal.js hides all slides but one. */
  function whileShown(slide) {
    const stack = slide.parentElement;
    const before = [slide.style.display, stack.style.display];
    slide.style.display = "block";
    stack.style.display = "block";
    const record = measure(slide);
    [slide.style.display, stack.style.display] = before;
    return record;
  }

  return Reveal.getSlides().map(whileShown);
};
