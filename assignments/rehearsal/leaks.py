"""Looks for anything in a student notebook that a student must not have: statements of solutions
and hidden checks, and expected values."""

import ast
import re
import textwrap

from assignments.authoring import notebooks

SHORT = 8  # letters of a statement, without spaces: shorter ones (`h = c`) stand everywhere
TELLING = 3  # digits and letters of a value that does not stand anywhere by chance
ASSIGNMENTS = (ast.Assign, ast.AugAssign, ast.AnnAssign)
COMPUTING = (ast.BinOp, ast.Call, ast.Compare, ast.Subscript, ast.comprehension, ast.Lambda)


def find(assignment, checks):
    """A sentence for each leak into a student notebook; each names the cell of the master.

    checks: those of the id that the notebook assigns. Their values are looked for in the cells of
    their question and in those of no question, but not in what draws numbers."""
    wrong = []
    cells = {cell.id: cell for cell in assignment.cells}
    secret = dict.fromkeys(telling(assignment.checks_source), "a line of the hidden checks")
    for cell in assignment.cells:
        secret |= dict.fromkeys(telling("\n".join(cell.secret)), f"a solution line of {cell.where}")
    values = list(_expected(checks))
    for language, notebook in notebooks.build(assignment).items():
        for cell in notebook.cells:
            origin = cells.get(cell.id)
            place = origin.where if origin else cell.id
            left = [*_lines_left(cell.source, secret), *_values_left(cell.source, origin, values)]
            wrong += [f"{place} in the {language} edition: {sentence}" for sentence in left]
    return wrong


def _lines_left(source, secret):
    """What stands in the source of a cell. secret: {plain text: what it is}."""
    code = _plain(source) + "\n" + _plain(_without_comments(source))
    return [f"{what} is left: {line[:60]}" for line, what in secret.items() if line in code]


def _values_left(source, origin, values):
    """The expected values that stand in the source of a cell. origin: the Cell of the master, None
    for one that no author wrote."""
    if not origin or origin.role == "given":
        return []
    return [
        f"the expected value {check.expected} of {check.name} is left."
        for question, check in values
        if origin.question in (None, question) and stands_in(check.expected, source)
    ]


def _plain(code):
    """Code without spaces, kinds of quotes and commas before a bracket, so that another layout does
    not hide it."""
    return re.sub(r",(?=[)\]}])", "", re.sub(r"\s+", "", code).replace('"', "'"))


def _without_comments(code):
    return re.sub(r"(^|\s)#.*$", "", code, flags=re.MULTILINE)


def telling(source):
    """The plain text of each part of a source that says how something is computed and is long
    enough not to stand elsewhere by chance: simple statements, and expressions that begin a line
    inside a statement of several lines.

    A line that holds only names and constants tells nothing: `"last_shape",` stands in every
    notebook."""
    found = set()
    for text in _parts(source):
        lines = text.splitlines()
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.stmt):
                tells = _statement_tells(node)
            else:
                tells = (
                    isinstance(node, ast.expr) and _begins_a_line(node, lines) and _computes(node)
                )
            if tells:
                found.add(_plain(_without_comments(ast.get_source_segment(text, node))))
    return {part for part in found if len(part) >= SHORT}


def _parts(source):
    """The source as text that Python can parse: as a whole, or else those of its lines that are
    Python alone."""
    lines = [line for line in source.splitlines() if not line.lstrip().startswith(("%", "!"))]
    for parts in (["\n".join(lines)], lines):
        readable = [text for text in map(textwrap.dedent, parts) if _is_python(text)]
        if readable:
            return readable
    return []


def _is_python(text):
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def _begins_a_line(node, lines):
    """Whether an expression is the first thing on its line: a line is cut by bytes, as Python
    counts columns."""
    return not lines[node.lineno - 1].encode()[: node.col_offset].strip()


def _statement_tells(node):
    if isinstance(node, ASSIGNMENTS):
        return not _draws_only(node.value)
    if isinstance(node, ast.Return):
        return not isinstance(node.value, type(None) | ast.Constant | ast.Name)
    return isinstance(node, ast.Expr | ast.Assert) and _computes(node)


def _computes(node):
    return any(isinstance(part, COMPUTING) for part in ast.walk(node)) and not _draws_only(node)


def _draws_only(node):
    """Whether all that an expression calls is a draw of the student's public numbers, as in the
    notebook itself."""
    calls = [part.func for part in ast.walk(node) if isinstance(part, ast.Call)] if node else []
    return bool(calls) and all(
        isinstance(call, ast.Attribute) and ast.unparse(call.value) == "student" for call in calls
    )


def _expected(checks):
    """Yields (question, Check) of each variable whose value cannot stand anywhere by chance."""
    for question, asked in checks.items():
        for check in asked:
            if check.args is None and is_telling(check.expected):
                yield question, check


def is_telling(answer):
    """Whether an answer cannot stand anywhere by chance."""
    letters = re.sub(r"[\W_]", "", repr(answer)).lstrip("0")
    return type(answer) in (int, float, str, tuple) and len(letters) >= TELLING


def stands_in(answer, source):
    """Whether the source holds the answer as Python writes it; a text between quotes of any
    kind."""
    source = re.sub(r"[\"`]", "'", source)
    return bool(re.search(rf"(?<![\w.]){re.escape(repr(answer))}(?!\.?\w)", source))
