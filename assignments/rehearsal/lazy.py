"""Functions that nobody has thought about: none of them may be right."""

import numpy as np

LAZY = {
    "returns 0": lambda *_: 0,
    "returns 1": lambda *_: 1,
    "returns its first argument": lambda first, *_: first,
    "returns its arguments": lambda *everything: everything,
}
# Right for some inputs of an honest question, but never for all of them.
LAZY_ON_ONE = {
    "returns": lambda argument: argument,
    "returns the length of": len,
    "returns the sum of": sum,
    "returns the largest of": max,
    "returns the smallest of": min,
    "sorts": sorted,
}
# What a question may ask for in earnest, and what a wrong function often does.
GUESSES = {
    "returns the mean of": np.mean,
    "returns the median of": np.median,
    "returns the first entry of": lambda argument: argument[0],
    "returns the second entry of": lambda argument: argument[1],
    "returns the last entry of": lambda argument: argument[-1],
    "returns the absolute value of": np.abs,
}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def on_arguments(count, functions=LAZY_ON_ONE):
    """Yields (what it does, function of all arguments) of the functions of one argument for each of
    `count` arguments."""
    for place, ordinal in enumerate(ORDINALS[:count]):
        for what, function in functions.items():
            yield f"{what} its {ordinal} argument", _on(function, place)


def _on(function, place):
    """A function of all arguments that looks at one of them."""
    return lambda *arguments: function(arguments[place])
