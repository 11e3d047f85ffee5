"""Known mistakes about shapes and parameter counts, as data that exercises and the page 모양 훈련 share.

A mistake is the right answer to another question: whoever forgets the bias counts a layer with use_bias=False. A rule
is a dict. mistakes.py applies the rules in their order; explorers/keras/mistakes.js does so in the browser.

    text       what the learner reads
    when       settings of the questions that the rule is for; without it, all questions
    change     settings of the other question; the name of a size stands for its value: {"features": "steps"}
    counts     how often each weight is counted, a number or the name of a size; once where nothing is said
    pieces     how many pieces of the kernel are counted: of an LSTM 4, of a GRU 3
    shape      the shape itself: names of sizes, "2 * units", or None for any size
    where      which part of a list of shapes the rule is about: "number", "order", "output" or "state"
    more       True: only if more tensors came than the layer returns

A rule of `where` without change, shape and more fits any answer whose part is wrong. A rule with shape or more may also
have a change, as an example of the mistake: the page offers the answer to that question as a wrong one to choose from.
"""

from lib.text import Text

STEPS_SHARE = Text(
    "시점의 수를 곱한 것 같습니다. 모든 시점이 같은 가중치를 함께 씁니다.",
    "The number of steps seems to be a factor. All steps share the same weights.",
)
OTHER_FORM = Text(
    "다른 형태의 수입니다. 이 형태의 식에 편향이 몇 번 나오는지 다시 보세요.",
    "This is the number of the other form. Look again how often this form's formula has a bias.",
)
ONE_PIECE = Text("한 조각만 센 것 같습니다.", "Only one piece seems to be counted.")
FOUR_PIECES = Text(
    "조각을 네 개로 센 것 같습니다. 네 개인 층은 LSTM입니다.", "Four pieces seem to be counted. That is an LSTM."
)
NO_CANDIDATE = Text(
    "게이트 두 개만 세고 후보 상태를 빠뜨린 것 같습니다.",
    "Two gates seem to be counted, without the candidate.",
)
GRU, LSTM = {"layer": "GRU"}, {"layer": "LSTM"}

PARAMS = [
    {"change": {"reset_after": False}, "text": OTHER_FORM},
    {"change": {"reset_after": True}, "text": OTHER_FORM},
    {"pieces": 1, "text": ONE_PIECE},
    {"change": {"layer": "SimpleRNN"}, "text": ONE_PIECE},
    {"when": GRU, "pieces": 2, "text": NO_CANDIDATE},
    {"when": {**GRU, "reset_after": True}, "change": {"reset_after": False}, "pieces": 2, "text": NO_CANDIDATE},
    {"when": GRU, "pieces": 4, "text": FOUR_PIECES},
    {"when": GRU, "change": LSTM, "text": FOUR_PIECES},
    {
        "when": LSTM,
        "pieces": 3,
        "text": Text(
            "게이트 세 개만 세고 후보 상태를 빠뜨린 것 같습니다.",
            "Three gates seem to be counted, without the candidate.",
        ),
    },
    {
        "counts": {"recurrent_kernel": 0},
        "text": Text(
            "순환 가중치 recurrent_kernel이 빠졌습니다.", "The recurrent weights, recurrent_kernel, are missing."
        ),
    },
    {
        "counts": {"recurrent_kernel": 0, "bias": 0},
        "text": Text("입력 가중치 kernel만 센 것 같습니다.", "Only the kernel seems to be counted."),
    },
    {
        "change": {"use_bias": False},
        "text": Text("편향을 세지 않은 것 같습니다.", "The bias seems to be missing."),
    },
    {
        "change": {"use_bias": True},
        "text": Text("use_bias=False인데 편향도 센 것 같습니다.", "The bias seems to be counted, but use_bias=False."),
    },
    {
        "counts": {"kernel": 0},
        "text": Text("입력 가중치 kernel이 빠졌습니다.", "The input weights, kernel, are missing."),
    },
    {"counts": {"bias": 2}, "text": Text("편향을 두 번 센 것 같습니다.", "The bias seems to be counted twice.")},
    {
        "change": {"units": "features", "features": "units"},
        "text": Text("유닛의 수와 특성의 수를 서로 바꾼 것 같습니다.", "Units and features seem to be swapped."),
    },
    {
        "counts": {"recurrent_kernel": 0, "bias": 2},
        "text": Text(
            "recurrent_kernel을 벡터로 센 것 같습니다. recurrent_kernel은 행렬입니다.",
            "recurrent_kernel seems to be counted as a vector. It is a matrix.",
        ),
    },
    {"counts": {"kernel": "steps"}, "text": STEPS_SHARE},
    {"counts": {"kernel": "steps", "recurrent_kernel": "steps", "bias": "steps"}, "text": STEPS_SHARE},
    {
        "change": {"features": "steps"},
        "text": Text(
            "특성의 수 자리에 시점의 수를 넣은 것 같습니다.",
            "The number of steps seems to stand in place of the number of features.",
        ),
    },
    {
        "change": {"bidirectional": ""},
        "text": Text(
            "한 방향만 센 것 같습니다. 양방향이면 층이 두 벌입니다.",
            "One direction seems to be counted. Bidirectional has two layers.",
        ),
    },
    {
        "when": {"use_bias": True},
        "text": Text(
            "kernel, recurrent_kernel, bias에 들어 있는 수를 하나씩 세어 더해 보세요.",
            "Count the numbers in kernel, recurrent_kernel and bias one by one, then add them up.",
        ),
    },
    {
        "text": Text(
            "kernel과 recurrent_kernel에 들어 있는 수를 하나씩 세어 더해 보세요.",
            "Count the numbers in kernel and recurrent_kernel one by one, then add them up.",
        )
    },
]

SEQUENCES, LAST_ONLY = {"return_sequences": True}, {"return_sequences": False}
CONCAT, ONE_WAY = {"bidirectional": "concat"}, {"bidirectional": ""}
NO_TIME = Text("출력에 시점 축이 없습니다.", "The output has no time axis.")
TIME_LEFT = Text("출력에 시점 축이 남아 있습니다.", "The output still has a time axis.")
NO_BATCH = Text("출력에 배치 축이 없습니다.", "The output has no batch axis.")

SHAPES = [
    {
        "where": "number",
        "when": {"return_state": False},
        "more": True,
        "change": {"return_state": True},
        "text": Text(
            "return_state=False이므로 상태가 없어야 하는데 텐서가 너무 많습니다.",
            "return_state=False gives no state, but there are too many tensors.",
        ),
    },
    {
        "where": "state",
        "when": CONCAT,
        "shape": ["batch", "2 * units"],
        "text": Text(
            "상태는 이어 붙지 않고 방향마다 따로 옵니다.", "States are not joined: each direction returns its own."
        ),
    },
    {
        "where": "number",
        "change": {"return_state": False},
        "text": Text(
            "return_state=True이므로 출력 뒤에 상태도 있어야 합니다.",
            "return_state=True gives states after the output.",
        ),
    },
    {
        "where": "number",
        "when": {"bidirectional": "None"},
        "change": CONCAT,
        "text": Text(
            "merge_mode=None이면 두 방향의 출력이 따로 옵니다.",
            "With merge_mode=None each direction returns its own output.",
        ),
    },
    {
        "where": "number",
        "change": ONE_WAY,
        "text": Text("상태가 한 방향의 것뿐입니다.", "These are the states of one direction only."),
    },
    {"where": "number", "change": GRU, "text": Text("셀 상태가 빠졌습니다.", "The cell state is missing.")},
    {
        "where": "number",
        "when": ONE_WAY,
        "text": Text(
            "텐서의 수가 다릅니다. 이 층에 상태가 몇 개 있는지 세어 보세요.",
            "The number of tensors is different. How many states does this layer have?",
        ),
    },
    {
        "where": "number",
        "text": Text(
            "텐서의 수가 다릅니다. 방향마다 상태가 몇 개인지 세어 보세요.",
            "The number of tensors is different. How many states does each direction return?",
        ),
    },
    {
        "where": "order",
        "text": Text("출력이 먼저 오고 상태가 그다음에 옵니다.", "The output comes first, then the states."),
    },
    {
        "where": "output",
        "change": {"units": "features"},
        "text": Text(
            "출력의 마지막 축이 유닛의 수가 아니라 특성의 수입니다.",
            "The last axis of the output is the number of features, not of units.",
        ),
    },
    {
        "where": "output",
        "when": CONCAT,
        "change": ONE_WAY,
        "text": Text(
            "출력의 마지막 축이 한 방향의 크기입니다.", "The last axis of the output has the size of one direction."
        ),
    },
    {
        "where": "output",
        "when": CONCAT,
        "shape": ["batch", "2 * steps", "units"],
        "text": Text(
            "두 방향의 출력을 시점 축에서 이어 붙였습니다.", "The two outputs are joined along the time axis."
        ),
    },
    {
        "where": "output",
        "when": ONE_WAY,
        "change": CONCAT,
        "text": Text("이 층은 한 방향으로만 읽습니다.", "This layer reads in one direction only."),
    },
    {
        "where": "output",
        "change": CONCAT,
        "text": Text(
            "이 merge_mode에서는 두 방향의 출력을 이어 붙이지 않습니다.",
            "With this merge_mode the two outputs are not joined.",
        ),
    },
    {
        "where": "output",
        "when": SEQUENCES,
        "shape": ["batch", "units", "steps"],
        "text": Text(
            "시점 축과 유닛 축의 순서가 바뀌었습니다.", "The time axis and the units stand in each other's place."
        ),
    },
    {"where": "output", "when": SEQUENCES, "shape": ["steps", None], "text": NO_BATCH},
    {"where": "output", "when": SEQUENCES, "shape": [None, None], "change": LAST_ONLY, "text": NO_TIME},
    {"where": "output", "when": LAST_ONLY, "shape": [None, None, None], "change": SEQUENCES, "text": TIME_LEFT},
    {"where": "output", "when": LAST_ONLY, "shape": [None], "text": NO_BATCH},
    {
        "where": "output",
        "text": Text(
            "출력의 모양이 다릅니다. 축마다 무엇을 세는지 다시 보세요.",
            "The shape of the output is different. Look again what each axis counts.",
        ),
    },
    {
        "where": "state",
        "shape": [None, None, None],
        "change": {**SEQUENCES, **ONE_WAY},
        "text": Text(
            "상태에 시점 축이 있습니다. 상태는 마지막 시점의 것뿐입니다.",
            "A state has a time axis, but it belongs to the last step only.",
        ),
    },
    {"where": "state", "shape": [None], "text": Text("상태에 배치 축이 없습니다.", "A state has no batch axis.")},
    {
        "where": "state",
        "shape": ["batch", "features"],
        "text": Text(
            "상태의 마지막 축이 유닛의 수가 아니라 특성의 수입니다.",
            "The last axis of a state is the number of features, not of units.",
        ),
    },
    {
        "where": "state",
        "text": Text(
            "상태의 모양이 다릅니다. 상태의 축은 (배치, 유닛)입니다.",
            "The shape of a state is different. Its axes are (batch, units).",
        ),
    },
]

DATA = [
    {
        "shape": ["steps", "batch", "features"],
        "text": Text("시점 축이 배치 축보다 앞에 있습니다.", "The time axis stands before the batch axis."),
    },
    {
        "shape": ["batch", "steps * features"],
        "text": Text(
            "한 시퀀스의 시점들을 하나로 이어 붙였습니다. 시점 축과 특성 축은 따로 있어야 합니다.",
            "The steps of a sequence are joined into one row. Time and features are separate axes.",
        ),
    },
    {
        "shape": ["batch * steps", "features"],
        "text": Text(
            "모든 시퀀스를 하나로 이어 붙여서 시퀀스의 경계가 사라졌습니다.",
            "All sequences are joined into one, and the borders between them are lost.",
        ),
    },
    {"shape": ["steps", "features"], "text": Text("배치 축이 없습니다.", "The batch axis is missing.")},
    {"shape": ["batch", "features"], "text": Text("시점 축이 없습니다.", "The time axis is missing.")},
    {"shape": ["batch", "steps"], "text": Text("특성 축이 없습니다.", "The features axis is missing.")},
    {
        "shape": ["batch", "features", "steps"],
        "text": Text("시점 축과 특성 축의 순서가 바뀌었습니다.", "The time axis and the features axis are swapped."),
    },
    {
        "shape": [None, "steps", "features"],
        "text": Text("배치 축의 크기가 다릅니다.", "The batch axis has another size."),
    },
    {
        "shape": ["batch", None, "features"],
        "text": Text("시점 축의 크기가 다릅니다.", "The time axis has another size."),
    },
    {
        "shape": ["batch", "steps", None],
        "text": Text("특성 축의 크기가 다릅니다.", "The features axis has another size."),
    },
    {
        "text": Text(
            "축이 다릅니다. (배치, 시점, 특성)의 순서로 놓고 축마다 무엇을 세는지 다시 보세요.",
            "The axes are different. Put them in the order (batch, time, features), and look again what each counts.",
        )
    },
]
