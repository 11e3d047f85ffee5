from lib.questions.answers import Wrong, as_number, as_shape
from lib.questions.compare import named, recognise, require_number, require_shape
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


def answer():
    answer = {
        "Dense": ((2, 6, 3), 4 * 3 + 3),
        "TimeDistributed": ((2, 6, 3), 4 * 3 + 3),
    }
    return answer


def judge(received):
    if not isinstance(received, dict) or set(received) != set(answer()):
        raise Wrong(WORDS["no_dict"])
    for layer in answer():
        with named(layer):
            require_pair(received[layer])


def require_pair(pair):
    is_pair = isinstance(pair, (list, tuple)) and len(pair) == 2
    if not is_pair or isinstance(pair[0], (int, float)):
        raise Wrong(WORDS["no_pair"])
    shape = as_shape(pair[0])
    shapes = [
        ((2, 3), WORDS["no_time"]),
        ((2, 18), WORDS["flattened_shape"]),
        ((2, 6, 4), WORDS["size_of_input"]),
    ]
    recognise(shape, shapes)
    require_shape(shape, batch=2, steps=6, units=3)
    number = as_number(pair[1])
    numbers = [
        (15 * 6, WORDS["weights_of_each_step"]),
        (6 * 4 * 18 + 18, WORDS["flattened_weights"]),
        (6 * 4 * 3 + 3, WORDS["flattened_weights"]),
        (4 * 3, WORDS["no_bias"]),
        (2 * 15, WORDS["weights_of_each_sequence"]),
        (2 * 6 * 15, WORDS["weights_of_each_step"]),
        (4 + 3, WORDS["added"]),
        (4 * 3 + 4, WORDS["bias_of_inputs"]),
    ]
    require_number(number, 4 * 3 + 3, numbers, WORDS["too_many" if number > 15 else "too_few"])
