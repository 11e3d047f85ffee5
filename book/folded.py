"""Decides whose code is folded: of cells that only import, only draw or only check. What such a
cell shows leads, and its code follows it behind a small toggle.
"""

import ast
import re

LONGEST = 6  # lines of code that is folded although it does more than import and draw
# A line that a check prints: "h is the same: True", "difference: 0.0".
VERDICT = re.compile(r".*\b(True|0\.0)\s*")


def without_plumbing(source):
    """Return code without import statements and without calls that draw a figure."""
    lines = source.splitlines()
    for statement in ast.parse(source).body:
        call = isinstance(statement, ast.Expr) and ast.unparse(statement).startswith("figures.")
        if call or isinstance(statement, ast.Import | ast.ImportFrom):
            for number in range(statement.lineno - 1, statement.end_lineno):
                lines[number] = None
    return "\n".join(line for line in lines if line is not None).strip("\n")


def tags(cell):
    """Return the tags that a code cell of a page gets, [] for none."""
    source = "".join(cell["source"])
    is_short = len(source.splitlines()) <= LONGEST
    if is_short and only_checks(cell["outputs"]):
        return ["hide-input", "verdict"]
    if is_plumbing(source) or (is_short and only_draws(source, cell["outputs"])):
        return ["hide-input"]
    return []


def is_plumbing(source):
    """Return True if code only imports or only draws a figure, in statements of one line."""
    return "\n " not in source and not without_plumbing(source)


def only_draws(source, outputs):
    """Return True if a cell ends by drawing a figure, and shows nothing else."""
    last = ast.unparse(ast.parse(source).body[-1]) if source.strip() else ""
    return (
        bool(outputs)
        and last.startswith("figures.")
        and all("image/png" in output.get("data", {}) for output in outputs)
    )


def only_checks(outputs):
    """Return True if all that a cell prints is that something is true, or a difference 0.0."""
    printed = ["".join(output.get("text", "")) for output in outputs]
    lines = "".join(printed).splitlines()
    return all(printed) and bool(lines) and all(map(VERDICT.fullmatch, lines))


def put_code_below(page, site):
    """Put folded code below what it shows."""
    for code in page.tree.select("div.cell:has(> .cell_output) > details.hide"):
        code.parent.append(code)
