"""Exercises of the chapter on the Constitution: what jamo save, bits per sign, a paired difference, and top-k."""

import numpy as np

from lib.check.exercise import exercise
from lib.check.functions import function_exercise
from lib.questions.answers import as_array, as_number
from lib.questions.compare import require_number
from lib.text import Text


@exercise(
    look=Text(
        "Two of the three layers know the size of the vocabulary. Which of their weights have it in their shape?"
    ),
    start=Text(
        "The embedding has the shape (vocabulary, 32), the Dense layer a kernel (128, vocabulary) and a bias (vocabulary,). First find how many parameters one more character adds."
    ),
    solution="""
syllables, jamo = 379, 75
answer = (syllables - jamo) * (32 + 128 + 1)
""",
    right=Text(
        "All that is saved lies in the layers that read and write characters. The LSTM does not know how many there are."
    ),
)
def jamo_params(answer):
    """How many parameters the model has less with 75 jamo than with 379 characters."""
    require_number(
        answer,
        304 * 161,
        [
            (
                -304 * 161,
                Text("Only the sign is wrong. The question is how large the difference is."),
            ),
            (
                304 * 32,
                Text(
                    "Only the embedding was counted. The output layer depends on the vocabulary, too."
                ),
            ),
            (
                304 * 129,
                Text(
                    "Only the output layer was counted. The embedding depends on the vocabulary, too."
                ),
            ),
            (304 * 160, Text("The bias of the output layer seems to be missing.")),
            (
                379 * 161,
                Text(
                    "These are all parameters that depend on the 379 characters. The question is the difference to 75 jamo."
                ),
            ),
            (
                75 * 161,
                Text(
                    "These are the parameters that depend on the 75 jamo. The question is the difference of the two models."
                ),
            ),
            (
                304,
                Text(
                    "This is how many fewer characters there are. Each of them has several parameters."
                ),
            ),
            (
                304 * 161 + 4 * 128 * 304,
                Text(
                    "The kernel of the LSTM reads the 32 features of the embedding, not the vocabulary."
                ),
            ),
        ],
        otherwise=Text(
            "Count how many parameters the embedding and the output layer lose with one character less."
        ),
    )


def _number(value):
    """One number, also as an array that holds nothing else."""
    array = as_array(value)
    return as_number(array.item() if array.size == 1 else value, whole=False)


@function_exercise(
    look=Text(
        "At each step only the probability of the right character counts. How is it picked out of probabilities?"
    ),
    start=Text(
        "probabilities[np.arange(len(y)), y] picks one for each step. Take minus the logarithm to base 2, then the mean."
    ),
    solution="""
def bits(probabilities, y):
    right = probabilities[np.arange(len(y)), y]
    return -np.log2(right).mean()
""",
    right=Text(
        "With one bit less, the number of candidates between which the model wavers is halved."
    ),
    mistakes=[
        (
            "np.log2",
            "np.log",
            Text("The natural logarithm was used. Bits take the logarithm to base 2."),
        ),
        (".mean()", ".sum()", Text("This is the sum. Bits per character are the mean.")),
        (
            "-np.log2",
            "np.log2",
            Text("The sign is wrong. The logarithm of a probability below 1 is negative."),
        ),
        (
            "(right).mean()",
            "(right.mean())",
            Text(
                "The probabilities were averaged first. Take the logarithms first, then their mean."
            ),
        ),
        ("-np.log2", "2 ** -np.log2", Text("This is the perplexity. Its exponent is the bits.")),
        (
            "probabilities[np.arange(len(y)), y]",
            "probabilities.max(axis=-1)",
            Text("The largest probability was taken instead of that of the right character."),
        ),
        (
            "probabilities[np.arange(len(y)), y]",
            "probabilities",
            Text("All probabilities were averaged. Only those of the right characters count."),
        ),
    ],
    read=_number,
    otherwise=Text(
        "The value is not right. Do probabilities of 1/4 give 2 bits, and those of 1/8 give 3?"
    ),
)
def bits(rng):
    """A function probabilities (steps, letters), y (steps,) whole numbers -> bits per sign."""
    for number in range(24):
        steps, letters = (
            (int(rng.integers(2, 30)), int(rng.integers(3, 12))) if number % 2 else (6, 4)
        )
        steps = 1 if number % 8 == 7 else steps
        probabilities = rng.dirichlet(np.ones(letters), size=steps) * 0.9 + 0.1 / letters
        yield {"probabilities": probabilities, "y": rng.integers(0, letters, steps)}


@function_exercise(
    look=Text(
        "A long article counts more than a short one. Which sum of bits does each model have in an article?"
    ),
    start=Text(
        "first * letters are the bits of the first model in each article. Add up the differences of all articles, then divide by the number of all characters."
    ),
    solution="""
def paired(first, second, letters):
    return ((first - second) * letters).sum() / letters.sum()
""",
    right=Text(
        "An article that is hard for both models adds nothing to the difference. So a paired interval is narrower."
    ),
    mistakes=[
        (
            "((first - second) * letters).sum() / letters.sum()",
            "(first - second).mean()",
            Text("Each article counts the same. Weight it with its number of characters."),
        ),
        (
            "first - second",
            "second - first",
            Text("The sign is wrong. Take the bits of the second model from those of the first."),
        ),
        (
            " / letters.sum()",
            "",
            Text(
                "This is the difference in bits of all articles together. Divide it by the number of characters."
            ),
        ),
        (
            "letters.sum()",
            "len(letters)",
            Text(
                "The sum was divided by the number of articles. Divide it by the number of characters."
            ),
        ),
        (
            "first - second",
            "np.abs(first - second)",
            Text(
                "Differences were made positive. Where the second model is worse, they must stay negative."
            ),
        ),
    ],
    read=_number,
    otherwise=Text(
        "The value is not right. With equally long articles it is the mean of the differences."
    ),
)
def paired(rng):
    """A function first, second, letters (articles,) -> difference of bits per letter, first minus second."""
    for _ in range(24):
        articles = int(rng.integers(1, 14))
        first, second = rng.uniform(1, 2, (2, articles))
        yield {"first": first, "second": second, "letters": rng.integers(30, 500, articles)}


@function_exercise(
    look=Text(
        "What is smaller than the k-th largest probability becomes 0. How do you find the k-th largest?"
    ),
    start=Text(
        "np.sort(p) begins with the smallest, so np.sort(p)[-k] is the k-th largest. Set the others to 0 with np.where, then divide so that the sum is 1."
    ),
    solution="""
def top_k(p, k):
    kept = np.where(p >= np.sort(p)[-k], p, 0)
    return kept / kept.sum()
""",
    right=Text(
        "With k = 1 this is the greedy choice; with k as large as the vocabulary nothing changes."
    ),
    mistakes=[
        (" / kept.sum()", "", Text("The sum is not 1. Divide what is kept by its sum.")),
        (
            "p >= np.sort(p)[-k]",
            "p <= np.sort(p)[k - 1]",
            Text("The k smallest ones were kept. Look at the order of the sort."),
        ),
        (
            "[-k], p, 0",
            "[-k], 1, 0",
            Text(
                "All characters that are kept got the same probability. Their ratios should stay as they were."
            ),
        ),
        (
            "p >= np.sort(p)[-k]",
            "np.arange(len(p)) < k",
            Text("The first k were kept. Keep the k most probable ones."),
        ),
        (
            "np.where(p >= np.sort(p)[-k], p, 0)",
            "np.sort(p)[-k:]",
            Text(
                "Only k values came back. Leave zeros for the others, so that it is clear which character each belongs to."
            ),
        ),
        (
            "return kept",
            "return np.sort(kept)[::-1]",
            Text("The probabilities came back sorted. Each must stay in its place."),
        ),
        ("return kept / kept.sum()", "return p", Text("Nothing was dropped.")),
    ],
    returns=("letters",),
    otherwise=Text(
        "The shape is right, but the values are not. Are k of them not 0, and is their sum 1?"
    ),
)
def top_k(rng):
    """A function p (letters,), k -> the probabilities with all but the k largest set to 0, their sum 1 (letters,)."""
    for number in range(24):
        letters = int(rng.integers(4, 12))
        k = 1 if number == 0 else letters if number == 1 else int(rng.integers(1, letters))
        yield {"p": rng.dirichlet(np.ones(letters)) * 0.9 + 0.1 / letters, "k": k}
    # One letter; then equal values, but none both kept and dropped.
    for p, k in (
        ([1.0], 1),
        ([0.3, 0.1, 0.3, 0.2, 0.1], 2),
        ([0.3, 0.1, 0.3, 0.2, 0.1], 3),
        ([0.25] * 4, 4),
    ):
        yield {"p": np.array(p), "k": k}
