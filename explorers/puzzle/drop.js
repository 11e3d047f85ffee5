/**
 * The drop that shows what happens to a value: it falls through i, rides along the memory and falls
 * through o.
 */

import { build } from "../keras/cells.js";
import { svg } from "../page/dom.js";

// Milliseconds.
const FALL = 350;
const RIDE = 1500;
const WHOLE_WAY = FALL + RIDE + FALL;

const WHOLE = 38; // pixels above the floor at which a whole value rides

/**
 * Lets a drop fall once for each pair. It is as large as what is left.
 * @param {Element} place      the group in which it is drawn
 * @param {number[][]} pairs   see Level
 * @param {number[]} wanted    see judge()
 * @param {Function} middle    middle(step): x of a step
 * @param {number[]} heights   y where the drop appears, of the memory's floor, and where it leaves
 */
export async function letFall(place, pairs, wanted, middle, [top, floor, bottom]) {
  const at = (step, y, left, time) => ({
    cx: `${middle(step)}px`,
    cy: `${y}px`,
    r: `${2 + 7 * Math.sqrt(Math.min(1, left))}px`,
    offset: time / WHOLE_WAY,
  });
  for (const [write, read] of pairs) {
    const ride = build(read - write + 1, (t) => {
      const left = wanted[write + t - 1];
      return at(write + t, floor - left * WHOLE, left, FALL + (RIDE * t) / (read - write));
    });
    Object.assign(ride.at(-1), { easing: "ease-in", color: "var(--hue-c)" });
    const above = { ...at(write, top, 1, 0), easing: "ease-in" };
    const below = { ...at(read, bottom, wanted[read - 1], WHOLE_WAY), color: "var(--hue-h)" };
    const drop = svg("circle", { class: "drop hue-c" });
    place.replaceChildren(drop);
    await drop.animate([above, ...ride, below], WHOLE_WAY).finished;
    if (!drop.isConnected) return; // another one has begun
    drop.remove();
  }
}
