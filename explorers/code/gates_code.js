/** The code of <rnn-gates>. */

/**
 * The bias that sets a gate. One of exactly 0 or 1 would need an infinite bias; in float32
 * sigmoid(±40) is 0 or 1.
 */
const biasOf = (gate) => Math.max(-40, Math.min(40, Math.log(gate / (1 - gate))));

/**
 * What differs between the layers: the gates, the states before the first step, and the printed
 * memory.
 */
const PARTS = {
  LSTM: {
    gates: ["i", "f", "o"],
    states: "tf.zeros((1, 1)), start",
    memory: "c",
    output: '\nprint("h", np.round(outputs, 4))',
  },
  GRU: { gates: ["z", "r"], states: "start", memory: "h", output: "" },
};

/**
 * Returns code that prints the memory and the output of one unit with constant gates.
 * @param {import("../keras/single_unit.js").Setting} setting
 */
export function gatesCode(setting) {
  const { layer, start, offer, steps, f, i, o, z, r } = setting;
  const [kernel, recurrent, bias] =
    layer === "LSTM"
      ? [
          [0, 0, 1, 0],
          [0, 0, 0, 0],
          [biasOf(i), biasOf(f), 0, biasOf(o)],
        ]
      : [
          [0, 0, 1],
          [0, 0, 1],
          [biasOf(z), biasOf(r), 0, 0, 0, 0],
        ];
  const { gates, states, memory, output } = PARTS[layer];
  return `\
import tensorflow as tf

layer = keras.layers.${layer}(1, return_state=True)
layer.build((None, 1, 1))
# sigmoid(bias): ${gates.map((gate) => gate + " = " + setting[gate]).join(", ")}
weights = [${kernel.join(", ")}], [${recurrent.join(", ")}], [${bias.join(", ")}]
layer.set_weights([np.reshape(new, old.shape) for new, old in zip(weights, layer.get_weights())])

x = np.arctanh([[[${offer}]]]).astype("float32")
start = tf.constant([[${start}]], "float32")
with tf.GradientTape() as tape:
    tape.watch(start)
    states = [${states}]
    memories, outputs = [], []
    for t in range(${steps}):
        _, *states = layer(x, initial_state=states)
        memories.append(float(states[-1][0, 0]))
        outputs.append(float(states[0][0, 0]))
kept = float(tape.gradient(states[-1], start)[0, 0])
print("${memory}", np.round(memories, 4))${output}
print("kept", kept)
`;
}
