/**
 * Returns a sentence for each formula and each box of code that scrolls sideways in a wide window.
 */
() => {
  const WIDE = 1280;
  if (innerWidth < WIDE) return [];
  return [...document.querySelectorAll(".formula, .highlight pre")]
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .map((box) => `cut on a desktop: ${box.textContent.slice(0, 60)}`);
};
