from lib.questions import layers
from lib.questions.answers import Wrong, as_shapes, require_dict
from lib.questions.compare import named
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


def answer():
    answer = {}
    for layer in ("SimpleRNN", "LSTM", "GRU"):
        for return_sequences in (False, True):
            for return_state in (False, True):
                shapes = [(2, 6, 3) if return_sequences else (2, 3)]
                if return_state:
                    shapes.append((2, 3))
                if return_state and layer == "LSTM":
                    shapes.append((2, 3))
                answer[layer, return_sequences, return_state] = shapes
    return answer


def judge(received):
    require_dict(received)
    if received.keys() != answer().keys():
        raise Wrong(WORDS["keys"])
    for key, row in received.items():
        layer, return_sequences, return_state = key
        flags = {"return_sequences": return_sequences, "return_state": return_state}
        sizes = {"batch": 2, "steps": 6, "features": 4, "units": 3}
        with named(f"{layer}, return_sequences={return_sequences}, return_state={return_state}"):
            layers.require(layers.shapes_mistake, as_shapes(row), layer=layer, **sizes, **flags)
