"""Exercises of the chapter GRU on what layers return: the twelve shapes of three layers, and Bidirectional."""

from lib import shapes
from lib.check.answers import as_shape, named, require_shape
from lib.check.exercise import Text, Wrong, exercise


@exercise(
    hint=Text(
        "return_sequences는 출력의 시점 축을, return_state는 뒤따르는 상태를 정한다. 상태에는 시점 축이 없다.",
        "return_sequences decides on the output's time axis, return_state on the states after it. States have none.",
    ),
    solution="""
answer = {}
for layer in ("SimpleRNN", "LSTM", "GRU"):
    for return_sequences in (False, True):
        for return_state in (False, True):
            outputs = (2, 6, 3) if return_sequences else (2, 3)
            states = [(2, 3)] * (2 if layer == "LSTM" else 1) if return_state else []
            answer[layer, return_sequences, return_state] = [outputs, *states]
""",
    right=Text(
        "열두 줄이 규칙 셋으로 줄었다. 모양에서 층을 가르는 것은 셀 상태 하나뿐이다.",
        "Twelve rows, three rules. All that tells the layers apart here is the cell state.",
    ),
)
def shape_table(answer):
    """Shapes of all outputs for 3 layers x 4 flag pairs, 3 units, on an input of shape (2, 6, 4)."""
    rows = [(layer, s, t) for layer in shapes.GATES for s in (False, True) for t in (False, True)]
    if not isinstance(answer, dict):
        raise Wrong("딕셔너리가 와야 한다.", "A dict was expected.")
    if set(answer) != set(rows):
        raise Wrong("빠진 줄이나 남는 줄이 있다. 시작 코드의 키를 그대로 두자.", "Keep the keys of the starter cell.")
    for layer, return_sequences, return_state in rows:
        with named(f"{layer}, return_sequences={return_sequences}, return_state={return_state}"):
            received = _shapes(answer[layer, return_sequences, return_state])
            _require_count(received, layer, return_state)
            _require_row(received, return_sequences)


def _shapes(row):
    """The shapes of one row: a list of them, or a single one."""
    several = isinstance(row, (list, tuple)) and row and all(isinstance(shape, (list, tuple)) for shape in row)
    return [as_shape(shape) for shape in row] if several else [as_shape(row)]


def _require_count(received, layer, return_state):
    expected = 1 + len(shapes.STATES[layer]) * return_state
    if not return_state and len(received) > 1:
        raise Wrong(
            "상태를 달라고 하지 않았는데 텐서가 여럿이다.", "No state was asked for, yet there are several tensors."
        )
    if return_state and len(received) == 1:
        raise Wrong("return_state가 내는 상태가 빠졌다.", "The state of return_state is missing.")
    if len(received) < expected:
        raise Wrong("셀 상태가 빠졌다.", "The cell state is missing.")
    if len(received) > expected:
        raise Wrong("텐서가 너무 많다. 이 층에 셀 상태가 있는가?", "Too many tensors: has this layer a cell state?")


def _require_row(received, return_sequences):
    output, *states = received
    if (2, 6, 3) in states and output == (2, 3):
        raise Wrong("출력이 먼저고 상태가 그다음이다.", "The outputs come first, then the states.")
    if output[-1] == 4:
        raise Wrong("마지막 축이 유닛 수가 아니라 특성 수다.", "The last axis counts features, not units.")
    if return_sequences and output == (2, 3):
        raise Wrong("출력에 시점 축이 없다.", "The output has no time axis.")
    if not return_sequences and output == (2, 6, 3):
        raise Wrong("출력에 시점 축이 남아 있다.", "The output still has a time axis.")
    with named("outputs"):
        require_shape(output, **{"batch": 2, "steps": 6, "units": 3} if return_sequences else {"batch": 2, "units": 3})
    _require_states(states, units=3)


def _require_states(states, units):
    for state in states:
        if len(state) == 3:
            raise Wrong("상태에 시점 축이 있다.", "A state has a time axis.")
        with named("state"):
            require_shape(state, batch=2, units=units)


@exercise(
    hint=Text(
        "두 방향의 출력은 마지막 축에서 이어 붙는다. 상태는 이어 붙지 않는다. 방향마다 h와 c가 따로 온다.",
        "Outputs of both directions are joined on the last axis. States are not: each direction brings its h and c.",
    ),
    solution="answer = [(2, 7, 8), (2, 4), (2, 4), (2, 4), (2, 4)]",
    right=Text(
        "출력, 정방향의 h와 c, 역방향의 h와 c의 순서로 온다.",
        "They come as outputs, h and c forwards, h and c backwards.",
    ),
)
def bidirectional(answer):
    """Shapes of Bidirectional(LSTM(4, return_sequences=True, return_state=True)) on an input of shape (2, 7, 5)."""
    received = _shapes(answer)
    if len(received) == 1:
        raise Wrong("return_state가 내는 상태가 빠졌다.", "The states of return_state are missing.")
    if (2, 8) in received[1:]:
        raise Wrong(
            "상태는 이어 붙지 않는다. 방향마다 따로 온다.", "States are not joined: each direction has its own."
        )
    if len(received) == 3:
        raise Wrong("상태가 한 방향의 것뿐이다.", "These are the states of one direction only.")
    if len(received) != 5:
        raise Wrong("텐서의 수가 다르다. 방향마다 상태가 몇인가?", "How many states does each direction bring?")
    output, *states = received
    if (2, 7, 8) in states:
        raise Wrong("출력이 먼저고 상태가 그다음이다.", "The outputs come first, then the states.")
    if output == (2, 7, 4):
        raise Wrong("출력의 마지막 축이 한 방향의 것이다.", "The output's last axis is that of one direction.")
    if output == (2, 14, 4):
        raise Wrong("두 방향을 시점 축에서 이었다.", "The two directions are joined along the time axis.")
    with named("outputs"):
        require_shape(output, batch=2, steps=7, units=8)
    _require_states(states, units=4)
