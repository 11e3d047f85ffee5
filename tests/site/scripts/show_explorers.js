/**
 * Waits until what a deck shows is fitted into its slides; an explorer draws itself when it is
 * shown.
 */
async () => {
  const wait = () => new Promise((done) => setTimeout(done, 300));
  const explorers = [...document.querySelectorAll(".explorer")];
  await Promise.all(explorers.map(({ localName }) => customElements.whenDefined(localName)));
  await document.fonts.ready;
  fit();
  for (const slide of document.querySelectorAll("section.kind-explorer")) {
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v);
    await wait();
  }
  Reveal.slide(0);
  await wait(); // the steps of slides behind it are hidden slowly
};
