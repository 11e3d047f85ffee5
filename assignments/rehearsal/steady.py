"""Finds what in an author's code hangs on the day or on luck, before a class is graded by it: two
runs of grading would differ.

Names of clocks and of the machine's own luck are found in the text of the code. What draws from a
generator that everybody shares, or comes out otherwise the second time, is found by running it
twice."""

import ast
import random

import numpy as np

CLOCKS = """
    time time_ns monotonic monotonic_ns perf_counter perf_counter_ns localtime gmtime ctime now
    today utcnow
"""
LUCK = "SystemRandom urandom uuid1 uuid4 randbelow token_bytes token_hex token_urlsafe"
UNSTEADY = frozenset([*CLOCKS.split(), *LUCK.split()])
SEEDED = ("Random", "default_rng", "RandomState", "SeedSequence")
ADVICE = (
    "draw from `student`, `hidden` or `numbers`, seed NumPy by "
    "default_rng(numbers.getrandbits(32)), use no clock."
)


def find(assignment):
    """A sentence for each line of an Assignment's checks and question files that asks a clock or
    draws from luck."""
    return [
        f"{file}, line {line}: {what} differs each time or each day: {ADVICE}"
        for file, source in sources(assignment).items()
        for line, what in unsteady_lines(source)
    ]


def sources(assignment):
    """{name of a file: its Python source} of an Assignment's checks and question files."""
    of_questions = {f"{name}.py": question.source for name, question in assignment.files.items()}
    return {"checks.py": assignment.checks_source} | of_questions


def unsteady_lines(source):
    """[(number of the line, what it asks)] of Python source, in order."""
    tree = ast.parse(source)
    found = list(_generators_of_modules(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in UNSTEADY:
            found.append((node.lineno, ast.unparse(node)))
        elif isinstance(node, ast.ImportFrom):
            names = [alias.name for alias in node.names if alias.name in UNSTEADY]
            found += [(node.lineno, f"{node.module}.{name}") for name in names]
        elif isinstance(node, ast.Call) and _is_unseeded(node):
            found.append((node.lineno, ast.unparse(node)))
    return sorted(found)


def _generators_of_modules(tree):
    """Yields (number of the line, its source) of each generator that a module keeps, seeded or not:
    what it draws hangs on who was asked before."""
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.Call) and (value.args or value.keywords) and _is_generator(value):
            yield node.lineno, ast.unparse(node)


def _is_generator(call):
    """Whether a call makes a generator of random numbers."""
    return ast.unparse(call.func).rpartition(".")[2] in SEEDED


def _is_unseeded(call):
    """Whether a call makes a generator of random numbers without a seed."""
    return _is_generator(call) and not call.args and not call.keywords


def twice(work):
    """(what work() returns, what it returns the second time, whether it drew from a generator that
    everybody shares)."""
    results = []
    drawn = []
    for seed in (0, 1):
        random.seed(seed)
        np.random.seed(seed)
        before = _generators()
        results.append(work())
        drawn.append(None if _generators() == before else _generators())
    is_drawn = drawn[0] is not None and drawn[0] != drawn[1]
    return *results, is_drawn


def _generators():
    """The state of the generators that everybody shares."""
    return random.getstate(), np.random.get_state()[1].tobytes(), np.random.get_state()[2]
