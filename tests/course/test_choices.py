"""A setting that a chapter chose lies inside the values that were tried, and what is tested chose
nothing.
"""

import ast

import pytest

from experiments import sweep_tomato
from lib.data import tomato_sweep
from tools import notebooks

FEW = 0.1  # a start of which no more seeds learn at any rate has no best one


def at_the_edge(choice, of):
    """The names whose best value is the first or the last that was tried.

    choice: dict of lists, a score for each value; the first of equal ones is chosen. of: the
    largest possible score.
    """
    found = []
    for name, scores in choice.items():
        best = scores.index(max(scores))
        if max(scores) > FEW * of and best in (0, len(scores) - 1):
            found.append(name)
    return found


def test_learning_rates_of_the_tomato_models_lie_inside_and_their_seeds_only_choose():
    sweep = tomato_sweep.read()
    assert at_the_edge(sweep.choice, of=len(sweep_tomato.CHOICE)) == []
    assert set(sweep_tomato.CHOICE).isdisjoint(sweep_tomato.TEST)


def test_learning_rates_of_the_word_models_lie_inside():
    page = notebooks.read("chapters/comparison/comparison-ko.ipynb")
    choice = {}
    for cell in page.code:
        if cell.id in ("words-simple", "words-lstm", "words-gru"):
            shares = ast.literal_eval("".join(map(notebooks.text_of, cell.outputs)))
            choice[cell.id] = [int(share.rstrip("%")) for share in shares.values()]
    assert len(choice) == 3 and at_the_edge(choice, of=100) == []


@pytest.mark.parametrize(
    ("scores", "edges"), [([5, 9, 3], []), ([9, 5, 3], ["it"]), ([1, 5, 9], ["it"]), ([0, 0], [])]
)
def test_a_best_value_at_the_edge_is_named(scores, edges):
    assert at_the_edge({"it": scores}, of=10) == edges
