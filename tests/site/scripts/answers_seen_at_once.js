/** Returns the answers that can be seen beside their question before the first step. */
() => {
  function isSeen(answer) {
    const isVisible = getComputedStyle(answer).visibility === "visible";
    return isVisible && answer.getBoundingClientRect().height > 0;
  }

  return [...document.querySelectorAll("section.kind-question")].flatMap((slide) => {
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v, -1);
    return [...slide.querySelectorAll(".answer")]
      .filter(isSeen)
      .map((answer) => answer.textContent.trim());
  });
};
