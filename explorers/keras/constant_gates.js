/**
 * One unit with constant gates, as a Keras layer: biases set the gates, and the recurrent weights of the gates are 0.
 * The unit starts with a memory, and gets the same new value at every step.
 */

import { run, zeroState } from "./cells.js";

/** A gate of exactly 0 or 1 would need an infinite bias. In float32 sigmoid(±40) is 0 or 1. */
const LIMIT = 40;

/** The inverse of sigmoid. */
export function logit(probability) {
  const value = Math.log(probability / (1 - probability));
  return Math.max(-LIMIT, Math.min(LIMIT, value));
}

/**
 * @typedef {Object} Setting
 * @property {"LSTM"|"GRU"} layer
 * @property {number} start   the memory before the first step: c (LSTM), h (GRU)
 * @property {number} offer   the candidate at every step (GRU: with r = 0), between -1 and 1
 * @property {number} steps
 * @property {number} f, i, o   LSTM's gates, 0 to 1
 * @property {number} z, r      GRU's gates, 0 to 1
 */

/** Returns the layer of a setting. @param {Setting} setting @returns {import("./cells.js").Layer} */
export function layerOf({ layer, f, i, o, z, r }) {
  const one = { layer, units: 1, features: 1 };
  return layer === "LSTM"
    ? { ...one, kernel: [0, 0, 1, 0], recurrent_kernel: [0, 0, 0, 0], bias: [logit(i), logit(f), 0, logit(o)] }
    : { ...one, kernel: [0, 0, 1], recurrent_kernel: [0, 0, 1], bias: [logit(z), logit(r), 0, 0, 0, 0] };
}

/**
 * Runs a setting.
 * @param {Setting} setting
 * @returns {{memory: number[], h: number[], shares: number[], kept: number}}
 *   memory: c (LSTM) or h (GRU) at the start and after each step (steps + 1); h likewise, without the start (steps);
 *   shares: ∂memory/∂(first memory), the share of a change at the start that remains (steps + 1); kept: the last of them
 */
export function holdGates(setting) {
  const layer = layerOf(setting);
  const initial = setting.layer === "LSTM" ? { ...zeroState(layer), c: [setting.start] } : { h: [setting.start] };
  const states = run(layer, Array(setting.steps).fill([Math.atanh(setting.offer)]), initial);
  const keeps =
    setting.layer === "LSTM"
      ? states.map(({ gates }) => gates.f[0])
      : states.map(({ gates: { z, r, candidate } }) => z[0] + (1 - z[0]) * (1 - candidate[0] ** 2) * r[0]);
  const shares = [1];
  for (const keep of keeps) shares.push(shares.at(-1) * keep);
  const memories = states.map((state) => (state.c ?? state.h)[0]);
  return {
    memory: [setting.start, ...memories],
    h: states.map((state) => state.h[0]),
    shares,
    kept: shares.at(-1),
  };
}
