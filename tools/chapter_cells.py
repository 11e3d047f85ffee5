"""Runs cells of a chapter by their names: claims about its models train what stands on the page."""

import contextlib
import io
import types

from lib import setup
from lib.data import ball, parity, recall
from lib.training import many_seeds, success
from tools import notebooks


def run(chapter, *names, variables=None, seeds=None, data=0):
    """Run code cells of a chapter, after its imports; what they print is not shown.

    Args:
        chapter: name of the notebook, such as "recall".
        names: ids of the cells, in the order in which they run.
        variables: what an earlier call returned, to run further cells with; it may have been
            changed.
        seeds: seeds that many_seeds.train uses instead of those of the page.
        data: what is added to the seed of the made sequences.

    Returns:
        dict of all variables; success.amount in it gives the count itself.

    Raises:
        KeyError: the chapter has no such cell.
    """
    sources = {
        cell.id: cell.source for cell in notebooks.read(notebooks.path_of(chapter, "ko")).code
    }
    with contextlib.redirect_stdout(io.StringIO()):
        if variables is None:
            setup.import_keras()
            variables = {}
            exec(sources["imports"], variables)
            variables |= _stand_ins(variables, seeds, data)
        for name in names:
            exec(sources[name], variables)
    return variables


def _stand_ins(variables, seeds, data):
    """Modules that a page imports, with other seeds and data."""

    def train(*arguments, **options):
        return many_seeds.train(*arguments, **options | ({} if seeds is None else {"seeds": seeds}))

    def make(function):
        return lambda steps, examples, seed=0: function(steps, examples, seed=seed + data)

    def games(swaps, games, seed=0, cups=3):
        return ball.make_games(swaps, games, seed + data, cups)

    modules = {
        "ball": types.SimpleNamespace(**vars(ball) | {"make_games": games}),
        "many_seeds": types.SimpleNamespace(train=train),
        "recall": types.SimpleNamespace(**vars(recall) | {"make_recall": make(recall.make_recall)}),
        "parity": types.SimpleNamespace(make_parity=make(parity.make_parity)),
        "success": types.SimpleNamespace(
            **vars(success) | {"amount": lambda count, of: int(count)}
        ),
    }
    return {name: module for name, module in modules.items() if name in variables}
