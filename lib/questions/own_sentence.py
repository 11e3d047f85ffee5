"""What the questions about a learner's own sentence (lib.training.own_sentence) share."""

from lib.questions.answers import Wrong


def require_sentence(mine, name):
    """Raise Wrong if `mine`, which the learner gave beside the answer to the question `name`, is no
    OwnSentence.
    """
    if getattr(mine, "was_refused", False):
        raise Wrong(
            "The sentence of the cell above was not taken. Change it and run the cell again."
        )
    if not hasattr(mine, "vocabulary"):
        raise Wrong(
            "The sentence is needed as well. Run the cell above, then check.{name}(answer, mine).",
            name=name,
        )
