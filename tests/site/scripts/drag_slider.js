/** Drags a slider in eight moves from its lower end to the upper one, or back. */
async (slider, isBack) => {
  const MOVES = 8;

  function frame() {
    return new Promise((done) => {
      requestAnimationFrame(done);
      setTimeout(done, 5000);
    });
  }

  slider.focus({ preventScroll: true });
  const lowest = Number(slider.min);
  const move = (slider.max - lowest) / MOVES;
  for (let k = 0; k <= MOVES; k++) {
    slider.value = lowest + move * (isBack ? MOVES - k : k);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await frame();
  }
};
