/** The code of <rnn-gradients>. */

/**
 * Returns code that prints the gradient norms of three untrained layers. It draws weights and input
 * again, from seed 0.
 */
export const gradientsCode = ({ steps, forget_bias }, { units, features, longest }) => `\
import tensorflow as tf

steps, units, features = ${steps}, ${units}, ${features}
keras.utils.set_random_seed(0)
layers = (keras.layers.SimpleRNN, keras.layers.LSTM, keras.layers.GRU)
layers = [layer(units, dtype="float64") for layer in layers]
kinds = np.random.default_rng(0).integers(4, features, ${longest})[:steps]  # noise
kinds[0] = 0  # after one symbol
x = tf.constant(np.eye(features)[kinds][None])
norms = {}
for layer in layers:
    layer.build(x.shape)
    kernel, recurrent_kernel, bias = (weight.round(3) for weight in layer.get_weights())
    if isinstance(layer, keras.layers.LSTM):
        bias[units:2 * units] = ${forget_bias}
    layer.set_weights([kernel, recurrent_kernel, bias])
    with tf.GradientTape() as tape:
        tape.watch(x)
        total = tf.reduce_sum(layer(x))
    norms[type(layer).__name__] = np.linalg.norm(tape.gradient(total, x)[0], axis=-1)
for name, values in norms.items():
    print(name, values[0] / values[-1], values, sep="\\n")
`;
