"""Finds what a notebook gives away when it runs: answers under another name, cells that tell right from wrong."""

import ast
import copy

import numpy as np

from assignments.authoring import notebooks
from assignments.authoring.rehearsal import KEY, OTHERS, places, run
from assignments.grading import comparison


def oracles(assignment, master, runner):
    """TESTS cells that fail for another value of the right form: students could try until they are silent."""
    made, checks = notebooks.solved(master), assignment.checks(OTHERS[0], KEY)
    tests = {cell.id: cell for cell in master.cells if cell.role == "test"}
    before = run(assignment, made, OTHERS[0], runner)[0].problems
    changed = copy.deepcopy(made)
    for cell in changed.cells:
        if cell.id in tests:
            asked = checks[tests[cell.id].question]
            names = [
                f"{one.name} = {_other(one.expected)}" for one in asked if one.args is None and one.expected is not None
            ]
            cell.source = "\n".join(["import numpy as np", *names, cell.source])
    after = run(assignment, changed, OTHERS[0], runner)[0].problems
    return [
        f"{tests[cell.id].where}: this TESTS cell fails when the answer has the right form and another value, so it "
        "tells students whether they are right. Let it look at type and shape only."
        for number, cell in enumerate(made.cells, 1)
        if cell.id in tests and f"cell {number}" in after and f"cell {number}" not in before
    ]


def answered_by_given(assignment, master, runner):
    """Given functions and variables of the unanswered notebook that are an answer, under any name, for two students."""
    found = [_answered(assignment, master, runner, student_id) for student_id in OTHERS]
    return [sentence for sentence in found[0] if sentence in found[1]]


def _answered(assignment, master, runner, student_id):
    made, checks = notebooks.build(master)["ko"], assignment.checks(student_id, KEY)
    asked = {check.name for one in checks.values() for check in one}
    functions, variables = {}, {}
    for cell in made.cells:
        if cell.cell_type == "code" and cell.id not in ("setup", "open-tests"):
            for node in _statements(cell.source):
                if isinstance(node, ast.FunctionDef):
                    functions[node.name] = cell.id
                for target in getattr(node, "targets", []):
                    variables.update({one.id: cell.id for one in ast.walk(target) if isinstance(one, ast.Name)})
    everything = [(name, check) for name, one in checks.items() for check in one if not check.methods]
    calls = [pair for pair in everything if pair[1].args is not None]
    values = [pair for pair in everything if pair[1].args is None and _telling(pair[1].expected)]
    asks = {f"call {name}": [check.ask() | {"name": name} for _, check in calls] for name in functions.keys() - asked}
    asks |= {f"name {name}": [{"name": name}] for name in variables.keys() - asked}
    outcome, _ = run(assignment, made, student_id, runner, asks)
    where, wrong = places(master), {}
    for name, cell in (functions | variables).items():
        does, right = outcome.answers.get(f"call {name}", {}), {}
        for number, reply in does.items():
            right.setdefault(calls[number][0], []).append(comparison.judge(calls[number][1], reply)[0])
        for question in (question for question, passed in right.items() if sum(passed) > len(passed) / 2):
            wrong[f"{where[cell]}: `{name}` already does what question {question} asks for. Take it out."] = True
        for reply in outcome.answers.get(f"name {name}", {}).values():
            for question, check in values:
                if comparison.judge(check, reply)[0]:
                    wrong[
                        f"{where[cell]}: `{name}` already is the answer `{check.name}` of {question}. Take it out."
                    ] = True
    return list(wrong)


def _statements(source):
    try:
        return ast.parse(source).body
    except SyntaxError:
        return []


def _telling(expected):
    """Is the value one that does not stand anywhere by chance?"""
    if isinstance(expected, np.ndarray):
        return expected.size > 1 and len(set(expected.ravel().tolist())) > 1
    if isinstance(expected, tuple):
        return len(expected) > 1
    if isinstance(expected, int | float):
        return abs(expected) >= 100 or not float(expected).is_integer()
    return isinstance(expected, str) and len(expected) >= 3


def _other(expected):
    """Source of a value of the same form that is another one."""
    if isinstance(expected, np.ndarray):
        return f"np.full({expected.shape}, 1234.5)"
    if isinstance(expected, bool):
        return repr(not expected)
    if isinstance(expected, tuple):
        return f"({''.join(f'{_other(part)}, ' for part in expected)})"
    if isinstance(expected, dict):
        return "{" + ", ".join(f"{key!r}: {_other(part)}" for key, part in expected.items()) + "}"
    return repr(expected + "?" if isinstance(expected, str) else expected + 7)
