"""A small causal transformer that answers at every step (Vaswani et al. 2017, norm first).

It is the opponent of the recurrent layers in lib/data/ball_runs.json. What it knows of the order
of the steps comes from
one of POSITIONS:

    none     nothing but the mask: a step sees itself and those before it
    waves    sines and cosines of the step's number are added to the input
    offset   the same, and each batch of the training begins at a number drawn anew, so that large
    ones are known too
    ALiBi    attention is lowered in proportion to the distance (Press, Smith and Lewis 2022)
"""

import numpy as np

from lib import setup

POSITIONS = "none", "waves", "offset", "ALiBi"
LONGEST = 256


def waves(width):
    """Sines and cosines (LONGEST, width) of the numbers of the steps."""
    angles = np.arange(LONGEST)[:, None] / 10_000.0 ** (np.arange(0, width, 2) / width)
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype("float32")


def build(positions, layers, width, features, classes, heads=4):
    """A Keras model: x (batch, steps, features), first step -> logits (batch, steps, classes)."""
    keras = setup.import_keras()
    ops, dense, norm = keras.ops, keras.layers.Dense, keras.layers.LayerNormalization

    class Transformer(keras.Model):
        def __init__(self):
            super().__init__()
            self.begin, self.end, self.last_norm = dense(width), dense(classes), norm()
            self.looks = [(norm(), dense(3 * width), dense(width)) for _ in range(layers)]
            self.thoughts = [
                (norm(), dense(4 * width, activation="relu"), dense(width)) for _ in range(layers)
            ]

        def call(self, x, first=0):
            steps = ops.shape(x)[1]
            h = self.begin(x)
            if positions in ("waves", "offset"):
                h = h + ops.slice(ops.convert_to_tensor(waves(width)), (first, 0), (steps, width))
            bias = self.bias(steps)
            for (norm_1, project, join), (norm_2, up, down) in zip(
                self.looks, self.thoughts, strict=True
            ):
                h = h + join(self.attend(project(norm_1(h)), bias, steps))
                h = h + down(up(norm_2(h)))
            return self.end(self.last_norm(h))

        def bias(self, steps):
            """What is added to the similarity of two steps, (heads, steps, steps)."""
            distance = ops.cast(ops.arange(steps)[:, None] - ops.arange(steps), "float32")
            slopes = 2.0 ** (-8 * np.arange(1, heads + 1) / heads) * (positions == "ALiBi")
            slopes = slopes.astype("float32")[:, None, None]
            return ops.where(distance < 0, -1e9, -slopes * distance)

        def attend(self, projected, bias, steps):
            apart = ops.reshape(projected, (-1, steps, 3, heads, width // heads))
            query, key, value = ops.unstack(ops.transpose(apart, (2, 0, 3, 1, 4)))
            similar = ops.matmul(query, ops.swapaxes(key, -1, -2)) / (width // heads) ** 0.5
            mixed = ops.matmul(ops.softmax(similar + bias), value)
            return ops.reshape(ops.swapaxes(mixed, 1, 2), (-1, steps, width))

    model = Transformer()
    model(np.zeros((1, 2, features), "float32"))
    return model


def train(model, batch, batches, rate=0.001, warm_up=200):
    """Train with AdamW; the rate rises over the first batches and falls to 0 as half a cosine.

    Args:
        batch: function share -> (x, y, first) after this share of the training: y one-hot, first
            the number of the
            first step.
        batches: how many.
    """
    import tensorflow as tf

    keras = setup.import_keras()
    optimizer = keras.optimizers.AdamW(rate, weight_decay=0.01, global_clipnorm=1.0)
    optimizer.build(model.trainable_variables)
    shapes = [tf.TensorSpec((None, None, array.shape[-1])) for array in batch(0)[:2]]

    @tf.function(input_signature=[*shapes, tf.TensorSpec((), tf.int32)])
    def learn(x, y, first):
        with tf.GradientTape() as tape:
            logits = model(x, first)
            loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(y, logits))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply(gradients, model.trainable_variables)

    for number in range(batches):
        share = number / batches
        warm = min(1, (number + 1) / warm_up)
        optimizer.learning_rate = rate * warm * (1 + np.cos(np.pi * share)) / 2
        learn(*batch(share))


def asker(model, features):
    """A function x -> answers (batch, steps), compiled once for all lengths."""
    import tensorflow as tf

    signature = [tf.TensorSpec((None, None, features))]
    compiled = tf.function(lambda x: tf.argmax(model(x), axis=-1), input_signature=signature)
    return lambda x: compiled(x).numpy()
