/** The game of three cups: its levels, its draws, and what a reader does by hand, as a text. */

import { build, generator } from "../keras/cells.js";

export const CUPS = 3;

/** The swaps, in the order of swaps_of(3) in lib/data/ball.py. */
export const SWAPS = [
  [0, 1],
  [0, 2],
  [1, 2],
];

/** What a swap is called: "1↔2". */
export const nameOf = (swap) => SWAPS[swap].map((place) => place + 1).join("↔");

/** Of each level the number of swaps, and the milliseconds that one takes. */
export const LEVELS = [
  { swaps: 5, pace: 900 },
  { swaps: 7, pace: 620 },
  { swaps: 10, pace: 440 },
  { swaps: 14, pace: 320 },
  { swaps: 20, pace: 230 },
  { swaps: 28, pace: 170 },
  { swaps: 40, pace: 125 },
];

/** What one press of the button for many swaps does. */
export const MANY = 10_000;

/** Where the ball is after a swap. */
export function moved(place, swap) {
  const [a, b] = SWAPS[swap];
  if (place === a) return b;
  return place === b ? a : place;
}

/**
 * Returns a function that draws 0, 1 or 2; the copied code draws the same. The first draws hang
 * together with the seed.
 */
export function draws(seed) {
  const next = generator(seed);
  build(3, next);
  return () => Math.floor(3 * next());
}

/** The seed of a game's draws, by its number and its level; level 0 is what is shuffled by hand. */
export const seedOf = (game, level) => 10 * game + level;

/**
 * What a reader does by hand is a text with a sign for each act: "a", "b" and "c" are SWAPS, "m"
 * stands for many drawn swaps, "x" cuts the memory. So it fits into an address; one with more acts
 * than that is not taken from there.
 */
export const ACTS = /^[abc]*(?:[mx][abc]*){0,20}$/;
export const LONGEST = 300;
