/** What the gate puzzle says about a level and a painting. */

import { fixed, percent } from "../page/numbers.js";
import { say } from "../page/words.js";

/** The task of a level. @param {import("./level.js").Level} level */
export function mission({ pairs, preset }) {
  const values = pairs.map(([write, read]) =>
    say("the value of step {write} out at step {read}", { write, read }),
  );
  const all = values.reduce((first, second) => say("{first} and {second}", { first, second }));
  const gates = [..."ifo"].filter((gate) => !preset.includes(gate)).join(", ");
  return say(
    "Let {values} only. Drag the green line of {gates} to paint: the green above it is the part that is shut.",
    { values: all, gates },
  );
}

/** By check of judge(): why a painting fails it. */
const FAULTS = {
  write: (fault) =>
    say(
      "At step {step} the input gate i is only {value} open, so not all of the value comes in.",
      fault,
    ),
  keep: (fault) =>
    say(
      "At step {step} the forget gate f is only {value} open, so the value shrinks. At {times} of the steps from {next} to {read}, f is below 1. All of them multiply: {share} is left.",
      fault,
    ),
  clean: (fault) =>
    say(
      "At step {step} the input gate i is {value} open, so another value mixes in. At step {read} the memory holds {share} of other values.",
      fault,
    ),
  clear: (fault) =>
    say(
      "At step {step} the forget gate f is {value} open, so the value of step {source} is not erased and mixes in ({share}).",
      fault,
    ),
  read: (fault) =>
    say(
      "At step {step} the output gate o is only {value} open, so not all of the value comes out.",
      fault,
    ),
  quiet: (fault) =>
    say(
      "At step {step} the output gate o is {value} open, so the memory leaks: h has the size {share} there.",
      fault,
    ),
};

/**
 * Says why a painting fails, the first fault in full.
 * @param {import("./judge.js").Fault[]} faults  at least one
 */
export function whyNotSolved([fault, ...others]) {
  const share = fault.check === "keep" ? percent(fault.share) : fixed(fault.share ?? 0);
  const first = FAULTS[fault.check]({ ...fault, value: fixed(fault.value), share });
  if (!others.length) return first;
  const more = say("Things that are wrong besides: {count}.", { count: others.length });
  return `${first} ${more}`;
}

/** @param {number} strokes  of the pointer, or null where they cannot be counted */
export function whenSolved(isLast, strokes) {
  const solved = strokes ? say("Solved! Strokes: {strokes}.", { strokes }) : say("Solved!");
  const praise = isLast
    ? say(
        "You even found that a memory must be erased before it can be written again. Send a friend the link.",
      )
    : say(
        "The value came in, stayed and left when it should, each time at least 90% of it. What was mixed in when it left, and what leaked at other times, is at most 0.05.",
      );
  return `${solved} ${praise}`;
}
