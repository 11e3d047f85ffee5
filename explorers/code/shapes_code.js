/** The code of <rnn-shapes>. */

import { outputTensors } from "../keras/tensor_shapes.js";

/**
 * Returns the line of code that builds the layer.
 * @param {import("../keras/tensor_shapes.js").Choice} choice
 */
function layerLine(choice) {
  const { layer, units, return_sequences, return_state, use_bias, reset_after, bidirectional } =
    choice;
  const options = [
    return_sequences && "return_sequences=True",
    return_state && "return_state=True",
    !use_bias && "use_bias=False",
    layer === "GRU" && !reset_after && "reset_after=False",
  ].filter(Boolean);
  const inner = `keras.layers.${layer}(${[units, ...options].join(", ")})`;
  if (!bidirectional) return inner;
  const mode =
    { concat: "", None: ", merge_mode=None" }[bidirectional] ?? `, merge_mode="${bidirectional}"`;
  return `keras.layers.Bidirectional(${inner}${mode})`;
}

/**
 * Returns the line of code that calls it: outputs, last_state = keras.layers.GRU(3,
 * return_state=True)(x).
 */
export const callLine = (choice) =>
  `${outputTensors(choice)
    .map(({ name }) => name)
    .join(", ")} = ${layerLine(choice)}(x)`;

/**
 * Returns code that prints the shape of each returned tensor and of each weight, and the number of
 * parameters.
 */
export function shapesCode(choice) {
  const names = outputTensors(choice).map(({ name }) => name);
  return `
x = keras.Input((${choice.steps}, ${choice.features}))
layer = ${layerLine(choice)}
${names.join(", ")} = layer(x)

${names.map((name) => `print("${name}", ${name}.shape)`).join("\n")}
for weight in layer.weights:
    print(weight.path, weight.shape)
print(layer.count_params())
`;
}
