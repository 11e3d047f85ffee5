"""Asks as many questions about shapes and parameters as one likes, with an answer to choose: `for:
[drill]`.

The file of a drill, NAME.py, has beside what is said in lib/questions/__init__.py

    skills()         yields (chapter, level from 0 to 3, settings): what its questions ask about,
                     without sizes
    ask(question)    makes a question of settings, sizes and code: a DrillQuestion

The options are the right answer and the values of some mistakes, each with what is wrong with it.
What learners read here is what they read in an exercise: layer_rules.yml says it.
"""

from typing import Any, NamedTuple

from lib import shapes
from lib.questions import draw, layers, reader

LAYERS = {"sequences": "SimpleRNN", "rnn": "SimpleRNN", "lstm": "LSTM", "gru": "GRU"}
SIZES = range(2, 8)
WRONG_ONES = 3  # options beside the right one


class DrillQuestion(NamedTuple):
    """A question as it is asked: Texts or str."""

    prompt: Any
    line: str  # the line of code that it is about, or ""
    right: Any
    wrong: dict  # {answer: Text that says what is wrong with it}
    reason: Any
    code: str  # code in which Keras answers


class Skill(NamedTuple):
    """What some questions ask about, without their sizes; level 0 is asked first."""

    question: reader.Question
    chapter: str
    level: int
    settings: dict


def skills():
    """All Skills, those of the first chapters first."""
    drills = [reader.read(path) for path in reader.paths("drill").values()]
    found = [Skill(drill, *skill) for drill in drills for skill in drill.file.skills()]
    return sorted(found, key=lambda skill: list(LAYERS).index(skill.chapter))


def asked(skill):
    """The questions on a Skill, one for each number of units: [(settings with sizes, DrillQuestion,
    options)].

    Options are pairs (answer, what is wrong with it or ""), in an order that the skill's name
    draws.
    """
    rng = draw.numbers(f"drill:{skill.question.name}:{skill.chapter}:{skill.settings}")
    found = []
    for units in SIZES:
        batch, steps, features = rng.sample([size for size in SIZES if size != units], 3)
        sizes = {"batch": batch, "steps": steps, "features": features, "units": units}
        question = {**layers.PLAIN, "layer": LAYERS[skill.chapter], **skill.settings, **sizes}
        question |= code_of(question)
        made = skill.question.file.ask(question)
        wrong = list(made.wrong.items())
        options = [(made.right, ""), *rng.sample(wrong, min(WRONG_ONES, len(wrong)))]
        rng.shuffle(options)
        found.append((question, made, options))
    return found


def code_of(question):
    """What stands in code for a question about a layer.

    Returns:
        dict: `x`, the input's shape; `names` of the tensors that come; `line`, which builds and
            calls the layer; `call`, which puts the tensors into their names; `code`, in which Keras
            shows shapes and parameters.
    """
    x = tuple(question[axis] for axis in layers.SIZES[:3])
    layer = _layer_in_code(question)
    names = _names_of_tensors(question)
    call = f"x = np.random.normal(size={x})\nlayer = {layer}\n{', '.join(names)} = layer(x)\n\n"
    prints = "\n".join(f'print("{name}", {name}.shape)' for name in names)
    return {
        "x": x,
        "names": names,
        "line": f"{layer}(x)",
        "call": call,
        "code": f"{call}{prints}\nprint(layer.count_params())",
    }


def _layer_in_code(question):
    """The Python code that builds the layer of a question, settings as Keras has them left out."""
    arguments = [str(question["units"])]
    for flag in ("return_sequences", "return_state", "use_bias", "reset_after"):
        if question[flag] != layers.PLAIN[flag]:
            arguments.append(f"{flag}={question[flag]}")
    layer = f"keras.layers.{question['layer']}({', '.join(arguments)})"
    merge_mode = {
        "concat": "",
        "sum": ', merge_mode="sum"',
        "None": ", merge_mode=None",
    }
    mode = question["bidirectional"]
    return f"keras.layers.Bidirectional({layer}{merge_mode[mode]})" if mode else layer


def _names_of_tensors(question):
    """The names of what the layer of a question returns: list of str."""
    mode = question["bidirectional"]
    directions = ["forward_", "backward_"] if mode else [""]
    states = shapes.STATES[question["layer"]] if question["return_state"] else ()
    names = [f"{direction}outputs" for direction in directions] if mode == "None" else ["outputs"]
    for direction in directions:
        names += [direction + state for state in states]
    return names


def judged(mistake_in, question, answers):
    """What is said about the wrong ones of these answers: {answer: Text}. A list has no brackets on
    the page.
    """
    said = {str(answer).strip("[]"): mistake_in(question, answer) for answer in answers}
    return {answer: text for answer, text in said.items() if text}
