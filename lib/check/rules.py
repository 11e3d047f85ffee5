"""Known mistakes about shapes and parameter counts, as data that exercises and the page 모양 훈련 share.

A mistake is the right answer to another question: whoever forgets the bias counts a layer with use_bias=False. A rule
is a dict. mistakes.py applies the rules in their order.

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

STEPS_SHARE = Text("The number of steps seems to be a factor. All steps share the same weights.")
OTHER_FORM = Text("This is the number of the other form. Look again how often this form's formula has a bias.")
ONE_PIECE = Text("Only one piece seems to be counted.")
FOUR_PIECES = Text("Four pieces seem to be counted. That is an LSTM.")
NO_CANDIDATE = Text("Two gates seem to be counted, without the candidate.")
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
    {"when": LSTM, "pieces": 3, "text": Text("Three gates seem to be counted, without the candidate.")},
    {"counts": {"recurrent_kernel": 0}, "text": Text("The recurrent weights, recurrent_kernel, are missing.")},
    {"counts": {"recurrent_kernel": 0, "bias": 0}, "text": Text("Only the kernel seems to be counted.")},
    {"change": {"use_bias": False}, "text": Text("The bias seems to be missing.")},
    {"change": {"use_bias": True}, "text": Text("The bias seems to be counted, but use_bias=False.")},
    {"counts": {"kernel": 0}, "text": Text("The input weights, kernel, are missing.")},
    {"counts": {"bias": 2}, "text": Text("The bias seems to be counted twice.")},
    {"change": {"units": "features", "features": "units"}, "text": Text("Units and features seem to be swapped.")},
    {
        "counts": {"recurrent_kernel": 0, "bias": 2},
        "text": Text("recurrent_kernel seems to be counted as a vector. It is a matrix."),
    },
    {"counts": {"kernel": "steps"}, "text": STEPS_SHARE},
    {"counts": {"kernel": "steps", "recurrent_kernel": "steps", "bias": "steps"}, "text": STEPS_SHARE},
    {
        "change": {"features": "steps"},
        "text": Text("The number of steps seems to stand in place of the number of features."),
    },
    {"change": {"bidirectional": ""}, "text": Text("One direction seems to be counted. Bidirectional has two layers.")},
    {
        "when": {"use_bias": True},
        "text": Text("Count the numbers in kernel, recurrent_kernel and bias one by one, then add them up."),
    },
    {"text": Text("Count the numbers in kernel and recurrent_kernel one by one, then add them up.")},
]

SEQUENCES, LAST_ONLY = {"return_sequences": True}, {"return_sequences": False}
CONCAT, ONE_WAY = {"bidirectional": "concat"}, {"bidirectional": ""}
NO_TIME = Text("The output has no time axis.")
TIME_LEFT = Text("The output still has a time axis.")
NO_BATCH = Text("The output has no batch axis.")

SHAPES = [
    {
        "where": "number",
        "when": {"return_state": False},
        "more": True,
        "change": {"return_state": True},
        "text": Text("return_state=False gives no state, but there are too many tensors."),
    },
    {
        "where": "state",
        "when": CONCAT,
        "shape": ["batch", "2 * units"],
        "text": Text("States are not joined: each direction returns its own."),
    },
    {
        "where": "number",
        "change": {"return_state": False},
        "text": Text("return_state=True gives states after the output."),
    },
    {
        "where": "number",
        "when": {"bidirectional": "None"},
        "change": CONCAT,
        "text": Text("With merge_mode=None each direction returns its own output."),
    },
    {"where": "number", "change": ONE_WAY, "text": Text("These are the states of one direction only.")},
    {"where": "number", "change": GRU, "text": Text("The cell state is missing.")},
    {
        "where": "number",
        "when": ONE_WAY,
        "text": Text("The number of tensors is different. How many states does this layer have?"),
    },
    {
        "where": "number",
        "text": Text("The number of tensors is different. How many states does each direction return?"),
    },
    {"where": "order", "text": Text("The output comes first, then the states.")},
    {
        "where": "output",
        "change": {"units": "features"},
        "text": Text("The last axis of the output is the number of features, not of units."),
    },
    {
        "where": "output",
        "when": CONCAT,
        "change": ONE_WAY,
        "text": Text("The last axis of the output has the size of one direction."),
    },
    {
        "where": "output",
        "when": CONCAT,
        "shape": ["batch", "2 * steps", "units"],
        "text": Text("The two outputs are joined along the time axis."),
    },
    {"where": "output", "when": ONE_WAY, "change": CONCAT, "text": Text("This layer reads in one direction only.")},
    {"where": "output", "change": CONCAT, "text": Text("With this merge_mode the two outputs are not joined.")},
    {
        "where": "output",
        "when": SEQUENCES,
        "shape": ["batch", "units", "steps"],
        "text": Text("The time axis and the units stand in each other's place."),
    },
    {"where": "output", "when": SEQUENCES, "shape": ["steps", None], "text": NO_BATCH},
    {"where": "output", "when": SEQUENCES, "shape": [None, None], "change": LAST_ONLY, "text": NO_TIME},
    {"where": "output", "when": LAST_ONLY, "shape": [None, None, None], "change": SEQUENCES, "text": TIME_LEFT},
    {"where": "output", "when": LAST_ONLY, "shape": [None], "text": NO_BATCH},
    {"where": "output", "text": Text("The shape of the output is different. Look again what each axis counts.")},
    {
        "where": "state",
        "shape": [None, None, None],
        "change": {**SEQUENCES, **ONE_WAY},
        "text": Text("A state has a time axis, but it belongs to the last step only."),
    },
    {"where": "state", "shape": [None], "text": Text("A state has no batch axis.")},
    {
        "where": "state",
        "shape": ["batch", "features"],
        "text": Text("The last axis of a state is the number of features, not of units."),
    },
    {"where": "state", "text": Text("The shape of a state is different. Its axes are (batch, units).")},
]

DATA = [
    {"shape": ["steps", "batch", "features"], "text": Text("The time axis stands before the batch axis.")},
    {
        "shape": ["batch", "steps * features"],
        "text": Text("The steps of a sequence are joined into one row. Time and features are separate axes."),
    },
    {
        "shape": ["batch * steps", "features"],
        "text": Text("All sequences are joined into one, and the borders between them are lost."),
    },
    {"shape": ["steps", "features"], "text": Text("The batch axis is missing.")},
    {"shape": ["batch", "features"], "text": Text("The time axis is missing.")},
    {"shape": ["batch", "steps"], "text": Text("The features axis is missing.")},
    {"shape": ["batch", "features", "steps"], "text": Text("The time axis and the features axis are swapped.")},
    {"shape": [None, "steps", "features"], "text": Text("The batch axis has another size.")},
    {"shape": ["batch", None, "features"], "text": Text("The time axis has another size.")},
    {"shape": ["batch", "steps", None], "text": Text("The features axis has another size.")},
    {
        "text": Text(
            "The axes are different. Put them in the order (batch, time, features), and look again what each counts."
        )
    },
]
