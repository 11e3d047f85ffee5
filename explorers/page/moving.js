/** What moves by itself for a while. */

import { Explorer } from "./explorer.js";

/** Draws in every frame, as long as draw(milliseconds since the start) returns true and a node stands on the page. */
export function animate(node, draw) {
  const began = performance.now();
  const frame = (now) => {
    const elapsed = Math.max(0, now - began); // a frame may have begun before the click
    if (node.isConnected && draw(elapsed)) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** An explorer that moves its settings by itself. Whatever the reader changes stops it. */
export class Moving extends Explorer {
  /** The number of the next animation frame while the explorer moves, else null. */
  frame = null;

  /** Moves on at once and in every frame. @param {function(number): boolean} moveOn  gets milliseconds; true if it goes on */
  move(moveOn) {
    this.stop();
    const began = performance.now();
    const frame = (now) => {
      this.frame = moveOn(Math.max(0, now - began)) && this.isConnected ? requestAnimationFrame(frame) : null;
      this.update();
      if (!this.frame) this.remember();
    };
    frame(began);
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
  }

  set(changes) {
    this.stop();
    super.set(changes);
  }
}
