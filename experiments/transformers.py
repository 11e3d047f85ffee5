"""A small causal transformer that answers at every step (Vaswani et al. 2017, norm first).

It is the opponent of the recurrent layers in lib/data/ball_runs.json. What it knows of the order of
the steps comes from one of POSITIONS:

    none     nothing but the mask: a step sees itself and those before it
    waves    sines and cosines of the step's number are added to the input
    offset   the same, and each batch of the training begins at a number drawn anew, so that large
             ones are known too
    ALiBi    attention is lowered in proportion to the distance (Press, Smith and Lewis 2022)
"""

import numpy as np

from lib import setup

keras = setup.import_keras()
ops = keras.ops

POSITIONS = ("none", "waves", "offset", "ALiBi")
LONGEST = 256
HEADS = 4
NEVER = -1e9  # added to the similarity with a later step: no attention is left for it


def waves(width):
    """Sines and cosines (LONGEST, width) of the numbers of the steps."""
    angles = np.arange(LONGEST)[:, None] / 10_000.0 ** (np.arange(0, width, 2) / width)
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype("float32")


def slopes():
    """How fast ALiBi lowers attention with the distance, (HEADS, 1, 1): from 1/4 to 1/256."""
    exponents = -8 * np.arange(1, HEADS + 1) / HEADS
    return (2.0**exponents).astype("float32")[:, None, None]


class Transformer(keras.Model):
    """Blocks of attention and two dense layers, each added to what it reads.

    Args:
        positions: one of POSITIONS.
        layers: number of blocks.
        width: features of each step inside; HEADS divides it.
        classes: number of answers.
    """

    def __init__(self, positions, layers, width, classes):
        super().__init__()
        dense = keras.layers.Dense
        norm = keras.layers.LayerNormalization
        self.positions = positions
        self.width = width
        # Each layer draws from the seed when it is made: in another order the runs would differ.
        self.begin = dense(width)
        self.end = dense(classes)
        self.last_norm = norm()
        self.looks = [(norm(), dense(3 * width), dense(width)) for _ in range(layers)]
        self.thoughts = [
            (norm(), dense(4 * width, activation="relu"), dense(width)) for _ in range(layers)
        ]

    def call(self, x, first=0):
        """x (batch, steps, features), its first step's number -> logits (batch, steps, classes)."""
        steps = ops.shape(x)[1]
        h = self.begin(x)
        if self.positions in ("waves", "offset"):
            numbered = ops.convert_to_tensor(waves(self.width))
            h = h + ops.slice(numbered, (first, 0), (steps, self.width))
        bias = self.bias(steps)
        for look, thought in zip(self.looks, self.thoughts, strict=True):
            norm, project, join = look
            h = h + join(self.attend(project(norm(h)), bias, steps))
            norm, up, down = thought
            h = h + down(up(norm(h)))
        return self.end(self.last_norm(h))

    def bias(self, steps):
        """What is added to the similarity of two steps, (HEADS or 1, steps, steps)."""
        distance = ops.cast(ops.arange(steps)[:, None] - ops.arange(steps), "float32")
        lowered = -slopes() * distance if self.positions == "ALiBi" else ops.zeros_like(distance)
        return ops.where(distance < 0, NEVER, lowered)

    def attend(self, projected, bias, steps):
        """What each step takes from the steps that it sees, (batch, steps, width)."""
        of_a_head = self.width // HEADS
        apart = ops.reshape(projected, (-1, steps, 3, HEADS, of_a_head))
        query, key, value = ops.unstack(ops.transpose(apart, (2, 0, 3, 1, 4)))
        similar = ops.matmul(query, ops.swapaxes(key, -1, -2)) / of_a_head**0.5
        mixed = ops.matmul(ops.softmax(similar + bias), value)
        return ops.reshape(ops.swapaxes(mixed, 1, 2), (-1, steps, self.width))


def build(positions, layers, width, features, classes):
    """A Transformer with its weights, for x (batch, steps, features)."""
    model = Transformer(positions, layers, width, classes)
    model(np.zeros((1, 2, features), "float32"))
    return model


def train(model, batch, batches, rate=0.001, warm_up=200):
    """Train with AdamW; the rate rises over the first batches and falls to 0 as half a cosine.

    Args:
        batch: function share -> (x, y, first) after this share of the training: y one-hot, first
            the number of the first step.
        batches: how many.
    """
    import tensorflow as tf

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
