"""What axe finds on a page: faults for readers who see or hear it otherwise."""

from axe_playwright_python.sync_playwright import Axe

from tests.site.in_browser import run

# The rules for the standards and best practices, and one experimental rule that the theme breaks.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"label-content-name-mismatch": {"enabled": True}},
    "resultTypes": ["violations"],
    "preload": False,  # it would read the styles again, which a browser refuses on file://
}


def violations(page, part="html"):
    """Return what axe finds in a part of a page, which a selector names.

    Formulas are left out: screen readers skip their HTML, and axe needs minutes. Their insides are
    taken away meanwhile, since axe looks at each element of a page before it begins.
    """
    context = {"include": [[part]], "exclude": [[".katex"]]}
    run(page, "take_formulas_away")
    rules = Axe().run(page, context=context, options=RULES).response["violations"]
    run(page, "put_formulas_back")
    return [f"{rule['id']}: {node['html'][:200]}" for rule in rules for node in rule["nodes"]]
