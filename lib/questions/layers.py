"""Recognises known mistakes about shapes and parameter counts of any layer, by the rules of
layer_rules.yml (NumPy only).

A question is a dict of settings: layer, batch, steps, features, units, return_sequences,
return_state, use_bias, reset_after, and bidirectional: "" for one direction, else the merge_mode as
text ("concat", "sum", …, "None").
"""

import math
from pathlib import Path

from lib import shapes
from lib.questions.answers import Wrong
from lib.questions.words import read_yaml, words_of
from lib.text import Text


def _rules(name):
    """The rules of a list, each with its Text."""
    path = Path(__file__).with_name("layer_rules.yml")
    listed = read_yaml(path.read_text(encoding="utf-8"))[name]
    return [{**rule, "text": words_of(f"a rule of {name}", rule)} for rule in listed]


PARAMS, SHAPES, DATA = map(_rules, ("params", "shapes", "data"))
SIZES = ("batch", "steps", "features", "units")
PLAIN = {
    "return_sequences": False,
    "return_state": False,
    "use_bias": True,
    "reset_after": True,
    "bidirectional": "",
    **dict.fromkeys(SIZES, 1),
}


def count_mistake(question, number):
    """What is wrong with a number of parameters, as a Text, or None if it is right."""
    right = count(question, {})
    if number == right:
        return None
    rules = rules_for(PARAMS, question)
    return next(rule["text"] for rule in rules if _fits_count(rule, question, number, right))


def _fits_count(rule, question, number, right):
    """Whether a rule is about a wrong number of parameters; the last of the rules is about any."""
    if is_of_value(rule):
        return number == count(question, rule) != right
    return number > right or "above" not in rule


def shapes_mistake(question, received):
    """What is wrong with a list of the shapes that a layer returns, as a Text, or None if it is
    right.
    """
    right = tensors(question)
    if received == right:
        return None
    for rule in rules_for(SHAPES, question):
        if _fits(rule, question, received, right):
            return rule["text"]


def data_mistake(question, shape):
    """What is wrong with the shape of an input (batch, steps, features), as a Text, or None if it
    is right.
    """
    if shape == tuple(question[axis] for axis in SIZES[:3]):
        return None
    return next(
        rule["text"]
        for rule in DATA
        if "shape" not in rule or _agrees(shape, rule["shape"], question)
    )


def data_of(question, asks):
    """The data that lib.questions.values judges by, for a question about a layer.

    Args:
        question: dict of settings, all of them.
        asks: "params" for the number of parameters, "data" for the shape of the input.
    """
    if asks == "params":
        kind = "number"
        right = count(question, {})
        rules = rules_for(PARAMS, question)
    else:
        kind = "shape"
        right = [question[axis] for axis in SIZES[:3]]
        rules = DATA
    of_values = [rule for rule in rules if is_of_value(rule)]
    mistakes = [{"is": value_of(rule, question), "says": rule["text"]} for rule in of_values]
    mistakes += [{"above": right, "says": rule["text"]} for rule in rules if "above" in rule]
    others = [rule for rule in rules if not is_of_value(rule) and "above" not in rule]
    return {
        "kind": kind,
        "right": right,
        "digits": 0,
        "mistakes": [mistake for mistake in mistakes if mistake.get("is") != right],
        "otherwise": others[0]["text"],
        "whole": Text("A whole number was expected."),
    }


def is_of_value(rule):
    """Whether a rule says which number of parameters, or which shape of the input, the mistake
    gives.
    """
    return bool(rule.keys() & {"change", "counts", "pieces", "shape"})


def value_of(rule, question):
    """The number of parameters, or the shape of the input, that the mistake of a rule gives; None
    in a shape for any size.
    """
    if "shape" not in rule:
        return count(question, rule)
    return [None if axis == "?" else size(axis, question) for axis in rule["shape"]]


def require(mistake_in, answer, **settings):
    """Raise Wrong with what one of the functions above says about an answer to the question with
    these settings.
    """
    if mistake := mistake_in({**PLAIN, **settings}, answer):
        raise Wrong(mistake)


def rules_for(rules, question):
    """The rules whose settings (`when`) a question has, in their order."""
    return [
        rule
        for rule in rules
        if all(question[name] == value for name, value in rule.get("when", {}).items())
    ]


def changed(question, rule):
    """The question whose right answer is the mistake of a rule."""
    change = rule.get("change", {}).items()
    return {
        **question,
        **{name: question[value] if value in SIZES else value for name, value in change},
    }


def count(question, rule):
    """The number of parameters as somebody counts who makes the mistake of a rule; the right one
    for a rule of {}.
    """
    other = changed(question, rule)
    settings = ("layer", "features", "units", "use_bias", "reset_after")
    weights = shapes.weight_shapes(*(other[name] for name in settings))
    total = 0
    for name, shape in weights.items():
        times = rule.get("counts", {}).get(name, 1)
        if times in SIZES:
            times = other[times]
        total += times * math.prod(shape)
    all_pieces = shapes.GATES[other["layer"]]
    of_one_direction = total // all_pieces * rule.get("pieces", all_pieces)
    return 2 * of_one_direction if other["bidirectional"] else of_one_direction


def tensors(question):
    """The right shapes, those that the layer returns: list of tuples."""
    names = (
        "layer",
        "batch",
        "steps",
        "units",
        "return_sequences",
        "return_state",
        "bidirectional",
    )
    return shapes.output_shapes(*(question[name] for name in names))


def _fits(rule, question, received, right):
    """Whether the part of a list of shapes that a rule is about is wrong as the rule says."""
    fits = {
        "number": _is_other_number,
        "apart": _is_apart,
        "order": _begins_with_a_state,
        "output": _is_wrong_output,
        "state": _is_wrong_state,
    }
    return fits[rule["where"]](rule, question, received, right)


def _is_other_number(rule, question, received, right):
    """As many tensors as the layer of the other question returns; with `more` any larger number."""
    if len(received) == len(right):
        return False
    if rule.get("more"):
        return len(received) > len(right)
    return "change" not in rule or len(received) == len(tensors(changed(question, rule)))


def _is_apart(rule, question, received, right):
    """First the output of the other question, twice."""
    output = tensors(changed(question, rule))[0]
    return received[:2] == [output, output]


def _begins_with_a_state(rule, question, received, right):
    """Something else at the beginning, and the output later."""
    later = received[_outputs(question) :]
    return question["return_state"] and received[0] != right[0] and right[0] in later


def _is_wrong_output(rule, question, received, right):
    return _has_wrong(rule, question, received[: _outputs(question)], right[0])


def _is_wrong_state(rule, question, received, right):
    return _has_wrong(rule, question, received[_outputs(question) :], right[-1])


def _outputs(question):
    """How many of the tensors are outputs; the others are states."""
    return 2 if question["bidirectional"] == "None" else 1


def _has_wrong(rule, question, parts, expected):
    """Whether one of these shapes is not the expected one, and of the shape of the rule, or that of
    the other question's output.
    """
    wrong = [part for part in parts if part != expected]
    if "shape" in rule:
        return any(_agrees(part, rule["shape"], question) for part in wrong)
    if "change" in rule:
        return tensors(changed(question, rule))[0] in wrong
    return bool(wrong)


def _agrees(shape, axes, question):
    """Whether a shape agrees with the axes of a rule."""
    if len(shape) != len(axes):
        return False
    return all(
        axis == "?" or size(axis, question) == received
        for axis, received in zip(axes, shape, strict=True)
    )


def size(axis, question):
    """The size of an axis of a rule: the name of a size, or a product such as "2 * units"."""
    return math.prod(
        question[factor] if factor in SIZES else int(factor) for factor in axis.split(" * ")
    )
