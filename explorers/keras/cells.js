/**
 * Computes one step of Keras' SimpleRNN, LSTM and GRU. The formulas are those of lib/cells.py.
 *
 * Weights are flat arrays, row by row, in the layout of `layer.get_weights()`: a kernel has `width
 * = gates * units` columns, the blocks of `units` columns in Keras' gate order (LSTM: i, f, c, o;
 * GRU: z, r, h).
 *
 * @typedef {Object} Layer
 * @property {"SimpleRNN"|"LSTM"|"GRU"} layer
 * @property {number} units, features
 * @property {number[]} kernel            (features, width)
 * @property {number[]} recurrent_kernel  (units, width)
 * @property {number[]} bias              (width); GRU: (2, width), input row and recurrent row
 *   (reset_after=True)
 *
 * @typedef {Object} State
 * @property {number[]} h        (units)
 * @property {number[]} [c]      (units), LSTM only
 * @property {Object<string, number[]>} [gates]  each (units); gates and candidate of the step
 */

import { GATES } from "./tensor_shapes.js";

export const sigmoid = (a) => 1 / (1 + Math.exp(-a));

/** Returns the array [item(0), …, item(n - 1)]. */
export const build = (n, item) => Array.from({ length: n }, (_, index) => item(index));

/**
 * Returns a function that draws numbers in (0, 1): Park and Miller's generator, which the copied
 * code has too.
 */
export function generator(seed) {
  const modulus = 2147483647;
  let drawn = seed;
  return () => {
    drawn = (drawn * 48271) % modulus;
    return drawn / modulus;
  };
}

/**
 * Computes vector @ block (units): vector is (rows), matrix (rows, width), and the block is the
 * columns of one gate.
 */
export const timesBlock = (vector, matrix, width, gate, units) =>
  build(units, (column) =>
    vector.reduce(
      (sum, value, row) => sum + value * matrix[row * width + gate * units + column],
      0,
    ),
  );

/** The state before the first step, zeros. @returns {State} */
export function zeroState({ layer, units }) {
  const zeros = () => build(units, () => 0);
  return layer === "LSTM" ? { h: zeros(), c: zeros() } : { h: zeros() };
}

/**
 * Computes one time step: takes x (features) and the state before, returns the state after, with
 * its gates.
 */
export const step = (layer, x, state) =>
  ({ SimpleRNN: stepSimpleRNN, LSTM: stepLSTM, GRU: stepGRU })[layer.layer](layer, x, state);

/** Computes all steps of a sequence. @returns {State[]} one state per step */
export function run(layer, sequence, initial = zeroState(layer)) {
  const states = [];
  let state = initial;
  for (const x of sequence) {
    state = step(layer, x, state);
    states.push(state);
  }
  return states;
}

function stepSimpleRNN(layer, x, { h }) {
  const [a] = preactivations(layer, x, h);
  return { h: a.map(Math.tanh), gates: {} };
}

function stepLSTM(layer, x, { h, c }) {
  const a = preactivations(layer, x, h);
  const i = a[0].map(sigmoid);
  const f = a[1].map(sigmoid);
  const candidate = a[2].map(Math.tanh);
  const o = a[3].map(sigmoid);
  const newC = c.map((value, unit) => f[unit] * value + i[unit] * candidate[unit]);
  const newH = newC.map((value, unit) => o[unit] * Math.tanh(value));
  return { h: newH, c: newC, gates: { i, f, candidate, o } };
}

function stepGRU(layer, x, { h }) {
  const { input, recurrent } = parts(layer, x, h);
  const z = build(layer.units, (unit) => sigmoid(input[0][unit] + recurrent[0][unit]));
  const r = build(layer.units, (unit) => sigmoid(input[1][unit] + recurrent[1][unit]));
  const candidate = build(layer.units, (unit) =>
    Math.tanh(input[2][unit] + r[unit] * recurrent[2][unit]),
  );
  const newH = h.map((value, unit) => z[unit] * value + (1 - z[unit]) * candidate[unit]);
  return { h: newH, gates: { z, r, candidate } };
}

/** x W + h U + b of each gate (SimpleRNN, LSTM). */
function preactivations(layer, x, h) {
  const { input, recurrent } = parts(layer, x, h);
  return input.map((block, gate) => block.map((value, unit) => value + recurrent[gate][unit]));
}

/**
 * Computes x W + b and h U (GRU: + its own b) of each gate; separately, because GRU's r multiplies
 * only the second.
 */
export function parts({ layer, units, kernel, recurrent_kernel, bias }, x, h) {
  const width = GATES[layer] * units;
  const plusBias = (vector, row, gate) =>
    vector.map((value, unit) => value + (bias[row * width + gate * units + unit] ?? 0));
  return {
    input: build(GATES[layer], (gate) =>
      plusBias(timesBlock(x, kernel, width, gate, units), 0, gate),
    ),
    recurrent: build(GATES[layer], (gate) =>
      plusBias(timesBlock(h, recurrent_kernel, width, gate, units), 1, gate),
    ),
  };
}
