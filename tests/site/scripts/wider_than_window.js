/** Returns a sentence for each of the first elements that make the page scroll sideways. */
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .map((element) => `wider than the window: ${element.outerHTML.slice(0, 120)}`)
    .slice(0, 5);
};
