from lib.questions.answers import Wrong, as_shapes
from lib.questions.compare import named, recognise, require_shape
from lib.questions.words import words_beside

WORDS = words_beside(__file__)

WRONG_OUTPUTS = [
    ((2, 7, 4), WORDS["one_direction"]),
    ((7, 2, 8), WORDS["batch_second"]),
    ((2, 7, 24), WORDS["all_layers"]),
    ((6, 2, 4), WORDS["state_first"]),
]
WRONG_STATES = [
    ((2, 6, 4), WORDS["batch_first_state"]),
    ((3, 2, 4), WORDS["no_directions"]),
    ((2, 2, 4), WORDS["no_layers"]),
    ((3, 2, 8), WORDS["joined"]),
    ((6, 2, 8), WORDS["joined"]),
    ((1, 2, 4), WORDS["no_layers"]),
    ((3, 2, 2, 4), WORDS["apart"]),
    ((2, 4), WORDS["no_layer_axis"]),
    ((2, 8), WORDS["no_layer_axis"]),
    ((2, 3, 4), WORDS["batch_first_state"]),
    ((2, 3, 8), WORDS["batch_first_state"]),
    ((6, 4), WORDS["no_batch_axis"]),
    ((3, 4), WORDS["no_batch_axis"]),
    ((6, 4, 2), WORDS["units_second"]),
    ((3, 4, 2), WORDS["units_second"]),
    ((6, 2, 5), WORDS["size_of_input"]),
    ((6, 7, 4), WORDS["time_axis"]),
    ((2, 7, 4), WORDS["time_axis"]),
    ((2, 7, 8), WORDS["time_axis"]),
]


def answer():
    answer = [(2, 7, 2 * 4), (3 * 2, 2, 4), (3 * 2, 2, 4)]
    return answer


def judge(received):
    if isinstance(received, dict):
        if set(received) != {"output", "h", "c"}:
            raise Wrong(WORDS["three_shapes"])
        received = [received[name] for name in ("output", "h", "c")]
    shapes = as_shapes(received)
    if len(shapes) != 3:
        raise Wrong(WORDS["three_shapes"])
    output, *states = shapes
    recognise(output, WRONG_OUTPUTS)
    with named("output"):
        require_shape(output, batch=2, steps=7, units=8)
    for name, state in zip("hc", states, strict=True):
        with named(name):
            recognise(state, WRONG_STATES)
            if state != (6, 2, 4):
                raise Wrong(WORDS["other_state"])
