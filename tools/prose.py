"""Finds the numbers in prose that claim something, and says whether an output of the page has them.

Claims in a Markdown cell are
- shapes: numbers (or None) with commas in parentheses, (1, 4, 3), (None, 6, 5), (5,);
- counts and scores: a whole number before a counting word (85개, 20번, 74%; tools/editions.yml has
  the list);
- a whole number alone in a code span, `577`;
- decimals: 0.537, 6e-8. They may be a rounding of the recorded number;
- the bias of a gate: a number after that word (편향 3, a bias of 3) stands in a line of code, or of
  an output, that is about biases;
- sums: in 55 + 30 = 85 the sum must be right and its result must be recorded;
- the tomato sentence and its like: five or more letters of the vocabulary, set off by quotes, a
  code span or bold type.

A count or decimal may stand in the code of a cell instead: a setting (epochs=50) is given, not
printed. So may a shape inside a quoted call, `keras.Input((6, 5))` or `torch.zeros(6, 5)`. Not
claims: years, minutes, version numbers, digits in formulas and links.

That 85 does not become 55 where both are recorded, the other edition says: the numbers of a Korean
cell stand in the English one (tests/course/edition_guards.py).
"""

import ast
import operator
import re
from decimal import Decimal

from lib.tomato import VOCABULARY
from tools import notebooks, torch_page
from tools.languages import EDITIONS

NUMBER = r"\d{1,3}(?:,\d{3})+(?![\d])|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?"
NUMBERS = re.compile(rf"(?<![A-Za-z0-9_.])(?:{NUMBER})")
SHAPE = re.compile(r"(?P<call>[A-Za-z_.]+\()?\((?:\d+|None)(?:(?:,\s*(?:\d+|None))+|,)\)")
DECIMAL = re.compile(r"(?<![A-Za-z0-9_.])\d+(?:\.\d+(?:[eE][-+]?\d+)?|[eE][-+]?\d+)")
SUM = re.compile(r"(?<![\w.=+*/-])([\d(][\d\s()+*/-]*[+*/-][\d\s()+*/-]*)=\s*(\d+)(?![\w.]*[.]\d)")
BIAS = re.compile(r"bias|편향|forget|update|reset", re.IGNORECASE)
FENCED = re.compile(r"```python\n(.*?)```", re.DOTALL)  # code in Markdown: of PyTorch, of a learner
SENTENCE = re.compile(rf"(?:`|\*\*|'|\"|“|‘)((?:[{VOCABULARY}][ .]?){{5,}})(?:`|\*\*|'|\"|”|’)")


def readable(source):
    """Markdown without link targets, and with the signs of formulas as plain ones."""
    text = re.sub(r"\]\([^)]*\)", "]", source)
    text = re.sub(r"\\(?:times|cdot)\b|×|·", "*", text)
    return text.replace("−", "-").replace("{,}", ",")


def plain(number):
    """A number without thousands separators, the same for 1,408 and 1408."""
    return number.replace(",", "")


def shapes_in(text):
    """The shapes of a text, as (position, shape, whether it stands in a call); (1,4,3) is given as
    (1, 4, 3).

    The arguments of a call that is nothing but numbers, zeros(6, 4, 5), are read as a shape in a
    call too.
    """
    for match in SHAPE.finditer(text):
        call = match["call"] or ""
        before = text[: match.start()][-1:]
        is_in_call = bool(call) or re.match(r"[A-Za-z_]", before) is not None
        shape = match[0].removeprefix(call)
        yield match.start(), re.sub(r",\s*(?=[\dN])", ", ", shape), is_in_call


def letters(text):
    """A sentence without spaces and full stops: 토마토를먹자 for 토 마 토 를 먹 자."""
    return re.sub(r"[ .]", "", text)


def claims(source, language):
    """The claims of a Markdown cell, in the order of the text.

    Returns:
        list of (kind, text): kind is "shape", "quoted shape", "count", "decimal", "bias", "sum" or
        "sentence".
    """
    text = readable(source)
    without_shapes = SHAPE.sub(lambda match: " " * len(match[0]), text)
    edition = EDITIONS[language]
    found = [
        *_shapes(text),
        *_counts(without_shapes, edition),
        *_sums(without_shapes),
        *_decimals(without_shapes),
        *_biases(without_shapes, edition),
        *_sentences(without_shapes),
    ]
    in_order = sorted(found, key=operator.itemgetter(0))
    return list(dict.fromkeys((kind, claim) for _, kind, claim in in_order))


# Each of these yields (position, kind, text) of the claims of its kind.


def _shapes(text):
    for position, shape, is_in_call in shapes_in(text):
        yield position, "quoted shape" if is_in_call else "shape", shape


def _counts(text, edition):
    patterns = [
        rf"(?<![A-Za-z0-9_.])({NUMBER})\s?(?:{edition.units})",
        r"(?<![A-Za-z0-9_.])(\d+)(?:/|개 중 )(\d+)(?![\d/])",
        rf"`\s*({NUMBER})\s*`",
    ]
    for pattern in patterns:
        for match in re.finditer(pattern, text):
            for number in match.groups():
                if not DECIMAL.fullmatch(number):
                    yield match.start(), "count", plain(number)


def _sums(text):
    for match in SUM.finditer(text):
        yield match.start(), "sum", " ".join(match[0].split())


def _decimals(text):
    for match in DECIMAL.finditer(text):
        yield match.start(), "decimal", match[0]


def _biases(text, edition):
    for match in re.finditer(rf"{edition.bias}-?([1-9]\d*)(?![\d.]|{edition.units})", text):
        yield match.start(), "bias", match[1]


def _sentences(text):
    for match in SENTENCE.finditer(text):
        yield match.start(), "sentence", letters(match[1])


class Evidence:
    """The numbers, shapes and sentences in the outputs and code of a notebook, to compare claims
    with.

    So are those of boxes of PyTorch code, whose outputs tests compare with what PyTorch printed
    (tools/torch_page.py).
    """

    def __init__(self, notebook):
        boxes = torch_page.boxes(notebook)
        outputs = [notebooks.text_of(output) for cell in notebook.code for output in cell.outputs]
        outputs = "\n".join(outputs + [box.output for box in boxes])
        code = [cell.source for cell in notebook.code if cell.id != "setup"]
        fenced = [found for cell in notebook.prose for found in FENCED.findall(cell.source)]
        code = "\n".join(code + fenced)
        self.shapes = {shape for _, shape, _ in shapes_in(outputs)}
        self.code_shapes = {shape for _, shape, _ in shapes_in(code)}
        self.recorded = {plain(match[0]) for match in NUMBERS.finditer(outputs)}
        self.settings = {plain(match[0]) for match in NUMBERS.finditer(code)}
        lines = [line for line in f"{code}\n{outputs}".splitlines() if BIAS.search(line)]
        self.biases = set(NUMBERS.findall("\n".join(lines)))
        self.sentences = "\n".join([letters(outputs), letters(code), VOCABULARY])

    def missing(self, kind, claim):
        """What should be recorded, as a text, or None if the claim is confirmed."""
        of_an_output = f"one that an output has: {' '.join(sorted(self.shapes))}"
        numbers = self.recorded | self.settings
        known, expected = {
            "shape": (self.shapes, of_an_output),
            "quoted shape": (self.shapes | self.code_shapes, of_an_output),
            "sentence": (self.sentences, "one that an output has"),
            "bias": (self.biases, "one that code or an output has for a bias"),
        }.get(kind, (numbers, "an output with this number"))
        if kind == "sum":
            left, claim = (side.strip() for side in claim.rsplit("=", 1))
            value = value_of(left)
            if value is not None and value != int(claim):
                return f"{value}, the value of the left side"
        if kind == "decimal" and any(rounds_to(number, claim) for number in numbers):
            return None
        return None if claim in known else expected


OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def value_of(sum_):
    """The value of a sum such as "3 * (8 + 1)", or None where it is half of a formula."""

    def value(node):
        if isinstance(node, ast.BinOp):
            return OPERATIONS[type(node.op)](value(node.left), value(node.right))
        return node.value

    try:
        return value(ast.parse(sum_, mode="eval").body)
    except (SyntaxError, KeyError, AttributeError, ZeroDivisionError):
        return None


def rounds_to(number, claim):
    """Whether a recorded decimal, rounded to the digits of the claim, is the claim."""
    if not DECIMAL.fullmatch(number) or len(number) < len(claim):
        return False
    exact = Decimal(number)
    rounded = Decimal(claim)
    return abs(exact) < 10**12 and exact.quantize(rounded) == rounded
