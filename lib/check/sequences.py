"""Exercises of the chapter 순서와 기억: axes, next-character pairs, what a model without memory can reach."""

import re

from lib.check.exercise import exercise
from lib.check.functions import function_exercise, pair
from lib.questions import layers as mistakes
from lib.questions.answers import Wrong, as_number, as_shape
from lib.questions.compare import require_number
from lib.text import Text

AXIS_NAMES = {
    "batch": {"batch", "batchsize", "sample", "배치", "배치크기"},
    "time": {"time", "step", "timestep", "시점", "시간", "스텝", "타임스텝"},
    "features": {"feature", "특성", "특징", "피처"},
}
LETTERS = list("가나다라마바사아자차카타파하 봄여름")


@exercise(
    look=Text(
        "Along the first axis you move from one sequence to the next. What changes along the second axis, within one sequence?"
    ),
    start=Text(
        "The first axis counts sequences: it is the batch axis. For the other two, think of what the sizes 4 and 5 count."
    ),
    solution='answer = ("batch", "time", "features")',
    right=Text(
        "Recurrent layers always read the axes in this order. The batch axis is there even for a single sequence."
    ),
)
def axes(answer):
    """Name the three axes of an array of shape (1, 4, 5), in order, as text."""
    if not isinstance(answer, (list, tuple)) or not all(isinstance(name, str) for name in answer):
        raise Wrong("Write a tuple of the names of the axes, each in quotes.")
    names = [_axis(name) for name in answer]
    if len(set(names)) != len(names):
        raise Wrong("One axis is named twice.")
    if len(names) != len(AXIS_NAMES):
        raise Wrong("There are three axes, but not three names.")
    if names[0] != "batch":
        raise Wrong("The batch axis is in another place.")
    if names != list(AXIS_NAMES):
        raise Wrong("The time axis and the features axis are swapped.")


def _axis(name):
    plain = re.sub(r"\(.*\)|[\s_-]", "", name.lower())
    plain = re.sub(r"(의?수|s)?(축|axis)?$", "", plain)
    for axis, words in AXIS_NAMES.items():
        if plain in words:
            return axis
    raise Wrong("There is no axis of this name: {name!r}.", name=name)


@exercise(
    look=Text(
        "Each axis counts something else: sentences, characters of a sentence, numbers that stand for one character. Which one goes where?"
    ),
    start=Text(
        "Begin with the batch axis: its size is the number of sequences. A one-hot vector is as long as the vocabulary."
    ),
    solution="answer = (8, 12, 5)",
    right=Text("The numbers that stand for one character lie along the last axis, the features."),
)
def data_shape(answer):
    """The shape for 8 sentences of 12 letters, one-hot over a vocabulary of 5."""
    mistakes.require(mistakes.data_mistake, as_shape(answer), batch=8, steps=12, features=5)


def _as_text(value):
    if not isinstance(value, str):
        raise Wrong("A str was expected, received a {kind}.", kind=type(value).__name__)
    return value


PAIR = "text[:-1], text[1:]"


@function_exercise(
    look=Text(
        "For each character of x, y holds the character that follows it in text. Which character of text cannot be in x?"
    ),
    start=Text(
        'Begin with a short example: for "토마토" x has two characters and so has y. Write both as slices of text.'
    ),
    solution="""
def next_character(text):
    return text[:-1], text[1:]
""",
    right=Text("Nobody has to write the right answers: the text already holds them."),
    mistakes=[
        (
            PAIR,
            "text[1:], text[:-1]",
            Text("x and y are swapped: this predicts the character before."),
        ),
        *(
            (
                PAIR,
                f"text[{part}], text[{part}]",
                Text("y equals x. It should be one character later."),
            )
            for part in (":", ":-1", "1:")
        ),
        (
            PAIR,
            "text, text[1:] + text[0]",
            Text(
                "The first character is made to follow the last one, but a text does not start again at its end."
            ),
        ),
        (
            PAIR,
            "text, text[1:]",
            Text("x is one character longer than y. The last character has no next one."),
        ),
        (PAIR, "text[:-2], text[2:]", Text("y is two characters after x instead of one.")),
    ],
    read=pair("x", "y", read=_as_text),
    otherwise=Text(
        "For some texts a character of y is not the one after that of x, or a character is missing."
    ),
)
def next_character(rng):
    """A function text -> x, y for next-character prediction."""
    for length in (7, 5, 2, 1, *rng.integers(2, 13, size=17)):
        yield {"text": "".join(rng.choice(LETTERS[: rng.integers(2, len(LETTERS))], size=length))}
    for text in (" 봄이 온다", "봄이 온다 ", "가가가", "가나가나"):
        yield {"text": text}


@exercise(
    look=Text(
        "A model without memory always gives the same character the same answer. Which right answers does each input character have?"
    ),
    start=Text(
        "Begin with the input 마: list its right answers and choose the most frequent one. That gives the number of right characters for 마. Do the same for the other input characters and add up."
    ),
    solution="""
x, y = "마토마먹마토먹토자", "토마토자먹마자자토"
answer = 0
for letter in set(x):
    labels = [label for seen, label in zip(x, y) if seen == letter]
    answer += max(labels.count(label) for label in labels)
""",
    right=Text(
        "To get more characters right, a model has to know more than the present character."
    ),
)
def memoryless(answer):
    """How many of 9 labels (마토마먹마토먹토자 -> 토마토자먹마자자토) the best memoryless model gets right."""
    number = as_number(answer, whole=False)
    if 0 < number < 1:
        raise Wrong("Write how many characters are right, not their share.")
    if number > 9:
        raise Wrong("There are only 9 right answers.")
    require_number(
        answer,
        7,
        [
            (
                9,
                Text(
                    "Some input characters have more than one right answer. To get all of them right, a model has to know more than the present character."
                ),
            ),
            (2, Text("This looks like the number of mistakes.")),
            (4, Text("This looks like the number of different input characters.")),
            (
                3,
                Text(
                    "This looks like the score of one constant answer. The answer may differ between input characters."
                ),
            ),
        ],
        otherwise=Text(
            "This is not the score of the best table. Count the right answers of each input character again."
        ),
    )


MOST_FREQUENT = "max(labels, key=labels.count)"
SWAPPED = Text("Keys and values are swapped: the keys should be the input characters.")


def _as_table(value):
    if not isinstance(value, dict):
        raise Wrong("A dict was expected, received a {kind}.", kind=type(value).__name__)
    for part, letters in ((Text("key"), value.keys()), (Text("value"), value.values())):
        kind = next(
            (type(letter).__name__ for letter in letters if not isinstance(letter, str)), None
        )
        if kind:
            raise Wrong(
                "A {part} of the dict should be a character, received a {kind}.",
                part=part,
                kind=kind,
            )
    return dict(value)


@function_exercise(
    look=Text(
        "One input character may have several right answers. Before one can be chosen, collect all right answers of each character."
    ),
    start=Text(
        "Pair inputs and right answers with zip(x, y), and collect the right answers of each character in a dict of lists. Then choose the most frequent one of each list."
    ),
    solution="""
def lookup_table(x, y):
    table = {}
    for letter in set(x):
        labels = [label for seen, label in zip(x, y) if seen == letter]
        table[letter] = max(labels, key=labels.count)
    return table
""",
    right=Text("A model without memory, however large, is the same as such a table."),
    mistakes=[
        (
            MOST_FREQUENT,
            "labels[-1]",
            Text(
                "The table holds the last right answer of each character. It should be the most frequent one."
            ),
        ),
        (
            MOST_FREQUENT,
            "labels[0]",
            Text(
                "The table holds the first right answer of each character. It should be the most frequent one."
            ),
        ),
        ("table = {}", "table, x, y = {}, y, x", SWAPPED),
        ("return table", "return dict(zip(y, x))", SWAPPED),
        (
            MOST_FREQUENT,
            "max(y, key=y.count)",
            Text(
                "Every character got the right answer that is most frequent overall. Count separately for each input character."
            ),
        ),
    ],
    read=_as_table,
    otherwise=Text(
        "For some input character the value is not its most frequent right answer. Check also that no character is missing or extra."
    ),
)
def lookup_table(rng):
    """A function x, y -> dict that gives each letter of x its most frequent label."""
    yield {"x": "가", "y": "나"}
    yield {"x": "가가가", "y": "나다나"}
    for _ in range(12):
        case = _texts(rng)
        yield case
        # With other labels: a table remembered by length is wrong.
        yield {
            **case,
            "y": case["y"].translate(
                dict(zip(map(ord, LETTERS), rng.permutation(LETTERS), strict=True))
            ),
        }


def _texts(rng):
    """x, y of one length in which each letter of x has one label more often than any other, at any place."""
    letters = rng.permutation(LETTERS)[: rng.integers(2, 6)]
    pairs = []
    for letter in letters:
        labels = rng.permutation(LETTERS)[:4]
        most = int(rng.integers(1, 5))
        pairs += [(letter, labels[0])] * most
        pairs += [(letter, label) for label in labels[1:] for _ in range(rng.integers(0, most))]
    pairs = [pairs[place] for place in rng.permutation(len(pairs))]
    x, y = ("".join(part) for part in zip(*pairs, strict=True))
    return {"x": x, "y": y}
