import re

import numpy as np

from lib.questions.answers import Wrong, as_array
from lib.questions.compare import close
from lib.questions.running import call
from lib.questions.words import words_beside

WORDS = words_beside(__file__)
# What Python, TensorFlow and Keras say of gradients that are None.
NO_GRADIENT = re.compile(r"operand type\(s\).*NoneType|None values|No gradients")


def answer():
    import tensorflow as tf

    def train_step(weights, loss, rate):
        with tf.GradientTape() as tape:
            value = loss()
        gradients = tape.gradient(value, weights)
        for weight, gradient in zip(weights, gradients, strict=True):
            weight.assign_sub(rate * gradient)
        return value

    answer = train_step
    return answer


def judge(received):
    for seed in range(3):
        judge_once(received, np.random.default_rng(seed))


def judge_once(received, rng):
    """Try the function on a linear layer whose weights are drawn; its loss is a mean of squares."""
    import tensorflow as tf

    x = tf.constant(rng.normal(size=(5, 3)), tf.float32)
    target = tf.constant(rng.normal(size=(5, 2)), tf.float32)
    weights = [tf.Variable(rng.normal(size=size), dtype=tf.float32) for size in ((3, 2), (2,))]
    rate = float(rng.uniform(0.05, 0.2))

    @tf.autograph.experimental.do_not_convert  # of a step with @tf.function TensorFlow warns else
    def loss():
        return tf.reduce_mean((x @ weights[0] + weights[1] - target) ** 2)

    before = [weight.numpy() for weight in weights]

    def known_moves():
        put_back(weights, before)
        return {
            "anew": walked([[weight] for weight in weights], weights, loss, rate),
            "two_steps": walked([weights] * 2, weights, loss, rate),
            "three_steps": walked([weights] * 3, weights, loss, rate),
        }

    with tf.GradientTape() as tape:
        first_loss = loss()
    gradients = [gradient.numpy() for gradient in tape.gradient(first_loss, weights)]

    value = called(received, weights, loss, rate)

    after = [weight.numpy() for weight in weights]
    if all(close(abs(new), abs(rate * old)) for new, old in zip(after, gradients, strict=True)):
        raise Wrong(WORDS["replaced"])
    moved = [weight.numpy() - old for weight, old in zip(weights, before, strict=True)]
    require_move(moved, gradients, rate, known_moves)
    require_loss(value, first_loss=float(first_loss), second_loss=float(loss()))


def walked(steps, weights, loss, rate):
    """How far the weights move if each of some steps computes the gradients of some of them anew.
    The weights are put back.
    """
    import tensorflow as tf

    before = [weight.numpy() for weight in weights]
    for some in steps:
        with tf.GradientTape() as tape:
            value = loss()
        for weight, gradient in zip(some, tape.gradient(value, some), strict=True):
            weight.assign_sub(rate * gradient)
    moved = [weight.numpy() - old for weight, old in zip(weights, before, strict=True)]
    put_back(weights, before)
    return moved


def put_back(weights, values):
    for weight, value in zip(weights, values, strict=True):
        weight.assign(value)


def called(received, weights, loss, rate):
    """What the learner's function returns. Raises Wrong."""
    try:
        return call(received, {"weights": weights, "loss": loss, "rate": rate})
    except Wrong as wrong:
        if NO_GRADIENT.search(str(wrong.text)):
            raise Wrong(WORDS["outside"]) from None
        raise


def require_move(moved, gradients, rate, known_moves):
    """Raise Wrong if the weights have not moved by -rate times their gradients.

    Args:
        moved, gradients: lists of arrays, one for each weight.
        rate: float.
        known_moves: a function, as only wrong answers need it, that gives {name of words: how far
            a known mistake moves each weight}.
    """

    def moved_by(factor):
        return [
            close(move, factor * gradient) for move, gradient in zip(moved, gradients, strict=True)
        ]

    if all(moved_by(-rate)):
        return
    if not any(move.any() for move in moved):
        raise Wrong(WORDS["unmoved"])
    if all(right or not move.any() for move, right in zip(moved, moved_by(-rate), strict=True)):
        raise Wrong(WORDS["some"])
    if all(moved_by(rate)):
        raise Wrong(WORDS["uphill"])
    if all(moved_by(-1)):
        raise Wrong(WORDS["no_rate"])
    if all(moved_by(-1 / rate)):
        raise Wrong(WORDS["divided"])
    for name, steps in known_moves().items():
        if all(close(move, step) for move, step in zip(moved, steps, strict=True)):
            raise Wrong(WORDS[name])
    raise Wrong(WORDS[_kind_of_move(moved, gradients, rate)])


def _kind_of_move(moved, gradients, rate):
    """The name of the words on a move that is no known mistake."""
    move = np.concatenate([part.ravel() for part in moved])
    right = -rate * np.concatenate([part.ravel() for part in gradients])
    factor = move @ right / (right @ right)
    if close(move, factor * right):
        if factor < 0:
            return "uphill"
        return "too_far" if factor > 1 else "too_short"
    if close(abs(move), np.full_like(move, abs(move).mean()), relative=1e-3):
        return "alike"
    return "sizes" if (np.sign(move) == np.sign(right)).all() else "other_weights"


def require_loss(value, first_loss, second_loss):
    """Raise Wrong if what was returned is not the loss before the weights moved."""
    try:
        value = as_array(value).squeeze()
    except Wrong:
        raise Wrong(WORDS["other_loss"]) from None
    if close(value, first_loss):
        return
    raise Wrong(WORDS["loss_after" if close(value, second_loss) else "other_loss"])
