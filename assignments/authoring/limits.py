"""The limits of the sandbox that an author may change for her assignment."""

from assignments.sandbox.runner import Limits

LIMITS = {"cell_seconds": 1.0, "seconds": 1.0, "memory_mb": 1 << 20}  # settings and their units in runner.Limits


def changed(settings, own, place):
    """`own`, fields of sandbox.runner.Limits, changed by what `settings` say of LIMITS.

    Raises ValueError for what is not a number above 0.
    """
    limits = dict(own)
    for name in LIMITS.keys() & settings.keys():
        try:
            number = float(settings[name])
        except (TypeError, ValueError):
            number = 0.0
        if not 0 < number < float("inf"):
            raise ValueError(f"{place}: `{name}: {settings[name]}` must be a number above 0.")
        field_name = name.removesuffix("_mb")
        number = int(number * LIMITS[name]) if field_name == "memory" else number
        limits[field_name] = number
    return limits


def for_question(settings, own, place):
    """`own` with at least as many seconds per cell as a question's `seconds` ask for. They hold for every cell, because
    students may write the code for a question into any cell."""
    if "seconds" not in settings:
        return own
    wanted = changed({"cell_seconds": settings["seconds"]}, {}, place)["cell_seconds"]
    return own | {"cell_seconds": max(wanted, own.get("cell_seconds", Limits().cell_seconds))}
