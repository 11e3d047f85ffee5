"""Functions that nobody has thought about: none of them may be right."""

LAZY = {
    "returns 0": lambda *_: 0,
    "returns 1": lambda *_: 1,
    "returns its first argument": lambda first, *_: first,
    "returns its arguments": lambda *everything: everything,
}
# Right for some inputs of an honest question, but never for all of them.
LAZY_ON_LISTS = {
    "returns the length of its first argument": lambda first, *_: len(first),
    "returns the sum of its first argument": lambda first, *_: sum(first),
    "returns the largest of its first argument": lambda first, *_: max(first),
    "returns the smallest of its first argument": lambda first, *_: min(first),
    "sorts its first argument": lambda first, *_: sorted(first),
}
