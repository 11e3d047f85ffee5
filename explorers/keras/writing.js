/**
 * The LSTM that writes like the Constitution: unpacks its weights and draws one sign after the
 * other, as Keras does.
 *
 * @typedef {Object} WritingModel
 * @property {string[]} signs                           the vocabulary: jamo, digits, punctuation
 * @property {Float64Array} embedding                   (signs, features), flat
 * @property {import("./cells.js").Layer} lstm
 * @property {import("./tomato.js").DenseLayer} head
 */

import { generator, step, zeroState } from "./cells.js";
import { dense } from "./tomato.js";

/**
 * Unpacks weights as bundle.py packs them: whole numbers (one byte each) and, for each column, a
 * scale (float32).
 * @param {{signs: string, features: number, units: number, weights: string[][]}} packed  pairs of
 *   texts in base64
 * @returns {WritingModel}
 */
export function unpack({ signs, features, units, weights }) {
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
  const arrays = weights.map(([whole, scales]) => {
    const factors = new Float32Array(bytes(scales));
    const scaled = (value, index) => Math.fround(value * factors[index % factors.length]);
    return Float64Array.from(new Int8Array(bytes(whole)), scaled);
  });
  const [embedding, kernel, recurrent_kernel, bias, ...last] = arrays;
  const lstm = { layer: "LSTM", units, features, kernel, recurrent_kernel, bias };
  const head = { activation: "softmax", units: signs.length, kernel: last[0], bias: last[1] };
  return { signs: [...signs], embedding, lstm, head };
}

/** The signs of a text: Hangul as jamo (NFD). Signs that the model does not know are left out. */
export const signsOf = (model, text) =>
  [...text.normalize("NFD")].filter((sign) => model.signs.includes(sign));

/**
 * Probabilities at temperature 1 become those at `temperature`, of which the `k` largest are kept;
 * the sum is 1.
 */
function sharpened(probabilities, temperature, k) {
  const powers = probabilities.map((value) => value ** (1 / temperature));
  const smallest = [...powers].sort((a, b) => b - a)[k - 1];
  const kept = powers.map((value) => (value >= smallest ? value : 0));
  const sum = kept.reduce((total, value) => total + value, 0);
  return kept.map((value) => value / sum);
}

/** Returns the place at which the sum of the probabilities reaches a number in (0, 1). */
function placeOf(probabilities, wanted) {
  let sum = 0;
  for (const [place, probability] of probabilities.entries()) {
    sum += probability;
    if (sum >= wanted) return place;
  }
  return -1;
}

/** Reads a start, then writes one sign after the other. The same seed writes the same text. */
export class Writing {
  constructor(model, start, { temperature, k, seed }) {
    Object.assign(this, { model, temperature, k, state: zeroState(model.lstm) });
    this.draw = generator((seed * 271828) % 2147483647);
    for (const sign of ["\n", ...signsOf(model, start)]) this.read(sign);
  }

  /** Reads a sign: the next state, and the probabilities of the sign after it. */
  read(sign) {
    const { signs, embedding, lstm, head } = this.model;
    const row = signs.indexOf(sign) * lstm.features;
    this.state = step(lstm, [...embedding.subarray(row, row + lstm.features)], this.state);
    this.probabilities = dense(this.state.h, head);
  }

  /**
   * Writes one sign.
   * @returns {{sign: string, probability: number}} with the probability at temperature 1
   */
  write() {
    const index = placeOf(sharpened(this.probabilities, this.temperature, this.k), this.draw());
    const written = { sign: this.model.signs[index], probability: this.probabilities[index] };
    this.read(written.sign);
    return written;
  }
}

/**
 * The jamo of today's Hangul, from three places of Unicode on, as letters of keyboards: every font
 * has those.
 */
const LETTERS = {
  0x1100: "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ",
  0x1161: "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
  0x11a8: "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ",
};
const shown = (text) =>
  Object.entries(LETTERS)
    .map(([first, letters]) => letters[text.charCodeAt(0) - first])
    .find(Boolean) ?? text;

/**
 * Joins written signs to characters.
 * @returns {{text: string, bits: number}[]} bits: the surprise of all its signs
 */
export function charactersOf(written) {
  const joined = [];
  for (const { sign, probability } of written) {
    const last = joined.at(-1);
    const both = last && (last.text + sign).normalize("NFC");
    const bits = -Math.log2(probability);
    if (last && [...both].length === 1) Object.assign(last, { text: both, bits: last.bits + bits });
    else joined.push({ text: sign.normalize("NFC"), bits });
  }
  return joined.map(({ text, bits }) => ({ text: shown(text), bits }));
}
