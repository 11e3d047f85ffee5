/**
 * Runs a GRU that reads one-hot inputs, fast enough for many thousand steps. Formulas and layout as
 * in cells.js.
 */

import { build, sigmoid } from "./cells.js";

/**
 * Returns the function step(kind, h): the state (units) after an input that is 1 at `kind` and 0
 * elsewhere.
 * @param {import("./cells.js").Layer} layer  a GRU
 */
export function oneHotGRU({ units, features, kernel, recurrent_kernel, bias }) {
  const width = 3 * units;
  // x W + b for each input: a row of the kernel, with the bias.
  const inputs = build(features, (kind) =>
    Float64Array.from(
      { length: width },
      (_, column) => kernel[kind * width + column] + bias[column],
    ),
  );
  const recurrent = Float64Array.from(recurrent_kernel);
  const recurrentBias = Float64Array.from(bias.slice(width));
  const sums = new Float64Array(width);
  return (kind, h) => {
    const x = inputs[kind];
    sums.set(recurrentBias);
    for (let row = 0; row < units; row++)
      for (let column = 0; column < width; column++)
        sums[column] += h[row] * recurrent[row * width + column];
    return h.map((value, unit) => {
      const z = sigmoid(x[unit] + sums[unit]);
      const r = sigmoid(x[units + unit] + sums[units + unit]);
      const candidate = Math.tanh(x[2 * units + unit] + r * sums[2 * units + unit]);
      return z * value + (1 - z) * candidate;
    });
  };
}
