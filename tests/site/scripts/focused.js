/**
 * Returns what has the focus: its classes with those of its parent, where it leads, whether it and
 * its ring can be seen.
 */
() => {
  const element = document.activeElement;
  const { width, height } = element.getBoundingClientRect();
  const { visibility, outlineStyle, boxShadow } = getComputedStyle(element);
  return {
    classes: `${element.className} ${element.parentElement?.className}`,
    href: element.getAttribute("href"),
    isSeen: width > 0 && height > 0 && visibility === "visible",
    hasRing: outlineStyle !== "none" || boxShadow !== "none",
  };
};
