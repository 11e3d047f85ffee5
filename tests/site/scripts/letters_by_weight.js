/**
 * Returns the letters of all texts of a page in bold, and in all weights. Formulas and code have
 * fonts of their own.
 */
() => {
  const letters = { 700: new Set(), 400: new Set() };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { fontFamily, fontWeight } = getComputedStyle(text.parentElement);
    const isOurs = fontFamily.startsWith('"Course Sans"');
    const isSeen = !text.parentElement.closest("script, style, math");
    if (!isOurs || !isSeen) continue;
    for (const letter of text.data) letters[fontWeight >= 600 ? 700 : 400].add(letter);
  }
  const joined = Object.entries(letters).map(([weight, all]) => [weight, [...all].join("")]);
  return Object.fromEntries(joined);
};
