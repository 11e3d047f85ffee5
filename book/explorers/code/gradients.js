/** The code of <rnn-gradients>. */

import { lines } from "./lines.js";

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
