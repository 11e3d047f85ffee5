"""Compares the code cells of two editions: they may differ in comments and in literals of natural language only.

A string literal holds natural language if it has Hangul other than the letters of the sentence 토마토를 먹자, such as
"층" and f"{count}번 성공". These literals are masked in both editions, and then the syntax trees must be equal. The
values that a masked f-string shows must be the same too, but a translation may show them in another order. A literal
has only one translation in a notebook, so that a name which is a key in two cells stays one name.
"""

import ast
import re

from lib.tomato import VOCABULARY

HANGUL = re.compile("[가-힣]")
MASK = "natural language"


def natural(text):
    """Whether a string is natural language that another edition translates."""
    return bool(HANGUL.search(re.sub(f"[{VOCABULARY}]", "", text)))


def differences(korean, other):
    """What differs between the code cells of the Korean and another edition, apart from natural language.

    Args:
        korean, other: dict of source code by cell id, in the order of the notebook.

    Returns:
        list of str, one sentence per cell that differs; [] for two editions of the same code.
    """
    if list(korean) != list(other):
        return [f"the code cells are {list(other)}, expected {list(korean)}"]
    found, translations = [], {}
    for cell, source in korean.items():
        try:
            trees = [ast.parse(each) for each in (source, other[cell])]
        except SyntaxError as error:
            found.append(f"cell {cell!r}: line {error.lineno} is no Python ({error.msg})")
            continue
        literals = [list(_strings(tree)) for tree in trees]
        if len(literals[0]) != len(literals[1]):
            found.append(f"cell {cell!r}: {len(literals[1])} string literals, expected {len(literals[0])}")
            continue
        # Plain literals first: an f-string is compared by values in which words are masked already.
        for one, two in sorted(zip(*literals, strict=True), key=lambda pair: isinstance(pair[0], ast.JoinedStr)):
            texts = _text(one), _text(two)
            if not natural(texts[0]):
                continue
            if _values(one) != _values(two):
                found.append(f"cell {cell!r}: {texts[1]!r} shows other values than {texts[0]!r}")
            if translations.setdefault(texts[0], texts[1]) != texts[1]:
                found.append(f"cell {cell!r}: {texts[0]!r} is {texts[1]!r} here, {translations[texts[0]]!r} before")
            _mask(one), _mask(two)
        if ast.dump(trees[0]) != ast.dump(trees[1]):
            found.append(f"cell {cell!r}: the code differs in more than words")
    return found


def _strings(tree):
    """The nodes of all string literals; an f-string is one literal, and those inside its values are others."""
    parts = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        plain = isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in parts
        if plain or isinstance(node, ast.JoinedStr):
            yield node


def _text(node):
    """The words of a literal; {} stands for each value of an f-string."""
    if isinstance(node, ast.Constant):
        return node.value
    return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)


def _values(node):
    """What an f-string shows, in any order."""
    return sorted(ast.dump(part) for part in getattr(node, "values", []) if isinstance(part, ast.FormattedValue))


def _mask(node):
    if isinstance(node, ast.JoinedStr):
        node.values = []
    else:
        node.value = MASK
