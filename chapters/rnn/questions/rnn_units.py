def given(numbers):
    features = numbers.randint(5, 30)
    total = numbers.choice([n * (features + n + 1) for n in range(20, 120)])
    return features, total


def answer(features, total):
    units_found = next(n for n in range(1, total) if n * (features + n + 1) == total)
    return units_found
