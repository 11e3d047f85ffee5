/**
 * Scrolls through a page as a reader does, so that everything loads. Nobody reads faster than an
 * explorer loads.
 */
async () => {
  const NEAR = 1500;

  function frame() {
    return new Promise((done) => {
      requestAnimationFrame(done);
      setTimeout(done, 5000);
    });
  }

  function isLate(explorer) {
    const isStyled = document.querySelector('link[href*="explorers.css"]')?.sheet;
    const isNear = Math.abs(explorer.getBoundingClientRect().top) < NEAR;
    return isNear && !(explorer.controls && isStyled);
  }

  async function waitForExplorers() {
    for (let turn = 0; turn < 100; turn++) {
      if (![...document.querySelectorAll("[data-needs]")].some(isLate)) return;
      await frame();
      await frame();
    }
  }

  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight * 0.9) {
    scrollTo({ top, behavior: "instant" });
    await frame();
    await waitForExplorers();
  }
  scrollTo({ top: 0, behavior: "instant" });
};
