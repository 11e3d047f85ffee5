"""A learner's own sentence: its vocabulary, its arrays, a trained model, the sentence back.

In a notebook (LSTM and GRU in the same way):

    mine = OwnSentence("가는 말이 고와야 오는 말이 곱다")  # 따옴표 안을 내 문장으로 바꿔 보세요
    mine.train(keras.Sequential([
        keras.layers.SimpleRNN(16, return_sequences=True),
        keras.layers.Dense(len(mine.vocabulary), activation="softmax"),
    ]))
    mine.show()

Its exercises are check.sentence_table(answer, mine) in the chapter LSTM,
check.sentence_context(answer, mine) in GRU and check.sentence_params(answer, mine) in Shapes.
"""

import unicodedata

import numpy as np

from lib import setup
from lib.text import Text

LONGEST = 60
EPOCHS = 600
LEARNING_RATE = 0.02
SPACE = "␣"


class OwnSentence:
    """A sentence as data for a recurrent layer: at each letter the model predicts the next one.

    Args:
        text: str of 2 to 60 letters, at least two of them different. A space counts as a letter.

    Attributes:
        text: the sentence, with single spaces.
        vocabulary: str, each letter of the sentence once, in the order in which they come.
        x, y: float32 one-hot arrays (1, steps, features), steps = len(text) - 1, features =
            len(vocabulary); y is x one letter later.
        model: the model that train() trained, or None.

    Raises:
        setup.Stopped: text is no str, is too long, or has fewer than two different letters.
    """

    was_refused = False  # whether the last sentence that was tried was none

    def __init__(self, text=None):
        OwnSentence.was_refused = True
        self.text = _checked(text)
        OwnSentence.was_refused = False
        self.vocabulary = "".join(dict.fromkeys(self.text))
        places = [[self.vocabulary.index(letter) for letter in self.text]]
        one_hot = np.eye(len(self.vocabulary), dtype="float32")[places]
        self.x = one_hot[:, :-1]
        self.y = one_hot[:, 1:]
        self.model = None

    def train(self, model):
        """Train an uncompiled Keras model until every letter is right: at most 600 steps, seconds.

        Returns:
            list of float: the loss before each step.

        Raises:
            setup.Stopped: it is no model, or its output has not the shape of y.
        """
        keras = setup.import_keras()
        self.model = None  # that of an earlier training is not the one to be shown
        keras.utils.set_random_seed(0)  # a model that is not built yet starts the same every time
        self._build(model)
        model.compile(
            loss="categorical_crossentropy", optimizer=keras.optimizers.Adam(LEARNING_RATE)
        )
        self.model = model
        losses = []
        while len(losses) < EPOCHS:
            model.reset_metrics()  # train_on_batch returns the mean since the last reset
            losses.append(float(model.train_on_batch(self.x, self.y)))
            # With a mean loss below log(2) / steps each letter had a probability above 1/2.
            is_sure = losses[-1] < np.log(2) / self.x.shape[1]
            if is_sure and self.predicted() == self.text[1:]:
                return losses
        self._say_why_it_ended()
        return losses

    def _say_why_it_ended(self):
        """Print that the training reached EPOCHS though letters are wrong, and the usual reason if
        it is that one.
        """
        if self.predicted() == self.text[1:]:
            return
        print(
            Text(
                "The training ended after {steps} updates, the most it makes. Some characters are "
                "wrong.",
                steps=EPOCHS,
            )
        )
        sums = np.asarray(self.model(self.x, training=False)).sum(axis=-1)
        if not np.allclose(sums, 1, atol=1e-3):
            print(Text('The outputs are no probabilities: the last layer needs "softmax".'))

    def _build(self, model):
        """Build a model for x. Raises setup.Stopped if its output has not the shape of y."""
        if not isinstance(model, setup.import_keras().Model):
            raise setup.Stopped(
                Text(
                    "train takes a Keras model, such as keras.Sequential([…]); received a value of "
                    "type {kind}.",
                    kind=type(model).__name__,
                )
            )
        try:
            model.build(self.x.shape)
            shape = tuple(model.compute_output_shape(self.x.shape))
        except Exception as error:
            raise setup.Stopped(
                Text(
                    "The layers of the model do not fit each other or x of the shape {shape}: "
                    "{problem}",
                    shape=self.x.shape,
                    problem=str(error).partition("\n")[0],
                )
            ) from None
        if shape != self.y.shape:
            raise setup.Stopped(
                Text(
                    "The model makes the shape {received} of x, but y has the shape {expected}. "
                    "The recurrent layer needs return_sequences=True, the last layer "
                    "len(mine.vocabulary) units.",
                    received=shape,
                    expected=self.y.shape,
                )
            )

    def predicted(self):
        """What the trained model predicts, a letter for each of x: text[1:] if all are right.

        Raises:
            setup.Stopped: no model was trained.
        """
        if self.model is None:
            raise setup.Stopped(Text("Run mine.train(...) first."))
        probabilities = np.asarray(self.model(self.x, training=False))
        return "".join(self.vocabulary[place] for place in probabilities[0].argmax(axis=-1))

    def show(self):
        """Print vocabulary, shapes, and the sentence as the trained model predicts it."""
        shown = self.predicted()
        labels = self.text[1:]
        right = sum(letter == label for letter, label in zip(shown, labels, strict=True))
        letters = " ".join(self.vocabulary.replace(" ", SPACE))
        print(Text("vocabulary"), f"{letters} ({len(self.vocabulary)})", sep=": ")
        print(f"x, y: {self.x.shape}")
        print(Text("input:     {letters}", letters=self.text[:-1]))
        print(Text("predicted: {letters}", letters=shown))
        print(Text("{right} of {count} characters are right.", count=len(labels), right=right))


def _without_unseen(text):
    """A text without characters that nobody sees, as a zero-width space from a web page; which ones
    were left out is printed.
    """
    unseen = [letter for letter in text if unicodedata.category(letter) in ("Cc", "Cf", "Cs")]
    if not unseen:
        return text
    codes = ", ".join(dict.fromkeys(f"U+{ord(letter):04X}" for letter in unseen))
    print(Text("Characters that cannot be seen were left out: {codes}", codes=codes))
    return "".join(letter for letter in text if letter not in unseen)


def _checked(text):
    """The sentence in composed letters with single spaces."""
    if not isinstance(text, str):
        raise setup.Stopped(
            Text(
                'Write the sentence in quotes, like "토마토를 먹자". Received {text!r}, a value of '
                "type {kind}.",
                text=text,
                kind=type(text).__name__,
            )
        )
    # macOS may store a syllable as several letters.
    text = _without_unseen(" ".join(unicodedata.normalize("NFC", text).split()))
    if len(set(text)) < 2:
        raise setup.Stopped(
            Text(
                "Write two different characters or more, so that there is something to predict. "
                "Received {text!r}.",
                text=text,
            )
        )
    if len(text) > LONGEST:
        raise setup.Stopped(
            Text(
                "The sentence has {letters} characters. Use at most {longest}, so that training "
                "takes seconds.",
                letters=len(text),
                longest=LONGEST,
            )
        )
    return text
