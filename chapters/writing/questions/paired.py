from lib.questions.answers import as_single


def paired(first, second, letters):
    return ((first - second) * letters).sum() / letters.sum()


def cases(rng):
    for _ in range(24):
        articles = int(rng.integers(1, 14))
        first, second = rng.uniform(1, 2, (2, articles))
        yield {"first": first, "second": second, "letters": rng.integers(30, 500, articles)}


def read(value):
    return as_single(value)
