/**
 * Returns what a finger finds hard on a narrow screen: code that scrolls sideways, buttons that are
 * small.
 */
() => {
  const NARROW = 576;
  if (innerWidth > NARROW) return [];
  const scrolling = [...document.querySelectorAll(".highlight pre")]
    .filter((code) => !code.closest(".cell_output"))
    .filter((code) => code.scrollWidth > code.clientWidth + 1)
    .map((code) => `code scrolls: ${code.textContent.slice(0, 60)}`);

  function smallness(button) {
    if (!button.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
    const { width, height } = button.getBoundingClientRect();
    const isLarge = height >= 44 && width >= 24;
    if (width === 0 || isLarge) return [];
    return [`hard to tap, ${width} x ${height}: ${button.outerHTML.slice(0, 120)}`];
  }

  return [...scrolling, ...[...document.querySelectorAll("button, .btn")].flatMap(smallness)];
};
