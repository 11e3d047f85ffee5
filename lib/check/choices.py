"""What the page 모양 훈련 lets learners choose from: which tensors are equal, and what an error message asks for.

PICKS: in a call with these settings (`when`), `target` equals the expression `right` and none of `wrong`, which are
pairs (expression, what is wrong). {units} stands for the number of units.

ERRORS: `code` fails with `message`. `right` mends it; `wrong` are pairs (another change, why it does not help).
`chapter` is the chapter that asks it. tests/site/explorers/test_drills.py evaluates all expressions and runs all code.
"""

from lib.text import Text

FIRST_STEP = Text("마지막 시점이 아니라 첫 시점을 골랐습니다.", "This is the first step, not the last.")
LAST_SEQUENCE = Text(
    "마지막 시점이 아니라 배치의 마지막 시퀀스를 골랐습니다.",
    "This is the last sequence of the batch, not the last step.",
)
LAST_UNIT = Text("시점이 아니라 유닛 가운데 마지막을 골랐습니다.", "This is the last unit, not the last step.")
ONE_SEQUENCE = Text(
    "배치 축이 없습니다. 시퀀스 하나만 골랐습니다.", "The batch axis is missing: this is one sequence only."
)
CELL = Text(
    "셀 상태 c입니다. 층의 출력으로 나오는 것은 h뿐입니다.",
    "This is the cell state c. Only h comes out as the layer's output.",
)
BOTH = Text(
    "두 방향의 값이 이어져 있습니다. 한 방향만 고르세요.", "The two directions are joined here. Take one of them."
)
FORWARD_HALF = Text("앞쪽 절반은 정방향 층의 출력입니다.", "The first half is the output of the forward layer.")
BACKWARD_HALF = Text("뒤쪽 절반은 역방향 층의 출력입니다.", "The second half is the output of the backward layer.")
READS_BACK = Text(
    "역방향 층은 뒤에서부터 읽으므로, 마지막으로 읽는 시점은 첫 시점입니다.",
    "The backward layer reads from the end, so the step that it reads last is the first one.",
)
ALL, LAST = {"return_sequences": True}, {"return_sequences": False}
ONE_WAY, CONCAT = {"bidirectional": ""}, {"bidirectional": "concat"}

PICKS = [
    {
        "when": {**ALL, **ONE_WAY},
        "target": "last_state",
        "right": "outputs[:, -1]",
        "wrong": [
            ("outputs[:, 0]", FIRST_STEP),
            ("outputs[-1]", LAST_SEQUENCE),
            ("outputs[..., -1]", LAST_UNIT),
            ("cell_state", CELL),
        ],
    },
    {
        "when": {**LAST, **ONE_WAY},
        "target": "last_state",
        "right": "outputs",
        "wrong": [("outputs[-1]", ONE_SEQUENCE), ("outputs[:, -1]", LAST_UNIT), ("cell_state", CELL)],
    },
    {
        "when": {**ALL, **CONCAT},
        "target": "forward_last_state",
        "right": "outputs[:, -1, :{units}]",
        "wrong": [
            ("outputs[:, -1, {units}:]", BACKWARD_HALF),
            ("outputs[:, 0, :{units}]", FIRST_STEP),
            ("outputs[:, -1]", BOTH),
            ("forward_cell_state", CELL),
        ],
    },
    {
        "when": {**ALL, **CONCAT},
        "target": "backward_last_state",
        "right": "outputs[:, 0, {units}:]",
        "wrong": [
            ("outputs[:, -1, {units}:]", READS_BACK),
            ("outputs[:, 0, :{units}]", FORWARD_HALF),
            ("outputs[:, 0]", BOTH),
            ("backward_cell_state", CELL),
        ],
    },
    {
        "when": {**LAST, **CONCAT},
        "target": "forward_last_state",
        "right": "outputs[:, :{units}]",
        "wrong": [("outputs[:, {units}:]", BACKWARD_HALF), ("outputs", BOTH), ("forward_cell_state", CELL)],
    },
    {
        "when": {**LAST, **CONCAT},
        "target": "backward_last_state",
        "right": "outputs[:, {units}:]",
        "wrong": [("outputs[:, :{units}]", FORWARD_HALF), ("outputs", BOTH), ("backward_cell_state", CELL)],
    },
]

NDIM = "expected ndim=3, found ndim=2"
BATCH, TIME, FEATURES = "x[np.newaxis]", "x[:, np.newaxis]", "x[..., np.newaxis]"
ONLY_BATCH = Text(
    "빠진 것은 시퀀스를 세는 배치 축입니다.", "What is missing is the batch axis, which counts sequences."
)
ONLY_TIME = Text("빠진 것은 시점 축입니다. 시퀀스마다 시점이 하나입니다.", "The time axis is missing: one step each.")
ONLY_FEATURES = Text(
    "빠진 것은 특성 축입니다. 시점마다 수가 하나입니다.", "The features axis is missing: one number at each step."
)
INPUT_ONLY = Text(
    "return_sequences는 출력을 바꿉니다. 오류는 입력에서 났습니다.",
    "return_sequences changes the output. The error is about the input.",
)
FLAG = Text("return_sequences=True", "return_sequences=True")


def plain(code):
    return Text(code, code)


ERRORS = [
    {
        "chapter": "sequences",
        "what": Text(
            "시점이 {steps}개, 특성이 {features}개인 시퀀스 하나를 넣었더니",
            "One sequence of {steps} steps and {features} features is given to a layer.",
        ),
        "code": "x = np.zeros(({steps}, {features}))\nkeras.layers.SimpleRNN({units})(x)",
        "message": f"{NDIM}. Full shape received: ({{steps}}, {{features}})",
        "right": plain(BATCH),
        "wrong": [(plain(TIME), ONLY_BATCH), (plain(FEATURES), ONLY_BATCH), (FLAG, INPUT_ONLY)],
    },
    {
        "chapter": "sequences",
        "what": Text(
            "시퀀스 {batch}개에서 시점마다 수를 하나씩 {steps}번 재어 넣었더니",
            "{batch} sequences of {steps} steps, with one number at each step, are given to a layer.",
        ),
        "code": "x = np.zeros(({batch}, {steps}))\nkeras.layers.SimpleRNN({units})(x)",
        "message": f"{NDIM}. Full shape received: ({{batch}}, {{steps}})",
        "right": plain(FEATURES),
        "wrong": [(plain(TIME), ONLY_FEATURES), (plain(BATCH), ONLY_FEATURES), (FLAG, INPUT_ONLY)],
    },
    {
        "chapter": "sequences",
        "what": Text(
            "시퀀스 {batch}개의 첫 시점만 골라서 특성 {features}개씩 넣었더니",
            "Only the first step of {batch} sequences, with {features} features, is given to a layer.",
        ),
        "code": "x = np.zeros(({batch}, {features}))\nkeras.layers.SimpleRNN({units})(x)",
        "message": f"{NDIM}. Full shape received: ({{batch}}, {{features}})",
        "right": plain(TIME),
        "wrong": [(plain(BATCH), ONLY_TIME), (plain(FEATURES), ONLY_TIME), (FLAG, INPUT_ONLY)],
    },
    {
        "chapter": "rnn",
        "what": Text("층을 두 개 쌓았더니", "Two layers are stacked."),
        "code": "lower = keras.layers.{layer}({units})\nupper = keras.layers.{layer}({units})\n"
        "upper(lower(np.zeros(({batch}, {steps}, {features}))))",
        "message": f"{NDIM}. Full shape received: ({{batch}}, {{units}})",
        "right": Text("lower에 return_sequences=True", "return_sequences=True for lower"),
        "wrong": [
            (
                Text("upper에 return_sequences=True", "return_sequences=True for upper"),
                Text(
                    "upper의 출력이 아니라 upper가 받은 입력에 시점 축이 없습니다.",
                    "It is the input of upper that has no time axis, not its output.",
                ),
            ),
            (
                Text("lower에 return_state=True", "return_state=True for lower"),
                Text(
                    "상태가 더 나올 뿐이고 출력에 시점 축이 생기지는 않습니다.",
                    "This adds a state. The output still has no time axis.",
                ),
            ),
            (
                Text("lower의 입력에 배치 축 하나 더", "one more batch axis for the input of lower"),
                Text(
                    "lower의 입력에는 이미 축이 세 개 있습니다. 메시지의 모양은 lower의 출력입니다.",
                    "The input of lower already has three axes. The message shows the output of lower.",
                ),
            ),
        ],
    },
    {
        "chapter": "gru",
        "what": Text("GRU의 결과를 변수 세 개로 받았더니", "The result of a GRU is put into three variables."),
        "code": "x = np.zeros(({batch}, {steps}, {features}))\n"
        "outputs, h, c = keras.layers.GRU({units}, return_state=True)(x)",
        "message": "not enough values to unpack (expected 3, got 2)",
        "right": plain("outputs, h = …"),
        "wrong": [
            (
                FLAG,
                Text("return_sequences는 텐서의 수를 바꾸지 않습니다.", "This does not change how many tensors come."),
            ),
            (
                Text("return_state=True를 뺍니다", "no return_state=True"),
                Text("그러면 상태가 하나도 나오지 않습니다.", "Then no state comes at all."),
            ),
            (
                plain("outputs, c, h = …"),
                Text("GRU에는 셀 상태 c가 없습니다.", "A GRU has no cell state c."),
            ),
        ],
    },
    {
        "chapter": "lstm",
        "what": Text("LSTM의 결과를 변수 두 개로 받았더니", "The result of an LSTM is put into two variables."),
        "code": "x = np.zeros(({batch}, {steps}, {features}))\n"
        "outputs, h = keras.layers.LSTM({units}, return_state=True)(x)",
        "message": "too many values to unpack (expected 2",
        "right": plain("outputs, h, c = …"),
        "wrong": [
            (
                FLAG,
                Text("return_sequences는 텐서의 수를 바꾸지 않습니다.", "This does not change how many tensors come."),
            ),
            (
                plain("h, c = …"),
                Text(
                    "출력이 빠졌습니다. 텐서는 여전히 세 개입니다.", "The output is missing. Still three tensors come."
                ),
            ),
            (
                Text("return_state=True를 뺍니다", "no return_state=True"),
                Text("그러면 상태가 하나도 나오지 않습니다.", "Then no state comes at all."),
            ),
        ],
    },
]
