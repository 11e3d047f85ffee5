"""Runs the functions of scripts/ in a page of the browser: each stands in a file of its name."""

from pathlib import Path

SCRIPTS = Path(__file__).with_name("scripts")


def script(name):
    """Return the text of scripts/NAME.js, a function, as Playwright takes it."""
    return (SCRIPTS / f"{name}.js").read_text("utf8")


def run(where, name, *argument):
    """Return what scripts/NAME.js returns.

    where: a page, or a locator, whose element or list of elements the function gets.
    """
    return where.evaluate(script(name), *argument)
