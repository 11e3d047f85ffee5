"""What axe finds on a page: faults for readers who see or hear it otherwise."""

from axe_playwright_python.sync_playwright import Axe

# The rules for the standards and best practices, and one experimental rule that the theme breaks.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"label-content-name-mismatch": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,  # it would read the styles again, which a browser refuses on file://
}


def violations(page):
    """Return what axe finds.

    Formulas are left out: screen readers skip their HTML, and axe needs minutes.
    """
    rules = Axe().run(page, context={"exclude": [[".katex"]]}, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:200]}" for rule in rules for node in rule["nodes"]]
