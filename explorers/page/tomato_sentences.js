/**
 * What <rnn-play> says about a step that a model has read, and about the letters that decide an
 * answer.
 */

import { answer, read } from "../keras/tomato.js";
import { fixed, percent } from "./numbers.js";
import { say } from "./words.js";

/**
 * Returns sentences about one step, and about an earlier different answer to the same letter, if
 * there is one.
 */
export function whatHappened(readings, at) {
  const { letter, h, probabilities } = readings[at];
  const before = at ? readings[at - 1].h : h.map(() => 0);
  const moves = h.map((value, unit) => Math.abs(value - before[unit]));
  const unit = moves.indexOf(Math.max(...moves));
  const best = answer(probabilities);
  const share = percent(Math.max(...probabilities));
  const values = {
    t: at + 1,
    letter,
    unit,
    best,
    from: fixed(before[unit]),
    to: fixed(h[unit]),
    share,
  };
  const happened =
    values.from === values.to
      ? say(
          "Step {t}: reading ‘{letter}’ moved no unit by as much as 0.01, and the model answered ‘{best}’ with a probability of {share}.",
          values,
        )
      : say(
          "Step {t}: reading ‘{letter}’ changed unit {unit} most ({from} → {to}), and the model answered ‘{best}’ with a probability of {share}.",
          values,
        );
  const isOther = (reading) => reading.letter === letter && answer(reading.probabilities) !== best;
  const other = readings.slice(0, at).findLastIndex(isOther);
  if (other < 0) return [happened];
  const then = { letter, before: other + 1, best: answer(readings[other].probabilities) };
  const differs = say(
    "When it read the same ‘{letter}’ at step {before}, it answered ‘{best}’. The character is the same; only the state before it was another.",
    then,
  );
  return [happened, differs];
}

/** Says which letters decide the answer of step `at`. @param {number[]} shares  see influence() */
export function whatDecides({ model, letters, at }, shares) {
  const most = Math.max(...shares);
  const strongest = letters.flatMap((letter, t) =>
    shares[t] === most ? say("‘{letter}’ of step {step}", { letter, step: t + 1 }) : [],
  );
  const values = {
    answer: answer(read(model, letters)[at].probabilities),
    step: at + 1,
    strongest: strongest.join(", "),
    count: 4 * most,
  };
  if (!most)
    return say(
      "The answer ‘{answer}’ of step {step} stays the same, whichever single character is replaced.",
      values,
    );
  return say(
    "The answer ‘{answer}’ of step {step} depends most on {strongest}. In its place, {count} of the four other characters change the answer. The paler a character, the fewer do; without a tint, none.",
    values,
  );
}
