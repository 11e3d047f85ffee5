from lib.questions.draw import sizes


def two_steps(a1, b1, a2, b2):
    return a1 * a2, a2 * b1 + b2


def cases(rng):
    for shape in sizes(rng, 1, 1, largest=6):
        yield {name: rng.normal(size=shape) for name in ("a1", "b1", "a2", "b2")}
