import numpy as np

from lib.questions.answers import Wrong, as_array
from lib.questions.compare import close
from lib.questions.running import call
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


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

    def loss():
        return tf.reduce_mean((x @ weights[0] + weights[1] - target) ** 2)

    before = [weight.numpy() for weight in weights]
    with tf.GradientTape() as tape:
        first_loss = loss()
    gradients = [gradient.numpy() for gradient in tape.gradient(first_loss, weights)]

    value = call(received, {"weights": weights, "loss": loss, "rate": rate})

    after = [weight.numpy() for weight in weights]
    if all(close(abs(new), abs(rate * old)) for new, old in zip(after, gradients, strict=True)):
        raise Wrong(WORDS["replaced"])
    moved = [weight.numpy() - old for weight, old in zip(weights, before, strict=True)]
    require_move(moved, gradients, rate)
    require_loss(value, first_loss=float(first_loss), second_loss=float(loss()))


def require_move(moved, gradients, rate):
    """Raise Wrong if the weights have not moved by -rate times their gradients."""

    def moved_by(factor):
        return [
            close(move, factor * gradient) for move, gradient in zip(moved, gradients, strict=True)
        ]

    if all(moved_by(-rate)):
        return
    if not any(move.any() for move in moved):
        raise Wrong(WORDS["unmoved"])
    if any(moved_by(-rate)):
        raise Wrong(WORDS["some"])
    if all(moved_by(rate)):
        raise Wrong(WORDS["uphill"])
    if all(moved_by(-1)):
        raise Wrong(WORDS["no_rate"])
    if all(moved_by(-1 / rate)):
        raise Wrong(WORDS["divided"])
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
