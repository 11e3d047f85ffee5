"""Functions that nobody has thought about: none of them may be right."""

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
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def on_arguments(count):
    """Yields (what it does, function of all arguments) of LAZY_ON_ONE for each of `count`
    arguments."""
    for place, ordinal in enumerate(ORDINALS[:count]):
        for what, function in LAZY_ON_ONE.items():
            yield f"{what} its {ordinal} argument", _on(function, place)


def _on(function, place):
    """A function of all arguments that looks at one of them."""
    return lambda *arguments: function(arguments[place])
