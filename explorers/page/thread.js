/**
 * Draws letters on the thread of a model's memory: below each the units of its state as dots, and
 * the model's answer.
 */

import { svg } from "./dom.js";
import { say, soundOf, withSound } from "./words.js";

/** More height for the sound of a letter, in editions that show it. */
const SOUND = soundOf("토") ? 15 : 0;

// Widths: of the names of the rows, of one letter, of the room for the scissors before the second
// one, of a tile.
const LEFT = soundOf("토") ? 50 : 40;
const COLUMN = 53;
const GAP = 14;
const TILE = 42;

// Heights of what stands below each other: the thread, the first dot, the answer; and from dot to
// dot.
const THREAD = 36;
const DOTS = 76 + SOUND;
const ANSWER = 163 + SOUND;
const DOT = 13;

const WIDTH = LEFT + 6 * COLUMN + GAP;
const HEIGHT = ANSWER + 11 + SOUND;
const CUT = LEFT + COLUMN + GAP / 2;

const middle = (t) => LEFT + (t + 0.5) * COLUMN + (t ? GAP : 0);

const text = (className, x, y, words, below = "") =>
  svg(
    "text",
    { class: className, x, y },
    words,
    svg("tspan", { class: "sound", x, dy: SOUND }, below),
  );

/**
 * Draws what a model read.
 * @param {import("../keras/tomato.js").Reading[]} readings  the second begins anew if its state
 *   equals the first
 * @param {string[]} answers  the answers to them
 * @param {string[]} before   the answers that were drawn before; those that changed flip
 */
export function drawThread(readings, answers, before) {
  const isCut = readings[1].h.every((value, unit) => value === readings[0].h[unit]);
  const sign = isCut ? "=" : "≠";
  const inWords = (letters) => letters.map(withSound).join(" ");
  const label = say("Characters: {letters}. Answers: {answers}.", {
    letters: inWords(readings.map(({ letter }) => letter)),
    answers: inWords(answers),
  });
  return svg(
    "svg",
    { class: "thread", role: "img", "aria-label": label, viewBox: `0 0 ${WIDTH} ${HEIGHT}` },
    text("row", 0, THREAD + 5, say("input")),
    text("row", 0, DOTS + 2 * DOT + 5, say("memory")),
    text("row", 0, ANSWER - 4, say("answer")),
    ...readings.slice(1).map((_, t) => strand(t + 1, isCut)),
    svg("path", { class: "seam", d: `M${CUT} 0V${THREAD + TILE / 2 + 4}` }),
    text("sign", CUT, DOTS + 2 * DOT + 6, sign),
    text("asked", middle(1), ANSWER, "?"),
    text("sign", CUT, ANSWER - 2, answers[0] === answers[1] ? "=" : "≠"),
    ...readings.map((reading, t) => column(reading, t, answers[t], answers[t] !== before[t])),
  );
}

/** The thread from one letter to the next; where it is cut, two loose ends. */
function strand(t, isCut) {
  const from = middle(t - 1);
  const to = middle(t);
  const ends = `M${from} ${THREAD}H${CUT - 7}q4 0 5 8M${to} ${THREAD}H${CUT + 7}q-4 0-5-8`;
  const d = t === 1 && isCut ? ends : `M${from} ${THREAD}H${to}`;
  return svg("path", { class: "strand hue-h", style: `--t:${t}`, d });
}

/** One letter, its dots and its answer. The two letters that are the same are marked. */
function column({ letter, h }, t, answer, flips) {
  const x = middle(t);
  const box = { x: x - TILE / 2, y: THREAD - TILE / 2, width: TILE, height: TILE + SOUND, rx: 8 };
  return svg(
    "g",
    { class: t < 2 ? "same" : null, style: `--t:${t}` },
    svg(
      "g",
      { class: "tile" },
      svg("rect", box),
      text(null, x, THREAD + 9, letter, soundOf(letter)),
    ),
    svg("g", { class: "state hue-h" }, ...h.map((value, unit) => dot(value, x, DOTS + unit * DOT))),
    text(flips ? "answer flips" : "answer", x, ANSWER, answer, soundOf(answer)),
  );
}

/** A value as a dot: the larger it is, the larger the dot; a negative one is a ring. */
const dot = (value, cx, cy) =>
  svg("circle", { class: value < 0 ? "ring" : null, cx, cy, r: 1.5 + 3.7 * Math.abs(value) });
