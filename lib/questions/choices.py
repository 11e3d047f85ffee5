"""What the page 모양 훈련 lets learners choose from: which tensors are equal, and what an error message asks for.

PICKS: (settings, target, right, wrong): in a call with these settings `target` equals the expression `right`, and none
of `wrong`, which is {expression: what is wrong with it}. {units} stands for the number of units.

ERRORS: (chapter that asks it, what was done, code, the message with which it fails, what mends it, {another change: why
it does not help}). tests/site/explorers/test_drills.py runs all of it.
"""

from lib.text import Text

FIRST_STEP = Text("This is the first step, not the last.")
LAST_SEQUENCE = Text("This is the last sequence of the batch, not the last step.")
LAST_UNIT = Text("This is the last unit, not the last step.")
ONE_SEQUENCE = Text("The batch axis is missing: this is one sequence only.")
CELL = Text("This is the cell state c. Only h comes out as the layer's output.")
BOTH = Text("The two directions are joined here. Take one of them.")
FORWARD_HALF = Text("The first half is the output of the forward layer.")
BACKWARD_HALF = Text("The second half is the output of the backward layer.")
READS_BACK = Text(
    "The backward layer reads from the end, so the step that it reads last is the first one."
)
ALL = {"return_sequences": True, "return_state": True, "bidirectional": ""}
LAST = {**ALL, "return_sequences": False}
BOTH_ALL, BOTH_LAST = {**ALL, "bidirectional": "concat"}, {**LAST, "bidirectional": "concat"}

PICKS = [
    (
        ALL,
        "last_state",
        "outputs[:, -1]",
        {
            "outputs[:, 0]": FIRST_STEP,
            "outputs[-1]": LAST_SEQUENCE,
            "outputs[..., -1]": LAST_UNIT,
            "cell_state": CELL,
        },
    ),
    (
        LAST,
        "last_state",
        "outputs",
        {"outputs[-1]": ONE_SEQUENCE, "outputs[:, -1]": LAST_UNIT, "cell_state": CELL},
    ),
    (
        BOTH_ALL,
        "forward_last_state",
        "outputs[:, -1, :{units}]",
        {
            "outputs[:, -1, {units}:]": BACKWARD_HALF,
            "outputs[:, 0, :{units}]": FIRST_STEP,
            "outputs[:, -1]": BOTH,
        },
    ),
    (
        BOTH_ALL,
        "backward_last_state",
        "outputs[:, 0, {units}:]",
        {
            "outputs[:, -1, {units}:]": READS_BACK,
            "outputs[:, 0, :{units}]": FORWARD_HALF,
            "outputs[:, 0]": BOTH,
        },
    ),
    (
        BOTH_LAST,
        "forward_last_state",
        "outputs[:, :{units}]",
        {"outputs[:, {units}:]": BACKWARD_HALF, "outputs": BOTH},
    ),
    (
        BOTH_LAST,
        "backward_last_state",
        "outputs[:, {units}:]",
        {"outputs[:, :{units}]": FORWARD_HALF, "outputs": BOTH},
    ),
]

# What learners write in place of the shape of an output or a state.
SHAPES_WRITTEN = (
    "batch, steps, units",
    "batch, steps, 2 * units",
    "batch, steps, features",
    "batch, 2 * steps, units",
    "batch, units, steps",
    "batch, units",
    "batch, 2 * units",
    "batch, features",
    "batch, steps",
    "steps, units",
    "batch",
    "units",
)

NDIM = "expected ndim=3, found ndim=2"
INPUT_ONLY = Text("return_sequences changes the output. The error is about the input.")
FLAG = "return_sequences=True"
X, SAME_COUNT = (
    "x = np.zeros(({batch}, {steps}, {features}))\n",
    Text("This does not change how many tensors come."),
)
NO_STATE = {Text("no return_state=True"): Text("Then no state comes at all.")}


def missing_axis(what, shape, right, why, *others):
    """An input of two axes that a layer refuses. The `others` are the wrong places for the missing axis."""
    code = f"x = np.zeros(({shape}))\nkeras.layers.SimpleRNN({{units}})(x)"
    message = f"{NDIM}. Full shape received: ({shape})"
    wrong = {f"x[{place}]": why for place in others}
    return "sequences", what, code, message, f"x[{right}]", {**wrong, FLAG: INPUT_ONLY}


BATCH, TIME, FEATURES = "np.newaxis", ":, np.newaxis", "..., np.newaxis"
ERRORS = [
    missing_axis(
        Text("One sequence of {steps} steps and {features} features is given to a layer."),
        "{steps}, {features}",
        BATCH,
        Text("What is missing is the batch axis, which counts sequences."),
        TIME,
        FEATURES,
    ),
    missing_axis(
        Text(
            "{batch} sequences of {steps} steps, with one number at each step, are given to a layer."
        ),
        "{batch}, {steps}",
        FEATURES,
        Text("The features axis is missing: one number at each step."),
        TIME,
        BATCH,
    ),
    missing_axis(
        Text(
            "Only the first step of {batch} sequences, with {features} features, is given to a layer."
        ),
        "{batch}, {features}",
        TIME,
        Text("The time axis is missing: one step each."),
        BATCH,
        FEATURES,
    ),
    (
        "rnn",
        Text("Two layers are stacked."),
        "lower = keras.layers.SimpleRNN({units})\nupper = keras.layers.SimpleRNN({units})\nupper(lower(np.zeros(({batch}, {steps}, {features}))))",
        f"{NDIM}. Full shape received: ({{batch}}, {{units}})",
        Text("return_sequences=True for lower"),
        {
            Text("return_sequences=True for upper"): Text(
                "It is the input of upper that has no time axis, not its output."
            ),
            Text("return_state=True for lower"): Text(
                "This adds a state. The output still has no time axis."
            ),
            Text("one more batch axis for the input of lower"): Text(
                "The input of lower already has three axes. The message shows the output of lower."
            ),
        },
    ),
    (
        "gru",
        Text("The result of a GRU is put into three variables."),
        X + "outputs, h, c = keras.layers.GRU({units}, return_state=True)(x)",
        "not enough values to unpack (expected 3, got 2)",
        "outputs, h = …",
        {FLAG: SAME_COUNT, "outputs, c, h = …": Text("A GRU has no cell state c."), **NO_STATE},
    ),
    (
        "lstm",
        Text("The result of an LSTM is put into two variables."),
        X + "outputs, h = keras.layers.LSTM({units}, return_state=True)(x)",
        "too many values to unpack (expected 2",
        "outputs, h, c = …",
        {
            FLAG: SAME_COUNT,
            "h, c = …": Text("The output is missing. Still three tensors come."),
            **NO_STATE,
        },
    ),
]
