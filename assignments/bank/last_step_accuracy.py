"""Write the accuracy of a model that has to answer at the last step only."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "recall", 2, 8, 2
TITLE = Text("Accuracy at the last step")
TEXT = Text("""
In a memory task only the answer at the last step counts. `probabilities` has shape `(batch, steps, symbols)`;
`labels`, the numbers of the right symbols, has shape `(batch,)`. Write `last_accuracy(probabilities, labels)`,
which returns the share of sequences whose most probable symbol at the last step is the right one.
""")


def last_accuracy(probabilities, labels):
    chosen = probabilities[:, -1].argmax(axis=-1)
    return float(np.mean(chosen == labels))


ASK = last_accuracy
OPEN = [(np.array([[[0.9, 0.1], [0.2, 0.8]], [[0.3, 0.7], [0.6, 0.4]]]), np.array([1, 1]))]


def inputs(hidden):
    draw, cases = np.random.default_rng(hidden.getrandbits(64)), []
    for batch, steps, symbols in ((20, 3, 4), (23, 4, 3), (25, 3, 6)):
        labels = draw.integers(0, symbols, batch)
        probabilities = draw.dirichlet(np.ones(symbols), (batch, steps))
        probabilities[np.arange(batch), -1, labels] += draw.uniform(0, 1, batch)
        cases.append((probabilities / probabilities.sum(axis=-1, keepdims=True), labels))
    return cases


MISTAKES = [
    (
        lambda probabilities, labels: float(np.mean(probabilities.argmax(-1) == np.asarray(labels)[:, None])),
        Text("Look at the last step only, not at all of them."),
    ),
    (
        lambda probabilities, labels: float(np.mean(probabilities[:, 0].argmax(-1) == labels)),
        Text("This looks at the first step."),
    ),
    (
        lambda probabilities, labels: float(
            np.mean(probabilities[np.arange(len(labels)), -1, np.asarray(labels, int)])
        ),
        Text("The share of right answers, not the mean probability."),
    ),
]
