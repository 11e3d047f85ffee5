/** The code of <rnn-play>. */

import { VOCABULARY } from "../keras/tomato.js";

/**
 * Returns code that prints states and probabilities of a tomato model for a text.
 * @param {import("../keras/tomato.js").TomatoModel} model
 * @param {string[]} letters  at least one
 * @param {boolean} withGates also print the gates
 */
export function playCode(model, letters, withGates) {
  const { layer, units, features, head } = model;
  const weights = [model, ...head].flatMap((part) =>
    [part.kernel, part.recurrent_kernel, part.bias].filter(Boolean),
  );
  return `
vocabulary = "${VOCABULARY.join("")}"
text = "${letters.join("")}"
model = keras.Sequential([
    keras.Input((None, ${features})),
    keras.layers.${layer}(${units}, return_sequences=True),
${head.map((dense) => `    keras.layers.Dense(${dense.units}, activation="${dense.activation}"),\n`).join("")}])
weights = [
${weights.map((values) => `    [${values.join(", ")}],\n`).join("")}]
model.set_weights([np.reshape(new, old.shape) for new, old in zip(weights, model.get_weights())])

x = np.eye(${features}, dtype="float32")[[[vocabulary.index(letter) for letter in text]]]
h = np.asarray(model.layers[0](x))[0]
probabilities = np.asarray(model(x))[0]
print("h", h.round(2), sep="\\n")
${layer === "LSTM" ? cellStateCode(model) : ""}${withGates ? gateCode(model) : ""}\
print("%", (100 * probabilities).round(1), sep="\\n")
print("".join(vocabulary[index] for index in probabilities.argmax(axis=-1)))
`;
}

const cellStateCode = ({ units, features }) => `\
layer = keras.layers.LSTM(${units}, return_state=True)
layer.build((None, None, ${features}))
layer.set_weights(model.layers[0].get_weights())
c = np.array([layer(x[:, :t])[2][0] for t in range(1, len(text) + 1)])
print("c", c.round(2), sep="\\n")
`;

const gateCode = ({ layer, units }) => `\
W, U, b = model.layers[0].get_weights()
before = np.vstack([np.zeros((1, ${units})), h[:-1]])

def sigmoid(a):
    return 1 / (1 + np.exp(-a))

${GATES[layer]}`;

const GATES = {
  SimpleRNN: "",
  LSTM: `\
z_i, z_f, z_c, z_o = np.split(x[0] @ W + before @ U + b, 4, axis=-1)
i = sigmoid(z_i)
f = sigmoid(z_f)
candidate = np.tanh(z_c)
o = sigmoid(z_o)
print("i", i.round(2), "f", f.round(2), "candidate", candidate.round(2), "o", o.round(2), sep="\\n")
`,
  GRU: `\
x_z, x_r, x_h = np.split(x[0] @ W + b[0], 3, axis=-1)
h_z, h_r, h_h = np.split(before @ U + b[1], 3, axis=-1)
z = sigmoid(x_z + h_z)
r = sigmoid(x_r + h_r)
candidate = np.tanh(x_h + r * h_h)
print("z", z.round(2), "r", r.round(2), "candidate", candidate.round(2), sep="\\n")
`,
};
