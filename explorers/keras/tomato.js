/** Runs the tomato models on typed text. The vocabulary is that of lib/tomato.py. */

import { build, run, timesBlock } from "./cells.js";

export const VOCABULARY = [..."토마를먹자"];

/**
 * @typedef {Object} DenseLayer
 * @property {"relu"|"softmax"} activation
 * @property {number} units
 * @property {number[]} kernel  (features, units), flat
 * @property {number[]} bias    (units)
 *
 * @typedef {import("./cells.js").Layer & {head: DenseLayer[]}} TomatoModel
 *
 * @typedef {import("./cells.js").State & {letter: string, probabilities: number[]}} Reading  one
 *   letter that was read
 */

/**
 * The letters of a text without spaces. macOS types decomposed Hangul, so the text is composed
 * first (NFC).
 */
export const lettersOf = (text) => [...text.normalize("NFC")].filter((letter) => letter.trim());

/**
 * Splits a text into letters that a model knows and others.
 * @returns {{letters: string[], unknown: string[]}}
 */
export function splitText(text) {
  const all = lettersOf(text);
  return {
    letters: all.filter((letter) => VOCABULARY.includes(letter)),
    unknown: [...new Set(all.filter((letter) => !VOCABULARY.includes(letter)))],
  };
}

/**
 * Lets a model read letters of its vocabulary.
 * @param {TomatoModel} model @returns {Reading[]} one per letter
 */
export function read(model, letters, vocabulary = VOCABULARY) {
  const oneHot = (letter) => vocabulary.map((other) => (other === letter ? 1 : 0));
  const states = run(model, letters.map(oneHot));
  return states.map((state, t) => ({
    ...state,
    letter: letters[t],
    probabilities: model.head.reduce(dense, state.h),
  }));
}

/** Returns the most probable letter. */
export const answer = (probabilities) =>
  VOCABULARY[probabilities.indexOf(Math.max(...probabilities))];

/**
 * Returns how much each letter decides the answer of step `at`: one number per step up to it, the
 * share of the other four letters which, in its place, change this answer. Chapter RNN measures the
 * same (figures.influence).
 */
export function influence(model, letters, at) {
  const seen = letters.slice(0, at + 1);
  const answerTo = (text) => answer(read(model, text)[at].probabilities);
  const first = answerTo(seen);
  return seen.map((old, place) => {
    const others = VOCABULARY.filter((letter) => letter !== old);
    const changed = others.filter((letter) => answerTo(seen.with(place, letter)) !== first);
    return changed.length / others.length;
  });
}

/** Computes a Dense layer. */
export function dense(vector, { activation, units, kernel, bias }) {
  const product = timesBlock(vector, kernel, units, 0, units);
  const sums = build(units, (unit) => product[unit] + bias[unit]);
  return activation === "relu" ? sums.map((value) => Math.max(0, value)) : softmax(sums);
}

function softmax(values) {
  const largest = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
