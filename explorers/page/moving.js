/** What the explorers share that move by themselves for a while. Whatever the reader changes stops them. */

import { Explorer } from "./explorer.js";

export class Moving extends Explorer {
  /** The number of the next animation frame while the explorer moves, else null. */
  frame = null;

  /** Moves on at once and in every frame. @param {function(number): boolean} moveOn  gets the time; true if it goes on */
  move(moveOn) {
    this.stop();
    const frame = (now) => {
      this.frame = moveOn(now) && this.isConnected ? requestAnimationFrame(frame) : null;
      this.update();
      if (!this.frame) this.remember();
    };
    frame(performance.now());
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
  }

  set(changes) {
    this.stop();
    super.set(changes);
  }

  reset() {
    this.stop();
    super.reset();
  }
}
