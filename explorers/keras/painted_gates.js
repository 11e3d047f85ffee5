/**
 * One LSTM unit whose gates change over time, as a Keras layer: its input at a step has four features, which the kernel
 * (the identity) hands to the gates i, f, the candidate and o. Recurrent weights and biases are 0.
 */

import { build, run } from "./cells.js";
import { logit } from "./constant_gates.js";

const LAYER = {
  layer: "LSTM",
  units: 1,
  features: 4,
  kernel: build(16, (index) => (index % 5 ? 0 : 1)),
  recurrent_kernel: [0, 0, 0, 0],
  bias: [0, 0, 0, 0],
};

/**
 * Runs the unit.
 * @param {{i: number[], f: number[], o: number[]}} gates  each (steps), from 0 to 1
 * @param {number[]} values  (steps), the new value (candidate) of each step, between -1 and 1
 * @returns {{c: number[], h: number[]}} each (steps)
 */
export function paintGates({ i, f, o }, values) {
  const sequence = values.map((value, t) => [logit(i[t]), logit(f[t]), Math.atanh(value), logit(o[t])]);
  const states = run(LAYER, sequence);
  return { c: states.map(({ c }) => c[0]), h: states.map(({ h }) => h[0]) };
}
