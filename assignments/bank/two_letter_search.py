def given(numbers):
    three_letters = "".join(numbers.sample("토마를먹자", 3))
    order, top = numbers.sample(range(3), 3), numbers.randint(46, 52) / 100
    first_chances, second_chances = np.zeros(3), np.zeros((3, 3))
    for place, chance in zip(order, (top, 0.9 - top, 0.1), strict=True):
        first_chances[place] = round(chance, 2)
    for place, chances in zip(order, ([0.36, 0.33, 0.31], [0.6, 0.25, 0.15], [0.95, 0.03, 0.02]), strict=True):
        second_chances[place] = numbers.sample(chances, 3)
    return three_letters, first_chances, second_chances


def answer(three_letters, first_chances, second_chances):
    first = first_chances.argmax()
    greedy_pair = three_letters[first] + three_letters[second_chances[first].argmax()]
    both = first_chances[:, None] * second_chances
    first, second = np.unravel_index(both.argmax(), both.shape)
    best_pair = three_letters[first] + three_letters[second]
    return greedy_pair, best_pair
