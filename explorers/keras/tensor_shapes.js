/** Computes output shapes, weight shapes and parameter counts by formula, like lib/shapes.py. */

/** Number of blocks in a kernel: one for each gate and one for the candidate. */
export const GATES = { SimpleRNN: 1, LSTM: 4, GRU: 3 };

export const MERGE_MODES = ["concat", "sum", "mul", "ave", "None"];

/**
 * @typedef {Object} Choice
 * @property {"SimpleRNN"|"LSTM"|"GRU"} layer
 * @property {number} units, features, steps
 * @property {boolean} return_sequences, return_state, use_bias
 * @property {boolean} reset_after    GRU only
 * @property {""|"concat"|"sum"|"mul"|"ave"|"None"} bidirectional  "" without Bidirectional, else
 *   its merge_mode
 *
 * @typedef {Object} Tensor
 * @property {string} name
 * @property {(number|null)[]} shape   null is the batch axis, None in Keras
 */

/** The tensors that a layer returns, in Keras' order. @param {Choice} choice @returns {Tensor[]} */
export function outputTensors({
  layer,
  units,
  steps,
  return_sequences,
  return_state,
  bidirectional,
}) {
  const width = bidirectional === "concat" ? 2 * units : units;
  const shape = return_sequences ? [null, steps, width] : [null, width];
  const outputs = bidirectional === "None" ? ["forward_outputs", "backward_outputs"] : ["outputs"];
  const tensors = outputs.map((name) => ({ name, shape }));
  if (!return_state) return tensors;
  const names = layer === "LSTM" ? ["last_state", "cell_state"] : ["last_state"];
  const states = names.map((name) => ({ name, shape: [null, units] }));
  return [...tensors, ...(bidirectional ? inBothDirections(states) : states)];
}

/**
 * The weights of a layer, in the order of `layer.get_weights()`.
 * @param {Choice} choice @returns {Tensor[]}
 */
export function weightTensors({ layer, units, features, use_bias, reset_after, bidirectional }) {
  const width = GATES[layer] * units;
  const weights = { kernel: [features, width], recurrent_kernel: [units, width] };
  if (use_bias) weights.bias = layer === "GRU" && reset_after ? [2, width] : [width];
  const tensors = Object.entries(weights).map(([name, shape]) => ({ name, shape }));
  return bidirectional ? inBothDirections(tensors) : tensors;
}

/** Number of values in a tensor without batch axis. */
export const size = (shape) => shape.reduce((product, axis) => product * axis, 1);

/** Number of parameters. @param {Choice} choice */
export const countParams = (choice) =>
  weightTensors(choice).reduce((sum, { shape }) => sum + size(shape), 0);

/** Returns the formula of the count: 4 × (5×3 + 3×3 + 3). */
export function formula({ layer, units, features, use_bias, reset_after, bidirectional }) {
  const block = [`${features}×${units}`, `${units}×${units}`];
  const hasTwoBiases = layer === "GRU" && reset_after;
  if (use_bias) block.push(hasTwoBiases ? `2×${units}` : `${units}`);
  const factors = [];
  if (bidirectional) factors.push(2);
  if (GATES[layer] > 1) factors.push(GATES[layer]);
  const sum = block.join(" + ");
  return factors.length ? `${factors.join(" × ")} × (${sum})` : sum;
}

/** A shape as Python prints it: (None, 6, 5), (15,). */
export const pythonTuple = (shape) =>
  `(${shape.map((axis) => axis ?? "None").join(", ")}${shape.length === 1 ? "," : ""})`;

const inBothDirections = (tensors) =>
  ["forward", "backward"].flatMap((direction) =>
    tensors.map(({ name, shape }) => ({ name: `${direction}_${name}`, shape })),
  );
