/** Python for each explorer: run it, and Keras prints the numbers that the explorer shows. */

import { layerOf } from "./constant_gates.js";
import { outputTensors } from "./shapes.js";
import { VOCABULARY } from "./tomato.js";

const GATE_NAMES = { LSTM: ["i", "f", "candidate", "o"], GRU: ["z", "r", "candidate"] };

/** The one line that makes the layer. @param {import("./shapes.js").Choice} choice */
export function layerLine(choice) {
  const { layer, units, return_sequences, return_state, use_bias, reset_after, bidirectional } = choice;
  const options = [
    return_sequences && "return_sequences=True",
    return_state && "return_state=True",
    !use_bias && "use_bias=False",
    layer === "GRU" && !reset_after && "reset_after=False",
  ].filter(Boolean);
  const inner = `keras.layers.${layer}(${[units, ...options].join(", ")})`;
  if (!bidirectional) return inner;
  const mode = { concat: "", None: ", merge_mode=None" }[bidirectional] ?? `, merge_mode="${bidirectional}"`;
  return `keras.layers.Bidirectional(${inner}${mode})`;
}

/** Prints the shape of each returned tensor, of each weight, and the number of parameters. */
export function shapesCode(choice) {
  const names = outputTensors(choice).map(({ name }) => name);
  return lines(
    "import keras",
    "",
    `x = keras.Input((${choice.steps}, ${choice.features}))`,
    `layer = ${layerLine(choice)}`,
    `${names.join(", ")} = layer(x)`,
    "",
    ...names.map((name) => `print("${name}", ${name}.shape)`),
    "for weight in layer.weights:",
    "    print(weight.path, weight.shape)",
    "print(layer.count_params())",
  );
}

/**
 * Prints states and probabilities of a tomato model for a text.
 * @param {import("./tomato.js").TomatoModel} model
 * @param {string[]} letters  at least one
 * @param {boolean} withGates also print what the gates did
 */
export function playCode(model, letters, withGates) {
  const { layer, units, head } = model;
  const weights = [model, ...head].flatMap((part) => [part.kernel, part.recurrent_kernel, part.bias].filter(Boolean));
  return lines(
    "import keras",
    "import numpy as np",
    "",
    `vocabulary = "${VOCABULARY.join("")}"`,
    `text = "${letters.join("")}"`,
    "model = keras.Sequential([",
    `    keras.Input((None, ${model.features})),`,
    `    keras.layers.${layer}(${units}, return_sequences=True),`,
    ...head.map((dense) => `    keras.layers.Dense(${dense.units}, activation="${dense.activation}"),`),
    "])",
    "weights = [",
    ...weights.map((values) => `    [${values.join(", ")}],`),
    "]",
    "model.set_weights([np.reshape(new, old.shape) for new, old in zip(weights, model.get_weights())])",
    "",
    `x = np.eye(${VOCABULARY.length}, dtype="float32")[[[vocabulary.index(letter) for letter in text]]]`,
    "h = np.asarray(model.layers[0](x))[0]",
    "probabilities = np.asarray(model(x))[0]",
    'print("h", h.round(2), sep="\\n")',
    ...(layer === "LSTM" ? cellStateCode(units, model.features) : []),
    ...(withGates && layer in GATE_NAMES ? gateCode(layer, units) : []),
    'print("%", (100 * probabilities).round(1), sep="\\n")',
    'print("".join(vocabulary[index] for index in probabilities.argmax(axis=-1)))',
  );
}

function cellStateCode(units, features) {
  return [
    `layer = keras.layers.LSTM(${units}, return_state=True)`,
    `layer.build((None, None, ${features}))`,
    "layer.set_weights(model.layers[0].get_weights())",
    "c = np.array([layer(x[:, :t])[2][0] for t in range(1, len(text) + 1)])",
    'print("c", c.round(2), sep="\\n")',
  ];
}

function gateCode(layer, units) {
  const names = GATE_NAMES[layer];
  const gates = names.filter((name) => name !== "candidate");
  const sums = layer === "LSTM"
    ? ["i, f, candidate, o = np.split(x[0] @ W + before @ U + b, 4, axis=-1)"]
    : ["x_z, x_r, x_h = np.split(x[0] @ W + b[0], 3, axis=-1)",
      "h_z, h_r, h_h = np.split(before @ U + b[1], 3, axis=-1)",
      "z, r = x_z + h_z, x_r + h_r"];
  return [
    "W, U, b = model.layers[0].get_weights()",
    `before = np.vstack([np.zeros((1, ${units})), h[:-1]])`,
    ...sums,
    `${gates.join(", ")} = (1 / (1 + np.exp(-gate)) for gate in (${gates.join(", ")}))`,
    `candidate = np.tanh(${layer === "LSTM" ? "candidate" : "x_h + r * h_h"})`,
    ...names.map((name) => `print("${name}", ${name}.round(2), sep="\\n")`),
  ];
}

/** Prints the memory and the output of one unit with held gates. @param {import("./constant_gates.js").Setting} setting */
export function gatesCode(setting) {
  const { layer, start, offer, steps } = setting;
  const { kernel, recurrent_kernel, bias } = layerOf(setting);
  const isLSTM = layer === "LSTM";
  const biasRows = isLSTM ? `[${bias.join(", ")}]` : `[[${bias.slice(0, 3).join(", ")}], [${bias.slice(3).join(", ")}]]`;
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
    ...(isLSTM ? ["    h, c = tf.zeros((1, 1)), start"] : ["    h = start"]),
    "    memories, outputs = [], []",
    `    for t in range(${steps}):`,
    isLSTM ? "        _, h, c = layer(x, initial_state=[h, c])" : "        _, h = layer(x, initial_state=[h])",
    `        memories.append(float(${isLSTM ? "c" : "h"}[0, 0]))`,
    "        outputs.append(float(h[0, 0]))",
    `kept = float(tape.gradient(${isLSTM ? "c" : "h"}, start)[0, 0])`,
    `print("${isLSTM ? "c" : "h"}", np.round(memories, 4))`,
    ...(isLSTM ? ['print("h", np.round(outputs, 4))'] : []),
    'print("kept", kept)',
  );
}

/** Prints the gradient norms of three untrained layers. Weights and input are Keras' and NumPy's own, from seed 0. */
export function gradientsCode({ steps, forget_bias }, { units, features, longest }) {
  return lines(
    "import keras",
    "import numpy as np",
    "import tensorflow as tf",
    "",
    `steps, units, features = ${steps}, ${units}, ${features}`,
    "keras.utils.set_random_seed(0)",
    "kinds = [keras.layers.SimpleRNN, keras.layers.LSTM, keras.layers.GRU]",
    'layers = [kind(units, dtype="float64") for kind in kinds]',
    `x = tf.constant(np.random.default_rng(0).normal(size=(1, ${longest}, features)).round(3)[:, :steps])`,
    "norms = {}",
    "for layer in layers:",
    "    layer.build(x.shape)",
    "    kernel, recurrent_kernel, bias = (weight.round(3) for weight in layer.get_weights())",
    "    if isinstance(layer, keras.layers.LSTM):",
    `        bias[units:2 * units] = ${forget_bias}`,
    "    layer.set_weights([kernel, recurrent_kernel, bias])",
    "    with tf.GradientTape() as tape:",
    "        tape.watch(x)",
    "        total = tf.reduce_sum(layer(x))",
    "    norms[type(layer).__name__] = np.linalg.norm(tape.gradient(total, x)[0], axis=-1)",
    "for name, values in norms.items():",
    '    print(name, values[0] / values[-1], values, sep="\\n")',
  );
}

const lines = (...all) => all.join("\n") + "\n";
