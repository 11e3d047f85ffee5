/**
 * Computes gradients over time: how much the input of each step changes the sum of the last hidden
 * state. This is the backward pass of cells.js, from the last step to the first.
 */

import { build, parts, run, zeroState } from "./cells.js";
import { GATES } from "./tensor_shapes.js";

/**
 * Computes ‖∂ sum(h_T) / ∂ x_t‖ for each step t.
 * @param {import("./cells.js").Layer} layer
 * @param {number[][]} sequence  (steps, features)
 * @returns {number[]}           (steps), Euclidean norms
 */
export function gradientNorms(layer, sequence) {
  const states = [zeroState(layer), ...run(layer, sequence)];
  let gradient = { h: build(layer.units, () => 1), c: build(layer.units, () => 0) };
  const norms = [];
  for (let t = sequence.length; t > 0; t--) {
    const { blocks, ...earlier } = BACK[layer.layer](
      layer,
      sequence[t - 1],
      states[t - 1],
      states[t],
      gradient,
    );
    norms.unshift(Math.hypot(...throughKernel(layer, layer.kernel, blocks, layer.features)));
    gradient = earlier;
  }
  return norms;
}

/** Returns an LSTM with another forget bias: the second block in the order i, f, c, o. */
export function withForgetBias(lstm, value) {
  const isForget = (index) => Math.floor(index / lstm.units) === 1;
  return { ...lstm, bias: lstm.bias.map((old, index) => (isForget(index) ? value : old)) };
}

/**
 * Each function takes the gradient at the state after a step ({h, c}, each (units)). It returns the
 * gradient at the state before the step ({h, c}), and `blocks`: for each gate the gradient at x W
 * (units).
 */
const BACK = { SimpleRNN: backSimpleRNN, LSTM: backLSTM, GRU: backGRU };

function backSimpleRNN(layer, x, before, after, gradient) {
  const blocks = [after.h.map((h, unit) => gradient.h[unit] * (1 - h * h))];
  return { blocks, h: throughKernel(layer, layer.recurrent_kernel, blocks, layer.units) };
}

function backLSTM(layer, x, before, after, gradient) {
  const { i, f, candidate, o } = after.gates;
  const tanhC = after.c.map(Math.tanh);
  const c = build(
    layer.units,
    (unit) => gradient.c[unit] + gradient.h[unit] * o[unit] * (1 - tanhC[unit] ** 2),
  );
  const blocks = [
    c.map((value, unit) => value * candidate[unit] * i[unit] * (1 - i[unit])),
    c.map((value, unit) => value * before.c[unit] * f[unit] * (1 - f[unit])),
    c.map((value, unit) => value * i[unit] * (1 - candidate[unit] ** 2)),
    gradient.h.map((value, unit) => value * tanhC[unit] * o[unit] * (1 - o[unit])),
  ];
  return {
    blocks,
    h: throughKernel(layer, layer.recurrent_kernel, blocks, layer.units),
    c: c.map((value, unit) => value * f[unit]),
  };
}

function backGRU(layer, x, before, after, gradient) {
  const { z, r, candidate } = after.gates;
  const { recurrent } = parts(layer, x, before.h);
  const atCandidate = candidate.map(
    (value, unit) => gradient.h[unit] * (1 - z[unit]) * (1 - value * value),
  );
  const blocks = [
    z.map(
      (value, unit) => gradient.h[unit] * (before.h[unit] - candidate[unit]) * value * (1 - value),
    ),
    r.map((value, unit) => atCandidate[unit] * recurrent[2][unit] * value * (1 - value)),
    atCandidate,
  ];
  // The path back to h goes through the reset gate, the path back to x does not.
  const recurrentBlocks = [blocks[0], blocks[1], atCandidate.map((value, unit) => value * r[unit])];
  const throughGates = throughKernel(layer, layer.recurrent_kernel, recurrentBlocks, layer.units);
  return { blocks, h: throughGates.map((value, unit) => value + gradient.h[unit] * z[unit]) };
}

/**
 * Returns the sum over the gates of block @ matrix.T, the gradient at the vector that was
 * multiplied by the matrix.
 */
function throughKernel({ layer, units }, matrix, blocks, rows) {
  const width = GATES[layer] * units;
  const times = (block, row, gate) =>
    block.reduce((sum, value, unit) => sum + value * matrix[row * width + gate * units + unit], 0);
  return build(rows, (row) =>
    blocks.reduce((sum, block, gate) => sum + times(block, row, gate), 0),
  );
}
