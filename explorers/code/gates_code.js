/** The code of <rnn-gates>. */

import { layerOf } from "../keras/single_unit.js";
import { lines } from "./lines.js";

/** Returns code that prints the memory and the output of one unit with constant gates. @param {import("../keras/single_unit.js").Setting} setting */
export function gatesCode(setting) {
  const { layer, start, offer, steps } = setting;
  const { kernel, recurrent_kernel, bias } = layerOf(setting);
  const isLSTM = layer === "LSTM";
  const biasRows = isLSTM
    ? `[${bias.join(", ")}]`
    : `[[${bias.slice(0, 3).join(", ")}], [${bias.slice(3).join(", ")}]]`;
  const gates = isLSTM ? ["i", "f", "o"] : ["z", "r"];
  return lines(
    "import keras",
    "import numpy as np",
    "import tensorflow as tf",
    "",
    `layer = keras.layers.${layer}(1, return_state=True)`,
    "layer.build((None, 1, 1))",
    `# sigmoid(bias): ${gates.map((gate) => `${gate} = ${setting[gate]}`).join(", ")}`,
    `layer.set_weights([np.array([[${kernel.join(", ")}]]), np.array([[${recurrent_kernel.join(", ")}]]), ` +
      `np.array(${biasRows})])`,
    "",
    `x = np.arctanh([[[${offer}]]]).astype("float32")`,
    `start = tf.constant([[${start}]], "float32")`,
    "with tf.GradientTape() as tape:",
    "    tape.watch(start)",
    `    states = [${isLSTM ? "tf.zeros((1, 1)), " : ""}start]`,
    "    memories, outputs = [], []",
    `    for t in range(${steps}):`,
    "        _, *states = layer(x, initial_state=states)",
    "        memories.append(float(states[-1][0, 0]))",
    "        outputs.append(float(states[0][0, 0]))",
    "kept = float(tape.gradient(states[-1], start)[0, 0])",
    `print("${isLSTM ? "c" : "h"}", np.round(memories, 4))`,
    ...(isLSTM ? ['print("h", np.round(outputs, 4))'] : []),
    'print("kept", kept)',
  );
}
