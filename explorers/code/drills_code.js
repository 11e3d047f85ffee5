/** The code of <rnn-drills>: Keras answers the question. */

import { outputTensors } from "../keras/tensor_shapes.js";
import { filled } from "../page/words.js";
import { lines } from "./lines.js";
import { layerLine, shapesCode } from "./shapes_code.js";

/** The line that calls the layer: outputs, last_state = keras.layers.GRU(3, return_state=True)(x). */
export const callLine = (question) =>
  `${outputTensors(question).map(({ name }) => name).join(", ")} = ${layerLine(question)}(x)`;

/** Returns code that prints the answer to a question, or fails with the message that it asks about. @param {Object} all  rnnQuestions */
export function drillCode(all, question) {
  const { kind, batch, steps, features, options } = question;
  const imports = ["import keras", "import numpy as np", ""];
  if (kind === "error") return lines(...imports, filled(all.errors[question.error].code, question));
  if (kind === "data")
    return lines(
      ...imports,
      `kinds = np.random.randint(${features}, size=(${batch}, ${steps}))`,
      `print(keras.utils.to_categorical(kinds, ${features}).shape)`,
    );
  if (kind !== "equal") return shapesCode(question);
  const { target } = all.picks[question.pick];
  return lines(
    ...imports,
    `x = np.random.normal(size=(${batch}, ${steps}, ${features}))`,
    callLine(question),
    "",
    ...options.map(({ text }) => `print("${text}", np.array_equal(${target}, ${text}))`),
  );
}
