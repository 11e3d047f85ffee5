/** The drop that shows what happens to a value: it falls through i, rides along the memory and falls through o. */

import { svg } from "../page/dom.js";
import { animate } from "../page/moving.js";

const [FALL, RIDE] = [350, 1500]; // milliseconds
const WHOLE = 38; // pixels above the floor at which a whole value rides

/**
 * Lets a drop fall once for each pair. It is as large as what is left.
 * @param {Element} place  the group in which it is drawn
 * @param {Object} way  pairs: see Level; wanted: see judge(); middle(step): x of a step; top, base, bottom: y where the
 *   drop appears, of the memory's floor, and where it leaves
 */
export function letFall(place, { pairs, wanted, middle, top, base, bottom }) {
  const ball = svg("circle", { class: "drop hue-c" });
  place.replaceChildren(ball);
  const floor = (step) => base - wanted[step - 1] * WHOLE;
  animate(place, (time) => {
    const pair = Math.floor(time / (2 * FALL + RIDE));
    if (pair >= pairs.length) {
      place.replaceChildren();
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
