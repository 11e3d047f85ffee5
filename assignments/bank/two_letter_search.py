"""Compare greedy decoding with the most probable pair of letters."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "generation", 3, 8, 3


def given(numbers):
    three_letters = "".join(numbers.sample("토마를먹자", 3))
    order, top = numbers.sample(range(3), 3), numbers.randint(46, 52) / 100
    first_chances, second_chances = np.zeros(3), np.zeros((3, 3))
    for place, chance in zip(order, (top, 0.9 - top, 0.1), strict=True):
        first_chances[place] = round(chance, 2)
    for place, chances in zip(order, ([0.36, 0.33, 0.31], [0.85, 0.1, 0.05], [0.5, 0.3, 0.2]), strict=True):
        second_chances[place] = numbers.sample(chances, 3)
    return three_letters, first_chances, second_chances


def answer(three_letters, first_chances, second_chances):
    first = first_chances.argmax()
    greedy_pair = three_letters[first] + three_letters[second_chances[first].argmax()]
    both = first_chances[:, None] * second_chances
    first, second = np.unravel_index(both.argmax(), both.shape)
    best_pair = three_letters[first] + three_letters[second]
    return greedy_pair, best_pair


MISTAKES = [
    ("greedy_pair, best_pair", "greedy_pair, greedy_pair", Text("The best pair need not begin with the best letter.")),
    ("return greedy_pair, best_pair", "return best_pair, greedy_pair", Text("The two ways are swapped.")),
    ("return greedy_pair, best_pair", "return greedy_pair[0], best_pair[0]", Text("Answer with two letters.")),
]
