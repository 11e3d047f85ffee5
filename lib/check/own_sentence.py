"""Exercises about a learner's own sentence (lib.training.own_sentence), which three chapters ask."""

from lib.check.agreement import recognise, require_number
from lib.check.answers import Wrong, as_number
from lib.check.exercise import exercise
from lib.text import Text


def _require_sentence(mine, name):
    """Raise Wrong if `mine`, which the learner gave beside the answer, is no OwnSentence."""
    if not hasattr(mine, "vocabulary"):
        raise Wrong(
            "The sentence is needed as well. Run the cell above, then check.{name}(answer, mine).",
            name=name,
        )


@exercise(
    look=Text(
        "There are two layers. The size of your sentence's vocabulary is both the recurrent layer's features and the output layer's units."
    ),
    start=Text(
        "Call the size of the vocabulary V and count the three weights of SimpleRNN first. Dense uses the same weights at every step: count those that turn one state into one character, and the bias."
    ),
    solution="""
V, units = len(mine.vocabulary), 16
answer = V * units + units * units + units + units * V + V
""",
    right=Text(
        "A longer sentence needs no more parameters as long as its vocabulary stays the same."
    ),
    chapter="rnn",
)
def sentence_params(answer, mine=None):
    """The number of parameters of the model (SimpleRNN, then Dense) of the learner's own sentence."""
    _require_sentence(mine, "sentence_params")
    if mine.model is None:
        raise Wrong("Run mine.train(...) first.")
    layer, output = mine.model.layers[0], mine.model.layers[-1]
    dense, units, letters = output.count_params(), layer.units, len(mine.vocabulary)
    right = mine.model.count_params()
    require_number(
        answer,
        right,
        [
            (right - dense, Text("The parameters of Dense, the output layer, are missing.")),
            (dense, Text("Only the parameters of Dense, the output layer, are counted.")),
            (
                right - dense + dense * (len(mine.text) - 1),
                Text(
                    "The output layer seems to be counted once per step. All steps share its weights."
                ),
            ),
            (right - units - letters, Text("The biases of both layers seem to be missing.")),
            (right - letters, Text("The bias of the output layer seems to be missing.")),
            (right - units, Text("The bias of SimpleRNN seems to be missing.")),
            (right - units * units, Text("recurrent_kernel seems to be missing.")),
            *(
                (
                    right + (other - letters) * (2 * units + 1),
                    Text(
                        "This seems to use the number of characters in the sentence instead of the size of its vocabulary."
                    ),
                )
                for other in (len(mine.text) - 1, len(mine.text))
            ),
        ],
        otherwise=Text(
            "Count the weights of both layers one by one and add up. Check the size of the vocabulary, too."
        ),
    )


@exercise(
    look=Text(
        "Look for characters that are followed by different characters in different places. A space is a character, too."
    ),
    start=Text(
        "For each character list the characters that follow it. Count how often the most frequent one comes, and add up over the characters. The last character has none after it."
    ),
    solution="""
following = {}
for letter, after in zip(mine.text, mine.text[1:]):
    following.setdefault(letter, []).append(after)
answer = sum(max(map(labels.count, labels)) for labels in following.values())
""",
    right=Text(
        "To get the other characters right, a model has to know more than the present character."
    ),
    chapter="lstm",
)
def sentence_table(answer, mine=None):
    """How many letters of the learner's own sentence the best table (letter -> next letter) gets right."""
    _require_sentence(mine, "sentence_table")
    number, right, letters = as_number(answer), sentence_table.solve(mine=mine), len(mine.text) - 1
    if number == right:
        return
    recognise(
        number,
        [
            (
                letters,
                Text(
                    "It cannot get all characters right: some characters are followed by different ones."
                ),
            ),
            (letters - right, Text("This is how many are wrong. Write how many are right.")),
            (
                len(mine.vocabulary),
                Text(
                    "This is the size of the vocabulary. A character that comes several times counts several times."
                ),
            ),
        ],
    )
    if number > letters:
        raise Wrong("There are fewer characters to predict.")
    if number > right:
        raise Wrong("Not even the best table gets so many right.")
    raise Wrong("There is a table that gets more of them right.")


@exercise(
    look=Text(
        "Look for places where the next character is in doubt. If one character is not enough to decide, look at two, then three."
    ),
    start=Text(
        "Write two places side by side where the same character is followed by different ones. Go left character by character until they differ, and count. The largest of these counts is the answer."
    ),
    solution="""
for answer in range(1, len(mine.text)):
    following = {}
    for end in range(1, len(mine.text)):
        following.setdefault(mine.text[max(0, end - answer):end], set()).add(mine.text[end])
    if max(map(len, following.values())) == 1:
        break
""",
    right=Text("A layer that remembers this many characters can get the whole sentence right."),
    chapter="gru",
)
def sentence_context(answer, mine=None):
    """How many of the last letters decide the next one everywhere in the learner's own sentence."""
    _require_sentence(mine, "sentence_context")
    number = as_number(answer)
    if number < 1:
        raise Wrong("At least one character has to be seen.")
    if ambiguity := _ambiguity(mine.text, number):
        seen, first, second = ambiguity
        raise Wrong(
            "{number} is not enough: {seen!r} is followed by {first!r} and also by {second!r}.",
            number=number,
            seen=seen,
            first=first,
            second=second,
        )
    if number > 1 and not _ambiguity(mine.text, number - 1):
        raise Wrong("Fewer characters are enough.")


def _ambiguity(text, length):
    """A context of this length that is followed by two different letters, and these letters, or None."""
    following = {}
    for end in range(1, len(text)):
        seen = text[max(0, end - length) : end]
        if following.setdefault(seen, text[end]) != text[end]:
            return seen, following[seen], text[end]
