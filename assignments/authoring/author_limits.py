"""The limits of the sandbox that an author may change for her assignment."""

from assignments.sandbox.limits import Limits

UNITS = {"cell_seconds": 1, "seconds": 1, "memory_mb": 1 << 20}  # settings, in units of the fields of Limits


def changed(settings, limits, place):
    """`limits`, fields of sandbox.limits.Limits, changed by what `settings` say. Raises ValueError for what is not a
    number above 0."""
    limits = dict(limits)
    for name in UNITS.keys() & settings.keys():
        try:
            number = float(settings[name])
        except (TypeError, ValueError):
            number = 0.0
        if not 0 < number < float("inf"):
            raise ValueError(f"{place}: `{name}: {settings[name]}` must be a number above 0.")
        field = name.removesuffix("_mb")
        limits[field] = type(getattr(Limits(), field))(number * UNITS[name])
    return limits


def for_question(settings, limits, place):
    """`limits` with at least as many seconds per cell as a question's `seconds` ask for. They hold for every cell,
    because students may write the code for a question into any cell."""
    if "seconds" not in settings:
        return limits
    asked = changed({"cell_seconds": settings["seconds"]}, {}, place)["cell_seconds"]
    return limits | {"cell_seconds": max(asked, limits.get("cell_seconds", Limits().cell_seconds))}
