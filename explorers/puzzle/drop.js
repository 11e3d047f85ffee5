/** The drop that shows what happens to a value: it falls through i, rides along the memory and falls through o. */

import { svg } from "../page/dom.js";
import { animate } from "../page/moving.js";

const [FALL, RIDE, SPLASH] = [350, 1500, 900]; // milliseconds
const WHOLE = 38; // pixels above the floor at which a whole value rides

export class Drop {
  node = svg("g", { "aria-hidden": "true" });

  /**
   * Lets the drop fall once for each pair. It is as large as what is left.
   * @param {Object} way  pairs: see Level; wanted: see judge(); middle(step): x of a step; top, base, bottom: y where the
   *   drop appears, of the memory's floor, and where it leaves; isSolved: with a splash at the end
   */
  fall({ pairs, wanted, middle, top, base, bottom, isSolved }) {
    const ball = svg("circle", { class: "drop hue-c" });
    this.node.replaceChildren(ball);
    const floor = (step) => base - wanted[step - 1] * WHOLE;
    animate(this.node, (time) => {
      const pair = Math.floor(time / (2 * FALL + RIDE));
      if (pair >= pairs.length) {
        this.node.replaceChildren();
        if (isSolved) this.splash(middle(pairs.at(-1)[1]), bottom);
        return false;
      }
      const [write, read] = pairs[pair];
      const within = time - pair * (2 * FALL + RIDE);
      const t = write + Math.min(1, Math.max(0, (within - FALL) / RIDE)) * (read - write);
      const step = Math.min(read, Math.round(t));
      const [from, to] = [middle(Math.floor(t)), middle(Math.ceil(t))];
      const falling = within < FALL ? within / FALL : Math.max(0, (within - FALL - RIDE) / FALL);
      const [start, end] = within < FALL ? [top, floor(write)] : [floor(step), bottom];
      ball.setAttribute("cx", from + (t - Math.floor(t)) * (to - from));
      ball.setAttribute("cy", start + falling ** 2 * (end - start));
      ball.setAttribute("r", within < FALL ? 9 : 2 + 7 * Math.sqrt(Math.min(1, wanted[step - 1])));
      ball.setAttribute("class", `drop hue-${within > FALL + RIDE ? "h" : "c"}`);
      return true;
    });
  }

  splash(x, y) {
    const drops = Array.from({ length: 14 }, () => svg("circle", { class: "drop hue-h" }));
    this.node.replaceChildren(...drops);
    animate(this.node, (time) => {
      const share = time / SPLASH;
      if (share > 1) this.node.replaceChildren();
      drops.forEach((drop, k) => {
        const angle = (Math.PI * (k + 0.5)) / drops.length;
        drop.setAttribute("cx", x + Math.cos(angle) * share * (50 + 20 * (k % 3)));
        drop.setAttribute("cy", y - Math.sin(angle) * share * (110 + 30 * (k % 4)) + 150 * share * share);
        drop.setAttribute("r", 6 * Math.max(0, 1 - share));
      });
      return share <= 1;
    });
  }
}
