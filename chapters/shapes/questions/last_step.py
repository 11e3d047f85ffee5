from lib.questions.draw import sizes


def last_step(outputs):
    return outputs[:, -1]


def cases(rng):
    for shape in sizes(rng, 1, 1, 1, largest=8, fixed=[(2, 6, 3), (5, 3, 2), (1, 4, 3), (3, 5, 1)]):
        yield {"outputs": rng.normal(size=shape)}
