/** Drags a slider from one end to the other and back, in 16 moves. */
async (slider) => {
  const MOVES = 8;

  function twoFrames() {
    return new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(done));
      setTimeout(done, 5000);
    });
  }

  slider.focus({ preventScroll: true });
  const lowest = Number(slider.min);
  const move = (slider.max - lowest) / MOVES;
  for (let k = 0; k <= 2 * MOVES; k++) {
    slider.value = lowest + move * (k <= MOVES ? k : 2 * MOVES - k);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await twoFrames();
  }
};
