"""Known mistakes about shapes and parameter counts, as data that exercises and the page 모양 훈련 share.

A mistake is the right answer to another question: whoever forgets the bias counts a layer with use_bias=False. A rule
is a dict. mistakes.py applies the rules in their order.

    text       what the learner reads
    when       settings of the questions that the rule is for; without it, all questions
    change     settings of the other question; the name of a size stands for its value: {"features": "steps"}
    counts     how often each weight is counted, a number or the name of a size; once where nothing is said
    pieces     how many pieces of the kernel are counted: of an LSTM 4, of a GRU 3
    shape      the shape itself: names of sizes, products such as "2 * units", or "?" for any size
    where      which part of a list of shapes the rule is about: "number", "order", "output" or "state"
    more       True: only if more tensors came than the layer returns

A rule of `where` without change, shape and more fits any answer whose part is wrong. The page 모양 훈련 offers the answer to
the other question of a rule of "number" as a wrong one to choose from, also where the rule asks for `more`.
"""

from functools import partial

from lib.text import Text


def rule(text, **settings):
    """A rule with what the learner reads; a shape is written as text, "batch, ?, 2 * units"."""
    if "shape" in settings:
        settings["shape"] = settings["shape"].split(", ")
    return {"text": text, **settings}


number, order, output, state = (
    partial(rule, where=where) for where in ("number", "order", "output", "state")
)

STEPS_SHARE = Text("The number of steps seems to be a factor. All steps share the same weights.")
OTHER_FORM = Text(
    "This is the number of the other form. Look again how often this form's formula has a bias."
)
ONE_PIECE = Text("Only one piece seems to be counted.")
FOUR_PIECES = Text("Four pieces seem to be counted. That is an LSTM.")
NO_CANDIDATE = Text("Two gates seem to be counted, without the candidate.")
GRU, LSTM = {"layer": "GRU"}, {"layer": "LSTM"}

PARAMS = [
    rule(OTHER_FORM, change={"reset_after": False}),
    rule(OTHER_FORM, change={"reset_after": True}),
    rule(ONE_PIECE, pieces=1),
    rule(ONE_PIECE, change={"layer": "SimpleRNN"}),
    rule(NO_CANDIDATE, when=GRU, pieces=2),
    rule(NO_CANDIDATE, when={**GRU, "reset_after": True}, change={"reset_after": False}, pieces=2),
    rule(FOUR_PIECES, when=GRU, pieces=4),
    rule(FOUR_PIECES, when=GRU, change=LSTM),
    rule(Text("Three gates seem to be counted, without the candidate."), when=LSTM, pieces=3),
    rule(
        Text("The recurrent weights, recurrent_kernel, are missing."),
        counts={"recurrent_kernel": 0},
    ),
    rule(Text("Only the kernel seems to be counted."), counts={"recurrent_kernel": 0, "bias": 0}),
    rule(Text("The bias seems to be missing."), change={"use_bias": False}),
    rule(Text("The bias seems to be counted, but use_bias=False."), change={"use_bias": True}),
    rule(Text("The input weights, kernel, are missing."), counts={"kernel": 0}),
    rule(Text("The bias seems to be counted twice."), counts={"bias": 2}),
    rule(
        Text("Units and features seem to be swapped."),
        change={"units": "features", "features": "units"},
    ),
    rule(
        Text("recurrent_kernel seems to be counted as a vector. It is a matrix."),
        counts={"recurrent_kernel": 0, "bias": 2},
    ),
    rule(STEPS_SHARE, counts={"kernel": "steps"}),
    rule(STEPS_SHARE, counts={"kernel": "steps", "recurrent_kernel": "steps", "bias": "steps"}),
    rule(
        Text("The number of steps seems to stand in place of the number of features."),
        change={"features": "steps"},
    ),
    rule(
        Text("One direction seems to be counted. Bidirectional has two layers."),
        change={"bidirectional": ""},
    ),
    rule(
        Text(
            "Count the numbers in kernel, recurrent_kernel and bias one by one, then add them up."
        ),
        when={"use_bias": True},
    ),
    rule(Text("Count the numbers in kernel and recurrent_kernel one by one, then add them up.")),
]

SEQUENCES, LAST_ONLY = {"return_sequences": True}, {"return_sequences": False}
CONCAT, ONE_WAY = {"bidirectional": "concat"}, {"bidirectional": ""}
NO_BATCH = Text("The output has no batch axis.")

SHAPES = [
    number(
        Text("return_state=False gives no state, but there are too many tensors."),
        when={"return_state": False},
        more=True,
        change={"return_state": True},
    ),
    state(
        Text("States are not joined: each direction returns its own."),
        when=CONCAT,
        shape="batch, 2 * units",
    ),
    number(
        Text("return_state=True gives states after the output."), change={"return_state": False}
    ),
    number(
        Text("With merge_mode=None each direction returns its own output."),
        when={"bidirectional": "None"},
        change=CONCAT,
    ),
    number(Text("These are the states of one direction only."), change=ONE_WAY),
    number(Text("The cell state is missing."), change=GRU),
    number(
        Text("The number of tensors is different. How many states does this layer have?"),
        when=ONE_WAY,
    ),
    number(Text("The number of tensors is different. How many states does each direction return?")),
    order(Text("The output comes first, then the states.")),
    output(
        Text("The last axis of the output is the number of features, not of units."),
        change={"units": "features"},
    ),
    output(
        Text("The last axis of the output has the size of one direction."),
        when=CONCAT,
        change=ONE_WAY,
    ),
    output(
        Text("The two outputs are joined along the time axis."),
        when=CONCAT,
        shape="batch, 2 * steps, units",
    ),
    output(Text("This layer reads in one direction only."), when=ONE_WAY, change=CONCAT),
    output(Text("With this merge_mode the two outputs are not joined."), change=CONCAT),
    output(
        Text("The time axis and the units stand in each other's place."),
        when=SEQUENCES,
        shape="batch, units, steps",
    ),
    output(NO_BATCH, when=SEQUENCES, shape="steps, ?"),
    output(Text("The output has no time axis."), when=SEQUENCES, shape="?, ?"),
    output(Text("The output still has a time axis."), when=LAST_ONLY, shape="?, ?, ?"),
    output(NO_BATCH, when=LAST_ONLY, shape="?"),
    output(Text("The shape of the output is different. Look again what each axis counts.")),
    state(Text("A state has a time axis, but it belongs to the last step only."), shape="?, ?, ?"),
    state(Text("A state has no batch axis."), shape="?"),
    state(
        Text("The last axis of a state is the number of features, not of units."),
        shape="batch, features",
    ),
    state(Text("The shape of a state is different. Its axes are (batch, units).")),
]

DATA = [
    rule(Text("The time axis stands before the batch axis."), shape="steps, batch, features"),
    rule(
        Text(
            "The steps of a sequence are joined into one row. Time and features are separate axes."
        ),
        shape="batch, steps * features",
    ),
    rule(
        Text("All sequences are joined into one, and the borders between them are lost."),
        shape="batch * steps, features",
    ),
    rule(Text("The batch axis is missing."), shape="steps, features"),
    rule(Text("The time axis is missing."), shape="batch, features"),
    rule(Text("The features axis is missing."), shape="batch, steps"),
    rule(Text("The time axis and the features axis are swapped."), shape="batch, features, steps"),
    rule(Text("The batch axis has another size."), shape="?, steps, features"),
    rule(Text("The time axis has another size."), shape="batch, ?, features"),
    rule(Text("The features axis has another size."), shape="batch, steps, ?"),
    rule(
        Text(
            "The axes are different. Put them in the order (batch, time, features), and look again what each counts."
        )
    ),
]
