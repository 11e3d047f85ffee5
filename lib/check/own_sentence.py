"""What the exercises about a learner's own sentence share: what must be there before an answer is judged."""

from lib.check.answers import Wrong


def require(mine, name, trained=False):
    """See that `mine` is a sentence.

    Args:
        mine: what the learner gave beside the answer: lib.training.own_sentence.OwnSentence.
        name: the exercise's name.
        trained: True if mine.train(model) must have run before.

    Raises:
        Wrong: it is not, or not trained yet.
    """
    if not hasattr(mine, "vocabulary"):
        raise Wrong("The sentence is needed as well. Run the cell above, then check.{name}(answer, mine).", name=name)
    if trained and mine.model is None:
        raise Wrong("Run mine.train(...) first.")
