"""Trains the models of the chapter 한글을 로마자로: python -m experiments.train_romaniser [MODEL …]

It writes lib/data/romaniser_runs.json (which test words each seed writes rightly, as 0 and 1) and
lib/data/romaniser.npz, the weights of seed 0 of the two models without dropout. Model and training
are those of the page, but for two: the tagger, a network that is told the order and the pieces of
the page's table, and a larger last state without attention. It takes about half an hour on a quiet
core.
"""

import sys
from typing import NamedTuple

import numpy as np

from experiments import shared
from lib import setup
from lib.data import romanise
from lib.training import romaniser
from tools import chapter_cells

# The cells of the page that build and train a model, and let it write.
CELLS = ("words", "table-cell", "arrays", "encoder-cell", "build", "train")
CELLS += ("read", "step", "greedy")
# The best of 0.0025 to 0.02 for either model, on the validation words from other seeds.
RATE = 0.005
TAGGER_RATE = RATE
TAGGER_EPOCHS = 40
FED_EPOCHS = 40
FED_RATE = 0.003  # the only one tried


class Setting(NamedTuple):
    """A model as the page builds it: with attention or without, and how it is trained."""

    has_attention: bool
    epochs: int
    dropout: float
    seeds: int


SETTINGS = {
    "state": Setting(False, epochs=60, dropout=0.0, seeds=5),
    "attention": Setting(True, epochs=30, dropout=0.0, seeds=5),
    "state-dropout": Setting(False, epochs=50, dropout=0.2, seeds=2),
    "attention-dropout": Setting(True, epochs=50, dropout=0.2, seeds=3),
}


def train(page, model, seed):
    """Train a model as the page does.

    Args:
        page: variables of the page after CELLS.
        model: a name of SETTINGS.
        seed: int.

    Returns:
        weights: list of float16 arrays. right: bool (words,), whether each test word is right.
    """
    setting = SETTINGS[model]
    trained, _ = page["train"](setting.has_attention, seed, setting.epochs, RATE, setting.dropout)
    weights = [np.asarray(weight, "float16") for weight in trained.get_weights()]
    full = [weight.astype("float64") for weight in weights]
    words = page["parts"]["test"]
    right = [page["greedy"](word, full)[0] == page["answer"][word] for word in words]
    return weights, np.array(right)


def train_tagger(page, seed, part="test", rate=TAGGER_RATE):
    """Train a network that names one piece of letters for each jamo, in their order.

    It learns the pieces that the page's table counts, so it is told two of the table's three
    things: equal order, at most three letters for a jamo. It reads the whole word.

    Args:
        page: variables of the page after CELLS. seed: int.
        part: of the words that it then writes. rate: learning rate.

    Returns:
        bool (words,), whether each word of the part is right.
    """
    pieces = sorted({piece for word in page["cut"] for piece in word})
    x, _, _ = romanise.arrays(page["parts"]["train"], page["signs"])
    y = np.zeros_like(x)
    for row, word in zip(y, page["cut"], strict=True):
        row[: len(word)] = [pieces.index(piece) for piece in word]
    model = fitted(tagger(page, len(pieces)), seed, x, y, rate, TAGGER_EPOCHS)
    words = page["parts"][part]
    x, _, _ = romanise.arrays(words, page["signs"])
    named = model.predict_on_batch(x).argmax(axis=-1)
    written = []
    for word, row in zip(words, named, strict=True):
        length = len(page["to_jamo"](word))
        written.append("".join(pieces[number] for number in row[:length]))
    return are_right(page, words, written)


def tagger(page, pieces):
    """A function that builds the network which names one of so many pieces for each jamo."""
    keras = setup.import_keras()
    layers = keras.layers

    def build():
        return keras.Sequential(
            [
                keras.Input((None,), dtype="int32"),
                layers.Embedding(len(page["signs"]) + 1, 32, mask_zero=True),
                layers.Bidirectional(layers.GRU(48, return_sequences=True)),
                layers.Dense(pieces, activation="softmax"),
            ]
        )

    return build


def train_fed(page, seed, part="test", rate=FED_RATE):
    """Train the strongest model without attention that was tried.

    It has four times the units of the page's and more dropout, and reads the encoder's last state
    not at the start only: it is fed to the decoder at every step, and to the output layer.

    Args and result as of train_tagger.
    """
    x, before, after = romanise.arrays(page["parts"]["train"], page["signs"])
    steps = before.shape[1]
    model = fitted(fed(page, steps), seed, [x, before], after, rate, FED_EPOCHS)
    words = page["parts"][part]
    x, before, _ = romanise.arrays(words, page["signs"])
    before[:, 1:] = romanise.PAD
    for step in range(steps - 1):
        p = model.predict_on_batch([x, before])[:, step, 1:]
        before[:, step + 1] = p.argmax(axis=-1) + 1
    written = []
    for row in before:
        letters = "".join(romanise.LETTERS[number - 1] for number in row[1:])
        written.append(letters.split(romanise.END)[0])
    return are_right(page, words, written)


def fed(page, steps):
    """A function that builds the model whose decoder reads the last state at every step."""
    keras = setup.import_keras()
    layers = keras.layers

    def build():
        jamo = keras.Input((None,), dtype="int32")
        letters = keras.Input((steps,), dtype="int32")
        encoder = layers.GRU(128, dropout=0.3)
        state = layers.Bidirectional(encoder)(page["embed"](len(page["signs"]) + 1)(jamo))
        state_at_each_step = layers.RepeatVector(steps)(state)
        read = page["embed"](len(romanise.LETTERS) + 1)(letters)
        decoder = layers.GRU(256, return_sequences=True, dropout=0.3)
        h = decoder(layers.Concatenate()([read, state_at_each_step]), initial_state=state)
        h = layers.Dropout(0.3)(layers.Concatenate()([h, state_at_each_step]))
        head = layers.Dense(len(romanise.LETTERS) + 1, activation="softmax")
        return keras.Model([jamo, letters], head(h))

    return build


def fitted(build, seed, x, y, rate, epochs):
    """The model that build() gives, trained from a seed to name the right number at each step."""
    keras = setup.import_keras()
    keras.utils.set_random_seed(seed)
    model = build()
    model.compile(keras.optimizers.Adam(rate), "sparse_categorical_crossentropy")
    model.fit(x, y, batch_size=32, epochs=epochs, verbose=0)
    return model


def are_right(page, words, written):
    """Whether what was written of each word is right: bool (words,)."""
    pairs = zip(words, written, strict=True)
    return np.array([text == page["answer"][word] for word, text in pairs])


def save_weights(model, arrays):
    """Add the weights of a model to the file that romaniser.weights() reads.

    Args:
        model: a name; no name of another model begins with it.
        arrays: list of arrays.
    """
    kept = {}
    if romaniser.WEIGHTS.exists():
        with np.load(romaniser.WEIGHTS) as file:
            kept = dict(file)
    kept |= {f"{model}{place:02}": array for place, array in enumerate(arrays)}
    np.savez_compressed(romaniser.WEIGHTS, **kept)


def save_runs(model, right):
    """Add the results of a model to the file that romaniser.runs() reads.

    Args:
        model: its name.
        right: list of bool arrays (test words,), one for each seed.
    """
    rows = ["".join(str(int(word)) for word in row) for row in right]
    shared.keep(romaniser.RUNS, {model: rows}, indent=0)


# The models that are not on the page: how they are trained, and their number of seeds.
OTHERS = {"tagger": (train_tagger, 5), "state-fed": (train_fed, 2)}
KEPT = ("state", "attention")  # whose weights of seed 0 are shipped


def right_by_seed(page, model):
    """Train a model from each of its seeds; yields which test words are right, bool (words,)."""
    if model in OTHERS:
        train_one, seeds = OTHERS[model]
        for seed in range(seeds):
            yield train_one(page, seed)
        return
    for seed in range(SETTINGS[model].seeds):
        weights, right = train(page, model, seed)
        if seed == 0 and model in KEPT:
            save_weights(model, weights)
        yield right


def main(models):
    """Train these models, and keep the results after each seed."""
    page = chapter_cells.run("romanise", *CELLS)
    for model in models:
        results = []
        for seed, right in enumerate(right_by_seed(page, model)):
            print(f"{model:17} seed {seed}  {right.sum()} of {len(right)}", flush=True)
            results.append(right)
            save_runs(model, results)


if __name__ == "__main__":
    main(sys.argv[1:] or (*SETTINGS, *OTHERS))
