"""100 seeds × 3 layers trained at once, against a loop of `model.fit`.

`python -m bench.many_seeds` (part of `make bench`). A few fits are measured after one that warms up; the time of all
300 is extrapolated, since they would take minutes. Both sides build their models; goal: 50 times as fast.
"""

import time

from lib import setup, tomato
from lib.training import many_seeds, models

SEEDS, EPOCHS, FITS, GOAL = 100, 50, 3, 50


def fit(keras, layer, seed, x, y):
    """Train one model by model.fit, as one turn of the loop does."""
    keras.utils.set_random_seed(seed)
    model = models.same_head_model(layer)
    model.compile(keras.optimizers.Adam(0.1), "categorical_crossentropy", metrics=["categorical_accuracy"])
    return model.fit(x, y, epochs=EPOCHS, verbose=0).history


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main():
    keras = setup.import_keras()
    x, y = tomato.labelling()
    fit(keras, "SimpleRNN", 0, x, y)  # warms up: the first fit takes longer
    together = loop = 0
    for layer in ("SimpleRNN", "LSTM", "GRU"):

        def at_once(layer=layer):
            build = lambda: models.same_head_model(layer)  # noqa: E731
            adam = keras.optimizers.Adam(0.1)
            many_seeds.train(build, x, y, seeds=range(SEEDS), epochs=EPOCHS, optimizer=adam)

        def fits(layer=layer):
            for seed in range(FITS):
                fit(keras, layer, seed, x, y)

        ours, theirs = seconds(at_once), seconds(fits) / FITS * SEEDS
        print(f"{layer:9}  {SEEDS} seeds at once {ours:5.1f} s   loop of model.fit {theirs:4.0f} s (from {FITS} fits)")
        together, loop = together + ours, loop + theirs
    print(f"all three  at once {together:.1f} s, loop {loop:.0f} s (extrapolated)")
    print(f"loop ÷ at once {loop / together:.0f} (goal {GOAL})")


if __name__ == "__main__":
    main()
