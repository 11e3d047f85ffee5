import itertools

from lib.questions import layers
from lib.questions.drills import DrillQuestion, judged
from lib.questions.words import words_beside

WORDS = words_beside(__file__)

# What learners write in place of the shape of an output or a state.
WRITTEN = (
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


def skills():
    for chapter in ("rnn", "lstm", "gru"):
        for states, sequences in itertools.product((False, True), repeat=2):
            yield chapter, 1 + states, {"return_sequences": sequences, "return_state": states}
    both = {"return_sequences": True, "return_state": True}
    for layer in ("LSTM", "GRU"):
        for mode in ("concat", "sum", "None"):
            yield "gru", 3, {**both, "layer": layer, "bidirectional": mode}


def ask(question):
    """Ask for the shapes of all tensors that a layer returns."""
    right = layers.tensors(question)
    count = 2 if question["bidirectional"] == "None" else 1
    outputs = right[:count]
    states = right[count:]
    answers = [states + outputs]
    for rule in layers.rules_for(layers.SHAPES, question):
        if rule["where"] == "number":
            answers.append(layers.tensors(layers.changed(question, rule)))
    for axes in WRITTEN:
        shape = tuple(layers.size(axis, question) for axis in axes.split(", "))
        answers += [[shape] * count + states, outputs + [shape] * len(states)]
    named = zip(question["names"], right)
    return DrillQuestion(
        prompt=WORDS["prompt"].with_values(shape=question["x"]),
        line=question["line"],
        right=str(right).strip("[]"),
        wrong=judged(layers.shapes_mistake, question, answers),
        reason=", ".join(f"{name} {shape}" for name, shape in named),
        code=question["code"],
    )
