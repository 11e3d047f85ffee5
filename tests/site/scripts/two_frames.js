/**
 * Waits for two frames. A browser on a busy machine may stop to draw: after five seconds it goes on
 * without them.
 */
() =>
  new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(done));
    setTimeout(done, 5000);
  });
