"""Exercises of the chapter on romanisation: what the decoder reads, attention under a mask, one step of beam search."""

import numpy as np

from lib.check.exercise import exercise
from lib.check.functions import function_exercise, sizes
from lib.questions.compare import require_number
from lib.text import Text


@exercise(
    look=Text(
        "The Attention layer has no weights. Which layer reads more numbers at each step than without attention?"
    ),
    start=Text(
        "Without attention the Dense layer reads the 64 units of h, with attention h and the context one after the other. Its kernel has a row for each number that it reads."
    ),
    solution="answer = 64 * 24",
    right=Text(
        "Attention itself costs no parameter here. Only the output layer grows, because it reads twice as many numbers."
    ),
)
def attention_params(answer):
    """How many parameters the model with attention has more than the one without."""
    require_number(
        answer,
        64 * 24,
        [
            (
                0,
                Text(
                    "The Attention layer has no weights, that is true. But the Dense layer after it reads more numbers."
                ),
            ),
            (
                128 * 24,
                Text(
                    "These are all weights of the kernel. Count only those that came with the context."
                ),
            ),
            (
                128 * 24 + 24,
                Text(
                    "These are all parameters of the output layer. The question is how many it has more."
                ),
            ),
            (
                64 * 24 + 24,
                Text(
                    "The bias was counted again. The number of letters is the same, so the bias does not grow."
                ),
            ),
            (64 * 64, Text("No matrix of 64 × 64 is learnt here: the scores are dot products.")),
            (
                64,
                Text(
                    "These are the numbers that Dense reads more. Each of them has one weight for each letter."
                ),
            ),
        ],
        otherwise=Text(
            "Count the rows that the kernel of the Dense layer gets, and the weights in each row."
        ),
    )


@function_exercise(
    look=Text(
        "before starts with start, after finishes with end. Otherwise they hold the same numbers, one step apart."
    ),
    start=Text(
        "Make two rows of zeros with np.zeros(steps). Then write [start, *numbers] into one and [*numbers, end] into the other, from their beginning."
    ),
    solution="""
def teacher_forcing(numbers, start, end, steps):
    before, after = np.zeros(steps), np.zeros(steps)
    before[:len(numbers) + 1] = [start, *numbers]
    after[:len(numbers) + 1] = [*numbers, end]
    return before, after
""",
    right=Text(
        "At each step the decoder reads the right letter before and has to predict the next one. Zeros behind the word are padding."
    ),
    mistakes=[
        (
            "return before, after",
            "return after, before",
            Text("The two rows are swapped. What the decoder reads begins with start."),
        ),
        (
            "[start, *numbers]",
            "[*numbers, end]",
            Text("Both rows hold the same. Then the decoder reads the answer that it should give."),
        ),
        (
            "[*numbers, end]",
            "[*numbers, 0]",
            Text("after has no end. The model could not learn when the word is finished."),
        ),
        *(
            (
                "[start, *numbers]",
                row,
                Text("before has no start. The first step needs a letter to read, too."),
            )
            for row in ("[0, *numbers]", "[*numbers, 0]")
        ),
        (
            "[:len(numbers) + 1]",
            "[steps - len(numbers) - 1:]",
            Text("The zeros stand in front. Here padding stands behind the word."),
        ),
        (
            "[*numbers, end]",
            "[*numbers[1:], end, 0]",
            Text("after is two steps ahead of before. One step is meant."),
        ),
        (
            "np.zeros(steps), np.zeros(steps)",
            "np.full(steps, end), np.full(steps, end)",
            Text("Padding should be 0, not end."),
        ),
    ],
    returns={"before": ("steps",), "after": ("steps",)},
)
def teacher_forcing(rng):
    """A function numbers (letters,), start, end, steps -> before (steps,), after (steps,)."""
    for case in range(24):
        length = 1 if case < 2 else int(rng.integers(1, 8))
        steps = length + 1 + (0 if case % 3 == 0 else int(rng.integers(1, 5)))
        start, end = (int(number) for number in rng.permutation([1, 2, 3])[:2])
        yield {"numbers": rng.integers(4, 20, length), "start": start, "end": end, "steps": steps}


@function_exercise(
    look=Text(
        "Padding may get no weight at all, and the other weights still have to sum to 1. So it must be taken out before the softmax."
    ),
    start=Text(
        "Replace the scores at padding by -np.inf with np.where(mask, scores, -np.inf). Since exp(-inf) is 0, the softmax does the rest."
    ),
    solution="""
def masked_attention(query, states, mask):
    scores = np.where(mask, states @ query, -np.inf)
    weights = np.exp(scores - scores.max())
    weights = weights / weights.sum()
    return weights @ states
""",
    right=Text(
        "The weights of padding are 0. These lines know nothing about the order of the steps; here it comes from the GRU that made the states."
    ),
    mistakes=[
        (
            "np.where(mask, states @ query, -np.inf)",
            "states @ query",
            Text("Padding has weight, too. mask seems not to be used."),
        ),
        (
            "-np.inf",
            "0",
            Text("The scores at padding were set to 0. exp(0) is 1, so padding keeps weight."),
        ),
        (
            [
                ("np.where(mask, states @ query, -np.inf)", "states @ query"),
                ("return weights", "return np.where(mask, weights, 0)"),
            ],
            Text("Padding was taken out after the softmax. Then the weights no longer sum to 1."),
        ),
        (
            "where(mask",
            "where(~mask",
            Text("Only padding has weight. mask is True where there is a jamo."),
        ),
        (
            "return weights @ states",
            "return weights",
            Text("These are the weights. Add up the states with them."),
        ),
        (
            "return weights @ states",
            "return states[mask].mean(axis=0)",
            Text("All states have the same weight: the query seems not to be used."),
        ),
        (
            "return weights @ states",
            "return states[scores.argmax()]",
            Text(
                "Only the state with the highest score was taken. All of them should be mixed by their weights."
            ),
        ),
        (
            "weights / weights.sum()",
            "weights",
            Text("The weights do not sum to 1. Divide them by their sum."),
        ),
        (
            "states @ query",
            "states @ query / np.sqrt(len(query))",
            Text(
                "The scores seem to be divided by the square root of the dimension. Here they are used as they are."
            ),
        ),
    ],
    returns=("units",),
    otherwise=Text("The shape is right, but the context is not."),
)
def masked_attention(rng):
    """A function query (units,), states (steps, units), mask (steps,) of True and False -> context (units,)."""
    for place, (steps, units) in enumerate(sizes(rng, 1, 1, largest=7)):
        mask = np.arange(steps) < rng.integers(1, steps + 1)
        mask = rng.permuted(mask) if place % 2 else mask
        yield {
            "query": rng.normal(size=units),
            "states": rng.normal(size=(steps, units)),
            "mask": mask,
        }


@function_exercise(
    look=Text(
        "Each candidate can go on with each letter. How many new candidates are there, and what is the total of each?"
    ),
    start=Text(
        "totals[:, np.newaxis] + log_p is a table of all new totals. np.argsort(-table, axis=None)[:k] finds the k largest places in it, np.unravel_index turns them into rows and columns."
    ),
    solution="""
def beam_step(totals, log_p, k):
    table = totals[:, np.newaxis] + log_p
    best = np.argsort(-table, axis=None)[:k]
    rows, letters = np.unravel_index(best, table.shape)
    return np.stack([rows, letters], axis=1)
""",
    right=Text(
        "Two of the k new candidates may come from the same candidate, while another leads to none. With k = 1 this is the greedy choice."
    ),
    mistakes=[
        (
            "totals[:, np.newaxis] + log_p",
            "log_p",
            Text(
                "Only the last letter was counted. Add the total of the candidate that it continues."
            ),
        ),
        (
            "-table",
            "table",
            Text("The k worst ones were chosen. argsort begins with the smallest."),
        ),
        ("[rows, letters]", "[letters, rows]", Text("Rows and letters are swapped.")),
        (
            "+ log_p",
            "* log_p",
            Text(
                "The logarithms were multiplied. Probabilities are multiplied, their logarithms are added."
            ),
        ),
        (
            "return np.stack([rows, letters], axis=1)",
            "return best",
            Text("These are places in the flattened table. Turn each into a row and a letter."),
        ),
        (
            "axis=1",
            "axis=0",
            Text("The result has the shape (2, k). Each candidate should be a row: (k, 2)."),
        ),
        (
            "np.argsort(-table, axis=None)[:k]",
            "np.arange(len(table))[:k] * table.shape[1] + table.argmax(axis=1)[:k]",
            Text(
                "The best letter of each candidate was chosen. Choose the k best of all new candidates."
            ),
        ),
    ],
    otherwise=Text(
        "This is not an array of the shape (k, 2) with the k best new candidates, best first."
    ),
)
def beam_step(rng):
    """A function totals (words,), log_p (words, letters), k -> (k, 2): word and letter of the k best, best first."""
    edges = (1, 6, 3), (4, 6, 1), (1, 5, 1), (3, 2, 5), (2, 2, 4)
    for place, (words, letters, k) in enumerate(
        [*rng.integers((2, 5, 2), (5, 9, 5), size=(19, 3)).tolist(), *edges]
    ):
        log_p = np.log(rng.dirichlet(np.ones(letters), size=words) * 0.9 + 0.1 / letters)
        totals = np.log(rng.dirichlet(np.ones(words)) * 0.8 + 0.02) * (3 if place % 2 else 1)
        yield {"totals": totals, "log_p": log_p, "k": k}
