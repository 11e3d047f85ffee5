from lib import shapes
from lib.questions import layers
from lib.questions.drills import DrillQuestion, judged
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


def skills():
    for chapter in ("rnn", "lstm", "gru"):
        yield chapter, 1, {}
        yield chapter, 2, {"use_bias": False}
    yield "gru", 2, {"reset_after": False}
    for layer in ("LSTM", "GRU"):
        yield "gru", 3, {"layer": layer, "bidirectional": "concat"}


def ask(question):
    """Ask for a number of parameters."""
    right = layers.count(question, {})
    answers = [
        layers.count(question, rule)
        for rule in layers.rules_for(layers.PARAMS, question)
        if layers.is_of_value(rule)
    ]
    return DrillQuestion(
        prompt=WORDS["prompt"].with_values(shape=question["x"]),
        line=question["line"],
        right=str(right),
        wrong=judged(layers.count_mistake, question, answers),
        reason=f"{formula(question)} = {right}",
        code=question["code"],
    )


def formula(question):
    """How the parameters are counted, such as "4 × (5×3 + 3×3 + 3)"."""
    named = ("layer", "features", "units", "use_bias", "reset_after")
    weights = shapes.weight_shapes(*(question[name] for name in named))
    terms = []
    for shape in weights.values():
        sizes = [*shape[:-1], question["units"]]
        terms.append("×".join(map(str, sizes)))
    factors = [f"({' + '.join(terms)})"]
    if shapes.GATES[question["layer"]] > 1:
        factors.insert(0, str(shapes.GATES[question["layer"]]))
    if question["bidirectional"]:
        factors.insert(0, "2")
    return " × ".join(factors)
