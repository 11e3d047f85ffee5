"""Says of a wrong function what of its arguments it reads: for which other arguments it would be
right, and which part of one it does not use, or uses though it should not (NumPy only).

Each search takes the Evidence on a function. It gives a Text that holds in all cases, or None, and
tells no right value.
"""

import contextlib
import functools
import itertools

import numpy as np

from lib.questions.answers import Wrong
from lib.questions.compare import close, explains
from lib.questions.evidence import FEWEST
from lib.text import Text

MANY = 8  # cases that must agree on a part of an argument


def _sigmoid(x):
    return 1 / (1 + np.exp(-x))


OF_NUMBERS = {  # what may be given in the place of an argument, as code with {x}
    "-{x}": np.negative,
    "1 - {x}": lambda x: 1 - x,
    "2 * {x}": lambda x: 2 * x,
    "{x} / 2": lambda x: x / 2,
    "{x} ** 2": np.square,
    "1 / {x}": lambda x: 1 / x,
    "abs({x})": np.abs,
    "np.sqrt({x})": np.sqrt,
    "np.exp({x})": np.exp,
    "np.log({x})": np.log,
    "np.tanh({x})": np.tanh,
    "sigmoid({x})": _sigmoid,
    "1 - {x} ** 2": lambda x: 1 - x**2,
    "1": np.ones_like,
}
OF_WHOLE = {
    "{x} + 1": lambda x: x + 1,
    "{x} - 1": lambda x: x - 1,
    "{x} + 2": lambda x: x + 2,
    "{x} - 2": lambda x: x - 2,
    "-{x}": lambda x: -x,
    "2 * {x}": lambda x: 2 * x,
    "{x} // 2": lambda x: x // 2,
}
OF_SEQUENCES = {
    "{x}[::-1]": lambda x: x[::-1],
    "{x}[1:]": lambda x: x[1:],
    "{x}[:-1]": lambda x: x[:-1],
}
OF_ARRAYS = {
    **OF_SEQUENCES,
    "np.sort({x})": np.sort,
    "np.roll({x}, 1, axis=0)": functools.partial(np.roll, shift=1, axis=0),
    "np.roll({x}, -1, axis=0)": functools.partial(np.roll, shift=-1, axis=0),
}
OF_TABLES = {
    "{x}.T": np.transpose,
    "{x}[:, ::-1]": lambda x: x[:, ::-1],
    "np.cumsum({x}, axis=0)": functools.partial(np.cumsum, axis=0),
    "np.cumsum({x}, axis=1)": functools.partial(np.cumsum, axis=1),
}


def would_be_right(evidence):
    """A change of one argument with which the right function gives what came, and no other change
    does.
    """
    found = []
    for name, value in evidence.tried[0].case.items():
        for change, made in _changes(value).items():
            if explains(_of_a_changed(evidence.right, name, made), evidence.tried):
                found.append((change.format(x=name), name))
    if len(found) != 1:
        return None
    [(change, name)] = found
    return Text(
        "This is what would be right with {change} in the place of {name}.",
        change=change,
        name=name,
    )


def _of_a_changed(right, name, made):
    """The right function, with an argument changed before."""
    return lambda **case: right({**case, name: made(case[name])})


def _changes(value):
    """{code: function} of the changes that fit an argument."""
    if isinstance(value, (str, list)):
        return OF_SEQUENCES
    if isinstance(value, bool) or callable(value):
        return {}
    if isinstance(value, (int, np.integer)):
        return OF_WHOLE
    if isinstance(value, float):
        return OF_NUMBERS
    if not isinstance(value, np.ndarray):
        return {}
    fitting = dict(OF_ARRAYS)
    if value.dtype == bool:
        fitting["~{x}"] = np.logical_not
    else:
        fitting |= OF_NUMBERS if value.dtype.kind == "f" else OF_WHOLE
    if value.ndim > 1:
        fitting |= OF_TABLES
    return fitting


def of_a_part(evidence):
    """A part of an argument that makes no difference though it should, or the other way round."""
    first = evidence.tried[0].case
    arrays = [name for name, value in first.items() if isinstance(value, np.ndarray)]
    for name in arrays:
        for part, places in _parts(first, name):
            # The right function need not take every changed argument.
            with contextlib.suppress(Exception):
                if found := _of_this_part(evidence, name, part, places):
                    return found
    return None


def _of_this_part(evidence, name, part, places):
    """The Text on one part: its code, and a function of a case that gives its index."""
    changes = []
    for one in evidence.tried:
        changed = _changed(one.case, name, places)
        if changed is not None:
            changes.append((one, {**one.case, name: changed}))
    return _without_influence(changes, part, evidence)


def _parts(case, name):
    """(code, function of a case that gives an index) of the parts of an argument."""
    value = case[name]
    for mask, other in case.items():
        is_mask = isinstance(other, np.ndarray) and other.dtype == bool and mask != name
        if is_mask and other.shape == value.shape[: other.ndim]:
            yield f"{name}[~{mask}]", lambda case, mask=mask: ~case[mask]
    for axis in range(value.ndim):
        before = ":, " * axis
        for end in (0, -1):
            index = (slice(None),) * axis + (end,)
            yield f"{name}[{before}{end}]", lambda case, index=index: index


def _changed(case, name, places):
    """An argument with a part of it changed, or None if this part is empty or all there is."""
    value = case[name].copy()
    index = places(case)
    if value.dtype == bool or not 0 < value[index].size < value.size:
        return None
    value[index] = _other(value)[index]
    return value


def _other(value):
    """Other values of the same kind, in another order by size."""
    if value.dtype.kind != "f" or value.min() >= 0:
        return np.roll(value, 1)
    return 0.1 - 0.7 * value


def _without_influence(changes, part, evidence):
    """The Text on a part, of (tried, changed case), or None."""
    should = [not close(evidence.right(case), one.expected) for one, case in changes]
    if len(changes) < MANY or 0 < sum(should) < MANY:
        return None
    does = [_differs(evidence.ask, one, case) for one, case in changes]
    does_where_it_should = itertools.compress(does, should)
    if any(should) and not any(does_where_it_should):
        return Text("{name} makes no difference to what the function returns.", name=part)
    if not any(should) and sum(does) >= FEWEST:
        return Text(
            "{part} makes a difference to what the function returns, though it should not.",
            part=part,
        )
    return None


def _differs(ask, one, case):
    """Whether the learner's function gives something else in a changed case."""
    try:
        return not close(ask(case), one.received)
    except Wrong:
        return True


def taken_from(evidence):
    """An argument that holds every value that came, though not in the right places."""
    several = [one for one in evidence.tried if np.size(one.expected) > 1]
    for name, value in evidence.tried[0].case.items():
        is_table = isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.ndim > 1
        if is_table and len(several) >= FEWEST and all(_holds(one, name) for one in several):
            return Text(
                "All values are taken from {name}, but not from the right places.", name=name
            )
    return None


def _holds(one, name):
    """Whether an argument holds all values that came and all that are right."""
    values = one.case[name].ravel()[:, np.newaxis]
    parts = (np.asarray(part).ravel() for part in (one.received, one.expected))
    return all(np.isclose(values, part, rtol=1e-5, atol=1e-7).any(axis=0).all() for part in parts)


def between_rows(evidence):
    """That a sequence of the batch changes what comes for the others."""
    if not evidence.axes or evidence.axes[0] != "batch":
        return None
    shown = [one for one in evidence.tried if _first_row_changes_others(evidence, one)]
    return Text("One sequence of the batch changes the others.") if len(shown) >= FEWEST else None


def _first_row_changes_others(evidence, one):
    """Whether another first sequence changes what comes for the others, though it should not."""
    size = len(one.expected)
    case = {name: _with_other_start(value, size) for name, value in one.case.items()}
    # Neither function need take every changed argument.
    with contextlib.suppress(Exception):
        if size > 1 and close(evidence.right(case)[1:], one.expected[1:]):
            return not close(np.asarray(evidence.ask(case))[1:], one.received[1:])
    return False


def _with_other_start(value, size):
    """An array of decimals with another first row, if it has one row for each sequence."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.shape[:1] == (size,):
        value = value.copy()
        value[0] = _other(value)[0]
    return value
