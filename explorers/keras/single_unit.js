/**
 * One unit whose gates are set from outside, as a Keras layer. Held gates: biases set them, and they stay. Painted gates:
 * they change over time, as the input of each step says.
 */

import { build, run, zeroState } from "./cells.js";

/** A gate of exactly 0 or 1 would need an infinite bias. In float32 sigmoid(±40) is 0 or 1. */
const LIMIT = 40;

/** The inverse of sigmoid. */
const logit = (probability) => Math.max(-LIMIT, Math.min(LIMIT, Math.log(probability / (1 - probability))));

/**
 * @typedef {Object} Setting
 * @property {"LSTM"|"GRU"} layer
 * @property {number} start   the memory before the first step: c (LSTM), h (GRU)
 * @property {number} offer   the candidate at every step (GRU: with r = 0), between -1 and 1
 * @property {number} steps
 * @property {number} f, i, o, z, r   the gates of an LSTM, those of a GRU, 0 to 1
 */

/** Returns the layer of a setting; the recurrent weights of its gates are 0. @returns {import("./cells.js").Layer} */
export function layerOf({ layer, f, i, o, z, r }) {
  const sizes = { layer, units: 1, features: 1 };
  return layer === "LSTM"
    ? { ...sizes, kernel: [0, 0, 1, 0], recurrent_kernel: [0, 0, 0, 0], bias: [logit(i), logit(f), 0, logit(o)] }
    : { ...sizes, kernel: [0, 0, 1], recurrent_kernel: [0, 0, 1], bias: [logit(z), logit(r), 0, 0, 0, 0] };
}

/**
 * Runs a unit that starts with a memory and gets the same new value at every step.
 * @param {Setting} setting
 * @returns {{memory: number[], h: number[], shares: number[], kept: number}}
 *   memory: c (LSTM) or h (GRU) at the start and after each step (steps + 1); h likewise, without the start (steps);
 *   shares: ∂memory/∂(first memory), the share of a change at the start that remains (steps + 1); kept: the last of them
 */
export function holdGates(setting) {
  const layer = layerOf(setting);
  const first = { ...zeroState(layer), [layer.layer === "LSTM" ? "c" : "h"]: [setting.start] };
  const states = run(layer, Array(setting.steps).fill([Math.atanh(setting.offer)]), first);
  const shares = [1];
  for (const { gates } of states) {
    const [f, z, r, candidate] = ["f", "z", "r", "candidate"].map((name) => gates[name]?.[0]);
    shares.push(shares.at(-1) * (f ?? z + (1 - z) * (1 - candidate ** 2) * r));
  }
  const memories = states.map(({ h, c = h }) => c[0]);
  return { memory: [setting.start, ...memories], h: states.map(({ h }) => h[0]), shares, kept: shares.at(-1) };
}

/** An LSTM whose kernel, the identity, hands four features to the gates i, f, the candidate and o. */
const PAINTED = {
  layer: "LSTM",
  units: 1,
  features: 4,
  kernel: build(16, (index) => (index % 5 ? 0 : 1)),
  recurrent_kernel: [0, 0, 0, 0],
  bias: [0, 0, 0, 0],
};

/**
 * Runs an LSTM unit with painted gates.
 * @param {{i: number[], f: number[], o: number[]}} gates  each (steps), from 0 to 1
 * @param {number[]} values  (steps), the new value (candidate) of each step, between -1 and 1
 * @returns {{c: number[], h: number[]}} each (steps)
 */
export function paintGates({ i, f, o }, values) {
  const sequence = values.map((value, t) => [logit(i[t]), logit(f[t]), Math.atanh(value), logit(o[t])]);
  const states = run(PAINTED, sequence);
  return { c: states.map(({ c }) => c[0]), h: states.map(({ h }) => h[0]) };
}
