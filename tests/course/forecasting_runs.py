"""The networks of the chapter on sunspots, as the chapter trains them: for tests."""

from lib import setup
from lib.data import sunspots
from lib.training import many_seeds

YEARS, COUNTS = sunspots.load_sunspots()
EPOCHS = {"SimpleRNN": 45, "LSTM": 60, "GRU": 80}


def train(layer, data, seeds, epochs, **options):
    keras = setup.import_keras()

    def build():
        return keras.Sequential(
            [keras.Input((22, 1)), getattr(keras.layers, layer)(16), keras.layers.Dense(1)],
        )

    return many_seeds.train(
        build,
        data.x_train,
        data.y_train[:, None],
        seeds=seeds,
        epochs=epochs,
        batch_size=256,
        optimizer=keras.optimizers.Adam(0.01),
        loss="mean_squared_error",
        metrics=["mean_absolute_error"],
        **options,
    )
