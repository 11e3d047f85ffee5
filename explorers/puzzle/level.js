/**
 * The levels of the gate puzzle, and how a level and a painted gate are written in a link.
 *
 * @typedef {Object} Level
 * @property {number} steps
 * @property {[number, number][]} pairs  [step that writes a value, step that reads it], steps from
 *   1, in order of time
 * @property {string} preset             the gates that are painted already, some letters of "ifo"
 */

import { build } from "../keras/cells.js";

/** The gates in the order in which they are painted and named in links. */
export const GATES = ["i", "f", "o"];

/**
 * The levels of the book: steps, pairs, preset gates. A lecturer's own level is written in the same
 * way.
 */
export const LEVELS = ["100_5-90_io", "100_5-90", "100_5-45_60-90"];

const FEWEST = 10;
const MOST = 100;

/** A painted gate has the values 0, 1/20, …, 1. */
const FINEST = 20;

/** Returns the value that a gate can have and that is nearest. */
export const painted = (value) => Math.round(Math.min(1, Math.max(0, value)) * FINEST) / FINEST;

/** Returns the next higher (by = 1) or lower (by = -1) value that a gate can have. */
export const raised = (value, by) => painted(value + by / FINEST);

/** Returns the level of a text such as 100_5-45_60-90_io, or undefined if it is none. */
export function readLevel(text) {
  const parts = /^(\d+)((?:_\d+-\d+)+)(?:_([ifo]+))?$/.exec(text);
  if (!parts) return undefined;
  const steps = Number(parts[1]);
  const pairs = parts[2]
    .slice(1)
    .split("_")
    .map((pair) => pair.split("-").map(Number));
  const preset = GATES.filter((gate) => parts[3]?.includes(gate)).join("");
  const level = { steps, pairs, preset };
  return canBePlayed(level) ? level : undefined;
}

/**
 * True if a level is of a fair size, its steps go forward in time, and some gate is left to paint.
 */
function canBePlayed({ steps, pairs, preset }) {
  if (steps < FEWEST || steps > MOST) return false;
  if (preset.length === GATES.length) return false;
  const events = pairs.flat();
  const goForward = events.every((step, place) => step > (events[place - 1] ?? 0));
  return goForward && events.at(-1) <= steps;
}

/** Returns the text of a level, which readLevel() reads. */
export function writeLevel({ steps, pairs, preset }) {
  const parts = [steps, ...pairs.map((pair) => pair.join("-"))];
  if (preset) parts.push(preset);
  return parts.join("_");
}

/**
 * Writes a painted gate as letters from a (0) to u (1), each with the number of steps that have it.
 */
export function writePaint(paint) {
  const letters = paint
    .map((value) => String.fromCharCode(97 + Math.round(value * FINEST)))
    .join("");
  return letters.replace(/(.)\1+/g, (run, letter) => letter + run.length);
}

/** Reads a painted gate. Returns undefined if the text does not paint exactly so many steps. */
export function readPaint(text, steps) {
  if (!/^([a-u]\d{0,3})+$/.test(text)) return undefined;
  const letters = text.replace(/(.)(\d+)/g, (run, letter, count) => letter.repeat(count));
  return letters.length === steps
    ? [...letters].map((letter) => (letter.charCodeAt(0) - 97) / FINEST)
    : undefined;
}

/**
 * The paint that solves a level: write at the first step of a pair, clear what was there, keep,
 * read at the second.
 */
export function solutionOf({ steps, pairs }) {
  const only = (which) =>
    build(steps, (t) => (pairs.some((pair) => pair[which] === t + 1) ? 1 : 0));
  const i = only(0);
  return { i, f: i.map((value) => 1 - value), o: only(1) };
}

/**
 * The paint that a level starts with: all gates half open, as in an untrained LSTM, and the preset
 * ones solved.
 */
export function startOf(level) {
  const solution = solutionOf(level);
  const start = (gate) =>
    level.preset.includes(gate) ? solution[gate] : build(level.steps, () => 0.5);
  return Object.fromEntries(GATES.map((gate) => [gate, start(gate)]));
}

/**
 * The new value that comes in at each step: some noise, and a large value where one must be
 * written.
 */
export function newValues({ steps, pairs }) {
  return build(steps, (t) => {
    const step = t + 1;
    const pair = pairs.findIndex(([write]) => write === step);
    if (pair < 0) return noise(step);
    return pair % 2 === 0 ? 0.9 : -0.9;
  });
}

/** A number between -0.8 and 0.8 that looks random and is the same in every visit. */
const noise = (step) => (((37 * step) % 17) + ((53 * step * step) % 23)) / 24 - 0.8;
