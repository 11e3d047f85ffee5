"""The limits of the sandbox that an author may raise for her assignment."""

LIMITS = {"cell_seconds": 1.0, "seconds": 1.0, "memory_mb": 1 << 20}  # settings and their units in runner.Limits


def raised(settings, own, place):
    """`own`, fields of sandbox.runner.Limits, raised by what `settings` say of LIMITS.

    Raises ValueError for what is not a number above 0.
    """
    found = dict(own)
    for name in LIMITS.keys() & settings.keys():
        try:
            number = float(settings[name])
        except (TypeError, ValueError):
            number = 0.0
        if not 0 < number < float("inf"):
            raise ValueError(f"{place}: `{name}: {settings[name]}` must be a number above 0.")
        field_name = name.removesuffix("_mb")
        number = int(number * LIMITS[name]) if field_name == "memory" else number
        found[field_name] = max(number, found.get(field_name, 0))
    return found
