import numpy as np


def bits_per_syllable(nats, signs, syllables):
    bits = nats / np.log(2)
    return bits * signs / syllables


ASK = bits_per_syllable
OPEN = [(0.7, 300, 150)]


def inputs(hidden):
    return [
        (hidden.uniform(0.3, 2.5), hidden.randrange(500, 900), hidden.randrange(150, 400))
        for _ in range(4)
    ]
