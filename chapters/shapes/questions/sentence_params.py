from lib.questions.answers import Wrong, as_number
from lib.questions.compare import require_number
from lib.questions.own_sentence import require_sentence
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


def answer(mine):
    V = len(mine.vocabulary)
    units = 16
    answer = V * units + units * units + units + units * V + V
    return answer


def judge(received, mine=None):
    require_sentence(mine, "sentence_params")
    if mine.model is None:
        raise Wrong(WORDS["untrained"])
    right = mine.model.count_params()
    is_more = as_number(received, whole=False) > right
    otherwise = WORDS["too_many" if is_more else "too_few"]
    require_number(received, right, known(mine, right), otherwise)


def known(mine, right):
    """(number, Words) of each known mistake, for the model that the learner trained."""
    layer = mine.model.layers[0]
    output = mine.model.layers[-1]
    dense = output.count_params()
    letters = len(mine.vocabulary)
    steps = len(mine.text) - 1
    yield right - dense, WORDS["no_output_layer"]
    yield dense, WORDS["output_layer_only"]
    yield right - dense + dense * steps, WORDS["output_layer_at_each_step"]
    yield right - letters, WORDS["no_bias_of_output_layer"]
    if hasattr(layer, "units"):  # of one direction
        units = layer.units
        yield right - units - letters, WORDS["no_bias"]
        yield right - units, WORDS["no_bias_of_rnn"]
        yield right - units * units, WORDS["no_recurrent_kernel"]
        for other in (steps, steps + 1):
            yield right + (other - letters) * (2 * units + 1), WORDS["letters_of_sentence"]
