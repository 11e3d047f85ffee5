/**
 * Leaves one code token of each kind: a page has thousands, and one is enough to check its
 * contrast.
 */
() => {
  const seen = new Set();
  for (const token of document.querySelectorAll(".highlight pre span[class]")) {
    if (seen.has(token.className)) token.replaceWith(token.textContent);
    else seen.add(token.className);
  }
};
