"""Functions that nobody has thought about: none of them may be right."""

LAZY = {
    "returns 0": lambda *_: 0,
    "returns 1": lambda *_: 1,
    "returns its first argument": lambda first, *_: first,
    "returns its arguments": lambda *everything: everything,
}
