"""Shows a progress bar to a person who waits, and none in a recorded output."""

import sys


def bar(total):
    """A tqdm bar on stderr, from the third second to the end; none if nobody can see it."""
    from tqdm import tqdm

    return tqdm(total=total, unit="step", delay=3, leave=False, disable=not watched())


def watched():
    """Whether a person sees the bar: in a terminal, or a notebook that can ask for input().

    nbconvert, nbclient and nbval run notebooks that cannot ask for input, so no bar shows while
    they record.
    """
    ipython = sys.modules.get("IPython")
    kernel = getattr(ipython.get_ipython(), "kernel", None) if ipython else None
    return sys.stderr.isatty() if kernel is None else bool(getattr(kernel, "_allow_stdin", False))
