from lib.questions import layers
from lib.questions.answers import Wrong, as_shapes
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


def answer():
    answer = [(2, 7, 8), (2, 4), (2, 4), (2, 4), (2, 4)]
    return answer


def judge(received):
    shapes = as_shapes(received)
    if len(shapes) == 1 and len(shapes[0]) > 3:
        raise Wrong(WORDS["one_shape"])
    flags = {"return_sequences": True, "return_state": True, "bidirectional": "concat"}
    sizes = {"batch": 2, "steps": 7, "features": 5, "units": 4}
    layers.require(layers.shapes_mistake, shapes, layer="LSTM", **sizes, **flags)
