"""Runs cells of a chapter by their names: claims about its models train what stands on the page."""

import contextlib
import functools
import inspect
import io
import types

from lib import setup
from lib.training import many_seeds, success
from tools import notebooks


def run(chapter, *names, variables=None, seeds=None, data=0):
    """Run code cells of a chapter, after its imports; what they print is not shown.

    Args:
        chapter: name of the notebook, such as "recall".
        names: ids of the cells, in the order in which they run.
        variables: what an earlier call returned, to run further cells with; it may have been
            changed. Its seeds and data stay.
        seeds: seeds that many_seeds.train uses instead of those of the page.
        data: what is added to the seed of the made sequences.

    Returns:
        dict of all variables; success.amount in it gives the count itself.

    Raises:
        KeyError: the chapter has no such cell.
        ValueError: other data is asked for, and the chapter imports none that is made from a seed.
    """
    page = notebooks.read(notebooks.path_of(chapter, "ko"))
    sources = {cell.id: cell.source for cell in page.code}
    with contextlib.redirect_stdout(io.StringIO()):
        if variables is None:
            setup.import_keras()
            variables = {}
            exec(sources["imports"], variables)
            made = _made_from_other_seeds(variables, data)
            if data and not made:
                raise ValueError(
                    f"{chapter}: data={data} changes nothing, because the cell `imports` names no "
                    "module of lib.data with a function that takes a seed"
                )
            variables |= made | _training_of(variables, seeds)
        for name in names:
            exec(sources[name], variables)
    return variables


def _made_from_other_seeds(variables, data):
    """The modules of lib.data among variables that make data from a seed, with other seeds: dict
    by name.
    """
    stand_ins = {}
    for name, module in variables.items():
        if getattr(module, "__name__", "").startswith("lib.data."):
            made = {
                function.__name__: _from_other_seed(function, data)
                for _, function in inspect.getmembers(module, inspect.isfunction)
                if "seed" in inspect.signature(function).parameters
            }
            if made:
                stand_ins[name] = types.SimpleNamespace(**{**vars(module), **made})
    return stand_ins


def _from_other_seed(make, data):
    """The function with `data` added to its argument `seed`."""
    signature = inspect.signature(make)

    @functools.wraps(make)
    def made(*arguments, **options):
        bound = signature.bind(*arguments, **options)
        bound.apply_defaults()
        bound.arguments["seed"] += data
        return make(*bound.args, **bound.kwargs)

    return made


def _training_of(variables, seeds):
    """The modules among variables that train and count, with these seeds and exact counts: dict by
    name.
    """

    def train(*arguments, **options):
        if seeds is not None:
            options["seeds"] = seeds
        return many_seeds.train(*arguments, **options)

    def exactly(count, of):
        return int(count)

    stand_ins = {
        "many_seeds": types.SimpleNamespace(train=train),
        "success": types.SimpleNamespace(**{**vars(success), "amount": exactly}),
    }
    return {name: module for name, module in stand_ins.items() if name in variables}
