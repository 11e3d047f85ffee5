"""The questions of the page 모양 훈련, with what is said about each answer. The build puts them on the page.

A skill is what a question asks about, without its sizes. lib.check says what is wrong with an answer, so a learner reads
the same sentence here and in an exercise.
"""

import itertools
import json
import random

from lib import shapes
from lib.questions import choices
from lib.questions import layers as mistakes
from lib.questions.layer_rules import DATA, PARAMS, SHAPES
from lib.questions.notebook import OPENING, RIGHT, WRONG
from lib.text import Text

LAYERS = {"sequences": "SimpleRNN", "rnn": "SimpleRNN", "lstm": "LSTM", "gru": "GRU"}
SIZES = range(2, 8)
STORIES = [
    Text(
        "{batch} sentences of {steps} characters become one-hot, over a vocabulary of {features}. Which shape does the array x have?"
    ),
    Text(
        "There are {batch} records in which {features} sensors were read {steps} times. Which shape does the array x for a recurrent layer have?"
    ),
]


def as_json(language):
    """What the page loads, as JSON: how a verdict begins, and the skills with their questions."""
    asked = [
        {
            "chapter": chapter,
            "level": level,
            "questions": [shown for _, shown in questions(chapter, ask, settings)],
        }
        for chapter, level, ask, settings in skills()
    ]
    content = {"right": OPENING[RIGHT], "wrong": OPENING[WRONG], "skills": asked}
    return json.dumps(
        content, ensure_ascii=False, separators=(",", ":"), default=lambda text: text.to(language)
    )


def skills():
    """All skills: (chapter, level from 0 to 3, function that asks, settings). The page begins with level 0."""
    for story in range(len(STORIES)):
        yield "sequences", story, ask_data, {"story": story}
    for chapter in ("rnn", "lstm", "gru"):
        for state, sequences in itertools.product((False, True), repeat=2):
            yield (
                chapter,
                1 + state,
                ask_shapes,
                {"return_sequences": sequences, "return_state": state},
            )
        yield chapter, 1, ask_params, {}
        yield chapter, 2, ask_params, {"use_bias": False}
    yield "gru", 2, ask_params, {"reset_after": False}
    for layer in ("LSTM", "GRU"):
        for mode in ("concat", "sum", "None"):
            yield "gru", 3, ask_shapes, {**choices.ALL, "layer": layer, "bidirectional": mode}
        yield "gru", 3, ask_params, {"layer": layer, "bidirectional": "concat"}
    for number, (settings, *_) in enumerate(choices.PICKS):
        level, chapters = (3, ["gru"]) if settings["bidirectional"] else (2, ["rnn", "lstm", "gru"])
        for chapter in chapters:
            yield chapter, level, ask_equal, {**settings, "pick": number}
    for number, (chapter, *_) in enumerate(choices.ERRORS):
        yield chapter, 1 if chapter == "sequences" else 2, ask_error, {"error": number}


def questions(chapter, ask, settings):
    """The questions on a skill, one for each number of units: pairs (settings with sizes and code, what the page gets).

    The page gets prompt, line of code, options (pairs: answer, what is wrong with it or ""), reason, and the code to copy.
    """
    rng = random.Random(f"{chapter} {ask.__name__} {settings}")
    for units in SIZES:
        batch, steps, features = x = tuple(rng.sample([size for size in SIZES if size != units], 3))
        sizes = {"batch": batch, "steps": steps, "features": features, "units": units, "x": x}
        question = {**mistakes.PLAIN, "layer": LAYERS[chapter], **settings, **sizes}
        prompt, line, right, wrong, reason, code = ask(question | code_of(question))
        options = [(right, ""), *rng.sample(list(wrong.items()), min(3, len(wrong)))]
        rng.shuffle(options)
        yield (
            question,
            {"prompt": prompt, "line": line, "options": options, "reason": reason, "code": code},
        )


def code_of(question):
    """Names of the tensors that a layer returns, a line that builds and calls it, and code in which Keras shows shapes."""
    flags = ("return_sequences", "return_state", "use_bias", "reset_after")
    changed = [
        f"{flag}={question[flag]}" for flag in flags if question[flag] != mistakes.PLAIN[flag]
    ]
    layer = f"keras.layers.{question['layer']}({', '.join([str(question['units']), *changed])})"
    mode, directions = question["bidirectional"], [""]
    if mode:
        merge = {"concat": "", "sum": ', merge_mode="sum"', "None": ", merge_mode=None"}[mode]
        layer, directions = f"keras.layers.Bidirectional({layer}{merge})", ["forward_", "backward_"]
    outputs = [f"{direction}outputs" for direction in directions] if mode == "None" else ["outputs"]
    states = shapes.STATES[question["layer"]] if question["return_state"] else ()
    names = outputs + [direction + state for direction in directions for state in states]
    call = f"x = np.random.normal(size={question['x']})\nlayer = {layer}\n{', '.join(names)} = layer(x)\n\n"
    prints = "\n".join(f'print("{name}", {name}.shape)' for name in names)
    return {
        "names": names,
        "line": f"{layer}(x)",
        "call": call,
        "code": f"{call}{prints}\nprint(layer.count_params())",
    }


# Each function returns prompt, line of code, right answer, {wrong answer: Text}, reason, and code in which Keras answers.


def ask_data(question):
    """Ask for the shape of an input."""
    known = [rule["shape"] for rule in DATA if "shape" in rule and "?" not in rule["shape"]]
    answers = [tuple(mistakes.size(axis, question) for axis in axes) for axes in known]
    story, features, x = STORIES[question["story"]], question["features"], question["x"]
    prompt = Text(story.message, **question)
    reason = Text("The axes come in the order batch, time, features.")
    code = f"kinds = np.random.randint({features}, size={x[:2]})\nprint(keras.utils.to_categorical(kinds, {features}).shape)"
    return prompt, "", str(x), judged(mistakes.data_mistake, question, answers), reason, code


def ask_params(question):
    """Ask for a number of parameters. The reason is its formula, such as 4 × (5×3 + 3×3 + 3) = 108."""
    rules = [
        rule
        for rule in mistakes.rules_for(PARAMS, question)
        if rule.keys() & {"change", "counts", "pieces"}
    ]
    right, *answers = (mistakes.count(question, rule) for rule in [{}, *rules])
    weights = shapes.weight_shapes(
        *(question[name] for name in ("layer", "features", "units", "use_bias", "reset_after"))
    )
    terms = ["×".join(map(str, (*shape[:-1], question["units"]))) for shape in weights.values()]
    blocks = (2 if question["bidirectional"] else 1, shapes.GATES[question["layer"]])
    formula = " × ".join([*(str(count) for count in blocks if count > 1), f"({' + '.join(terms)})"])
    prompt = Text(
        "x has the shape {shape}. How many parameters does this layer have?", shape=question["x"]
    )
    wrong = judged(mistakes.count_mistake, question, answers)
    return prompt, question["line"], str(right), wrong, f"{formula} = {right}", question["code"]


def ask_shapes(question):
    """Ask for the shapes of all tensors that a layer returns."""
    right, count = mistakes.tensors(question), 2 if question["bidirectional"] == "None" else 1
    outputs, states = right[:count], right[count:]
    other_numbers = [
        rule for rule in mistakes.rules_for(SHAPES, question) if rule["where"] == "number"
    ]
    answers = [mistakes.tensors(mistakes.changed(question, rule)) for rule in other_numbers] + [
        states + outputs
    ]
    for axes in choices.SHAPES_WRITTEN:
        shape = tuple(mistakes.size(axis, question) for axis in axes.split(", "))
        answers += [[shape] * count + states, outputs + [shape] * len(states)]
    prompt = Text(
        "x has the shape {shape}. Which shapes do the tensors have that this layer returns, in order?",
        shape=question["x"],
    )
    wrong = judged(mistakes.shapes_mistake, question, answers)
    reason = ", ".join(
        f"{name} {shape}" for name, shape in zip(question["names"], right, strict=True)
    )
    return prompt, question["line"], str(right).strip("[]"), wrong, reason, question["code"]


def ask_equal(question):
    """Ask which of the returned tensors are equal."""
    _, target, right, wrong = choices.PICKS[question["pick"]]
    right, wrong = (
        right.format(**question),
        {pick.format(**question): says for pick, says in wrong.items()},
    )
    if question["layer"] != "LSTM":
        wrong.pop("cell_state", None)
    prompt = Text("Which one always has the same values as {target}?", target=target)
    line = f"{', '.join(question['names'])} = {question['line']}"
    prints = [f'print("{pick}", np.array_equal({target}, {pick}))' for pick in (right, *wrong)]
    return prompt, line, right, wrong, f"{target} = {right}", question["call"] + "\n".join(prints)


def ask_error(question):
    """Ask what mends an error."""
    _, what, code, message, right, wrong = choices.ERRORS[question["error"]]
    prompt = Text(
        "{what} It fails with this error. What should be changed?",
        what=Text(what.message, **question),
    )
    code = code.format(**question)
    return prompt, f"{code}\n# ValueError: {message.format(**question)}", right, wrong, right, code


def judged(mistake_in, question, answers):
    """What lib.check says about the wrong ones of these answers: {answer: Text}. A list has no brackets on the page."""
    said = {str(answer).strip("[]"): mistake_in(question, answer) for answer in answers}
    return {answer: text for answer, text in said.items() if text}
