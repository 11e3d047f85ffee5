"""Exercises about a learner's own sentence (lib.training.own_sentence), which three chapters ask."""

from lib.check.exercise import exercise
from lib.questions.answers import Wrong, as_number
from lib.questions.compare import recognise
from lib.questions.own_sentence import require_sentence
from lib.text import Text


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
    require_sentence(mine, "sentence_table")
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
    require_sentence(mine, "sentence_context")
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
