"""Code that means harm, from hostile.yml: ESCAPES, which LOOK tries, FORGERIES and LEAKS, each
{what it is: source}."""

from pathlib import Path

import yaml

ATTACKS = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
KNOW = ATTACKS["know"]


def knowing(programs):
    """The programs with the lines for which KNOW stands."""
    return {name: source.replace("KNOW\n", KNOW) for name, source in programs.items()}


ESCAPES = ATTACKS["escapes"]
LOOK = ATTACKS["look"]
LEAKS = knowing(ATTACKS["leaks"])
FORGERIES = {
    "forged messages": KNOW + "\n".join(ATTACKS["forged messages"].values()),
    **knowing(ATTACKS["forgeries"]),
}
