/** Goes to the first slide of a kind. */
(kind) => {
  const { h, v } = Reveal.getIndices(document.querySelector(`.kind-${kind}`));
  Reveal.slide(h, v);
};
