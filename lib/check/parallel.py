"""Exercises of the chapter 나란히 계산하는 순환: two steps as one, rounds of a scan, parity, a matrix as state."""

import functools

import numpy as np

from lib.check.exercise import exercise
from lib.check.functions import function_exercise, pair, sizes
from lib.questions.answers import as_array
from lib.questions.compare import require_number
from lib.text import Text

A_AND_B_SWAPPED = Text("a and b are swapped.")


@function_exercise(
    look=Text(
        "Write the two steps in one line. Some terms contain the first state, the others do not."
    ),
    start=Text(
        "With s as the first state, the first step gives a1 * s + b1. Apply the second step to it and expand."
    ),
    solution="""
def two_steps(a1, b1, a2, b2):
    return a1 * a2, a2 * b1 + b2
""",
    right=Text("All rounds of a scan are made of this function. The first state was not needed."),
    mistakes=[
        (
            "a2 * b1 + b2",
            "a1 * b2 + b1",
            Text(
                "The two steps are in the other order: the second step's share multiplies what was added before."
            ),
        ),
        (
            "a2 * b1 + b2",
            "b1 + b2",
            Text(
                "The kept share is right, but what was added first is kept in part only by the second step."
            ),
        ),
        (
            "a1 * a2",
            "a1 + a2",
            Text(
                "The added value is right, but the kept shares were summed. Half of a half is not the whole."
            ),
        ),
        ("a1 * a2, a2 * b1 + b2", "a2 * b1 + b2, a1 * a2", A_AND_B_SWAPPED),
        ("a2 * b1 + b2", "a2 * b1", Text("What the second step adds is missing.")),
        (
            "a2 * b1 + b2",
            "a1 * a2 * b1 + b2",
            Text(
                "What was added first is multiplied by the first step's share as well. It passes the second step only."
            ),
        ),
        (
            "a2 * b1 + b2",
            "b1 * b2",
            Text(
                "The added values were multiplied. Write the formula in one line and collect the terms without the first state."
            ),
        ),
        ("a1 * a2, a2 * b1 + b2", "a2, b2", Text("This is the second step alone.")),
    ],
    returns={"a": ("steps", "units"), "b": ("steps", "units")},
)
def two_steps(rng):
    """A function a1, b1, a2, b2 (all steps, units) -> the kept share and the added value of both steps together."""
    for shape in sizes(rng, 1, 1, largest=6):
        yield {name: rng.normal(size=shape) for name in ("a1", "b1", "a2", "b2")}


@exercise(
    look=Text(
        "Each round doubles the number of steps that one step holds. How many must the last step hold?"
    ),
    start=Text(
        "It holds one step at first, two after a round, then four. Count until the length of the sequence is reached or passed."
    ),
    solution="answer = int(np.ceil(np.log2(300)))",
    right=Text("A sequence twice as long takes only one round more."),
)
def scan_rounds(answer):
    """How many rounds a scan by doubling takes for 300 steps."""
    require_number(
        answer,
        9,
        [
            (
                8,
                Text(
                    "One round is missing. Compare the number of steps held by then with the length."
                ),
            ),
            (
                10,
                Text("This is one round too many. Each step holds itself before the first round."),
            ),
            (299, Text("This is how often one waits when the steps are computed one by one.")),
            (
                300,
                Text("This is the number of steps. Use that each round doubles what a step holds."),
            ),
            (150, Text("The number of steps was halved once; it is halved in every round.")),
            (
                6,
                Text(
                    "This seems to be the natural logarithm. Doubling asks for the logarithm to base 2."
                ),
            ),
            (3, Text("This seems to be the logarithm to base 10. Doubling asks for base 2.")),
        ],
        otherwise=Text(
            "The value is different. Write down how many steps one step holds after each round."
        ),
    )


@function_exercise(
    look=Text(
        "There are only three inputs. Write down what the states 0 and 1 must become for each: one share and one added value follow."
    ),
    start=Text(
        "With a 1 the state 0 must become 1, so b is 1, and the state 1 must become 0, so a * 1 + 1 = 0. Solve for the other two inputs in the same way."
    ),
    solution="""
def reset_parity(x):
    a = np.where(x == 2, 0, 1 - 2 * x)
    b = np.where(x == 1, 1, 0)
    return a, b
""",
    right=Text(
        "Erasing is 0, keeping is 1, flipping is -1. None of them looks at the state, so all can be computed in parallel."
    ),
    mistakes=[
        *(
            (
                "return a, b",
                f"return 1 - 2 * x, {added}",
                Text(
                    "Steps with a 2 seem to be treated like the others. There nothing of the old state may be kept."
                ),
            )
            for added in ("x", "b")
        ),
        ("return a, b", "return b, a", A_AND_B_SWAPPED),
        (
            "x == 2, 0",
            "x == 2, 1",
            Text("With a 2 the old state stays. What must the kept share be to erase it?"),
        ),
        ("1 - 2 * x", "1 - x", Text("With a 1 the old state is erased. It should be flipped.")),
        ("1 - 2 * x", "1", Text("Each 1 only adds one. That counts the ones.")),
        (
            "x == 1, 1, 0",
            "x == 1, 0, 0",
            Text(
                "The added value is always the same. Changing the sign of a state of zero leaves it as it is."
            ),
        ),
        (
            "1 - 2 * x",
            "2 * x - 1",
            Text(
                "The kept shares of 0 and 1 are exchanged. For which input does the state stay as it is?"
            ),
        ),
        (
            "return a, b",
            "state, states = 0, []\n    for t in range(len(x)):\n        state = a[t] * state + b[t]\n        states.append(state)\n    return 0 * a, np.array(states)",
            Text(
                "The answers were computed before and put into b. Both a and b may depend on the step's own input only."
            ),
        ),
    ],
    read=pair("a", "b", read=functools.partial(as_array, booleans=True)),
    returns={"a": ("steps",), "b": ("steps",)},
)
def reset_parity(rng):
    """A function x (steps,) of 0, 1, 2 -> kept shares and added values (steps,) of a parity that 2 resets."""
    for length in np.repeat(range(4, 10), 4):
        yield {"x": rng.permutation(np.r_[0, 0, 1, 1, 2, rng.integers(0, 3, length)])}
    for x in ([0], [1], [2], [1, 1], [0, 1, 0]):
        yield {"x": np.array(x)}


@function_exercise(
    look=Text(
        "Each step multiplies the whole matrix by one number and adds the product of a key and a value."
    ),
    start=Text(
        "Begin with zeros of shape (size of a key, size of a value). np.outer(k[t], v[t]) is what step t adds."
    ),
    solution="""
def pair_state(a, k, v):
    S = np.zeros((k.shape[1], v.shape[1]))
    for a_t, k_t, v_t in zip(a, k, v):
        S = a_t * S + np.outer(k_t, v_t)
    return S
""",
    right=Text(
        "The state has this size however many pairs are read. Multiplied by a key it gives a mixture of values."
    ),
    mistakes=[
        (
            "a_t * S + np.outer(k_t, v_t)",
            "S + np.outer(k_t, v_t)",
            Text("Nothing is forgotten: the kept shares were not used."),
        ),
        (
            "a_t * S + np.outer(k_t, v_t)",
            "a_t * (S + np.outer(k_t, v_t))",
            Text(
                "The kept share is multiplied by the new product as well. It belongs to the old state only."
            ),
        ),
        (
            "a_t * S + np.outer(k_t, v_t)",
            "a_t * S + (1 - a_t) * np.outer(k_t, v_t)",
            Text("The new product is weakened by 1 - a. This formula adds it as a whole."),
        ),
        ("a_t * S + np.outer(k_t, v_t)", "np.outer(k_t, v_t)", Text("Only the last pair is left.")),
        ("return S", "return S.T", Text("Keys and values are exchanged: rows belong to the key.")),
    ],
    returns=("features", "units"),
)
def pair_state(rng):
    """A function a (steps,), k (steps, size), v (steps, values) -> the state after the last step (size, values)."""
    for steps, size, values in sizes(rng, 1, 1, 1, largest=6):
        yield {
            "a": rng.uniform(size=steps),
            "k": rng.normal(size=(steps, size)),
            "v": rng.normal(size=(steps, values)),
        }
