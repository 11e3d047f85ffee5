"""A setting that a chapter chose lies inside the values that were tried, and what is tested chose
nothing.
"""

import ast

import numpy as np
import pytest

from experiments import count_brackets, follow_ball, sweep_adding, sweep_tomato
from lib.data import adding, ball, brackets, recall, tomato_sweep
from tools import notebooks

FEW = 0.1  # a start of which no more seeds learn at any rate has no best one


def at_the_edge(choice, of):
    """The names whose best score is that of the first or the last value, and of no other.

    choice: dict of lists, a score for each value. of: the largest possible score.
    """
    found = []
    for name, scores in choice.items():
        best = max(scores)
        if best > FEW * of and best not in scores[1:-1]:
            found.append(name)
    return found


def test_learning_rates_of_the_tomato_models_lie_inside_and_their_seeds_only_choose():
    sweep = tomato_sweep.read()
    assert at_the_edge(sweep.choice, of=len(sweep_tomato.CHOICE)) == []
    assert set(sweep_tomato.CHOICE).isdisjoint(sweep_tomato.TEST)


@pytest.mark.parametrize("name", ["30", "100", "clipping"])
def test_learning_rates_of_recall_lie_inside(name):
    sweep = recall.sweep(name)
    assert at_the_edge(sweep.choice, of=sweep.seeds) == []


def test_learning_rates_of_adding_lie_inside_and_their_seeds_and_data_only_choose():
    sweep = adding.sweep()
    assert at_the_edge(sweep.choice, of=sweep.seeds) == []
    assert set(sweep_adding.CHOICE["seeds"]).isdisjoint(sweep_adding.TEST["seeds"])
    assert sweep_adding.CHOICE["data"] != sweep_adding.TEST["data"]


def test_learning_rates_of_counting_lie_inside_and_their_seeds_and_data_only_choose():
    layers = brackets.runs()["layers"]
    assert set(layers) == set(count_brackets.COUNTERS)
    assert at_the_edge({name: layers[name]["choice"] for name in layers}, of=1) == []
    assert_only_choose(count_brackets)


def test_learning_rates_of_an_lstm_and_a_simple_rnn_with_the_ball_lie_inside():
    recurrent = ball.runs()["recurrent"]
    choice = {
        name: np.sum(layer["choice"], axis=1).tolist()
        for name, layer in recurrent["layers"].items()
        if "choice" in layer
    }
    assert set(choice) >= {"LSTM 16", "SimpleRNN 16"}
    assert at_the_edge(choice, of=len(follow_ball.CHOICE["seeds"]) * len(recurrent["swaps"])) == []
    assert_only_choose(follow_ball)


def assert_only_choose(experiment):
    """The seeds and the data of an experiment's CHOICE are none of those that it shows."""
    assert set(experiment.CHOICE["seeds"]).isdisjoint(experiment.SHOWN["seeds"])
    assert experiment.CHOICE["data"] != experiment.SHOWN["data"]


def test_learning_rates_of_the_word_models_lie_inside():
    page = notebooks.read("chapters/comparison/comparison-ko.ipynb")
    choice = {}
    for cell in page.code:
        if cell.id in ("words-simple", "words-lstm", "words-gru"):
            shares = ast.literal_eval("".join(map(notebooks.text_of, cell.outputs)))
            choice[cell.id] = [int(share.rstrip("%")) for share in shares.values()]
    assert len(choice) == 3
    assert at_the_edge(choice, of=100) == []


@pytest.mark.parametrize(
    ("scores", "edges"),
    [
        ([5, 9, 3], []),
        ([9, 9, 3], []),
        ([9, 5, 3], ["it"]),
        ([1, 5, 9], ["it"]),
        ([0, 0], []),
    ],
)
def test_a_best_value_at_the_edge_is_named(scores, edges):
    assert at_the_edge({"it": scores}, of=10) == edges
