"""An example of each figure: its arguments, and the quantities whose hues it shows."""

import numpy as np

from lib import figures, tomato

YEARS = np.arange(1920, 1980)
STATES = np.linspace(-1, 1, 30).reshape(6, 5)
# The arguments of each figure, and the quantities whose hues it shows. The names of layers, seeds
# and forecasts have none.
FIGURES = {
    figures.one_hot: ((tomato.encode("토토마를자먹"), "토토마를자먹", tomato.VOCABULARY), set()),
    figures.saturation: ((np.linspace(-1, 1, 50), np.linspace(-0.5, 0.5, 50)), {"h"}),
    figures.losses: (([1.5, 0.5, 0.1],), set()),
    figures.states: ((STATES, "토토마를자먹"), {"h"}),
    figures.lines_over_time: (
        ({"망각 편향 3": [1, 0.5, 0.2], "망각 편향 5": [1, 0.9, 0.8]}, "셀 상태 c"),
        set(),
    ),
    figures.letters_by_value: (
        (["어제 먹었다", "내일 먹겠다"], np.linspace(-2, 2, 12).reshape(2, 6), "c"),
        {"c"},
    ),
    figures.tensor_axes: ((np.arange(20).reshape(1, 4, 5),), set()),
    figures.lookup: (("토토마를자먹", "토마토를먹자"), set()),
    figures.unrolled: (("토토마를자먹", "토마토를먹자"), {"h"}),
    figures.sequence_uses: ((), {"h"}),
    figures.training_step: ((1.609, 1.021, 85), {"gradient"}),
    figures.influence: ((np.tri(6) / 4, "토토마를자먹", "토마토를먹자"), set()),
    figures.learning_rates: (
        ([0.005, 0.05], {"lstm": [0, 20], "gru": [3, 3]}, 20, {"lstm": "LSTM", "gru": "GRU 기본"}),
        set(),
    ),
    figures.rnn_cell: ((), {"h"}),
    figures.lstm_cell: ((), {"h", "c", "gate", "candidate"}),
    figures.gru_cell: ((), {"h", "gate", "candidate"}),
    figures.sigmoid_and_tanh: ((), {"gate"}),
    figures.backpropagation: ((), {"h", "gradient"}),
    figures.doubling: ((8,), {"h"}),
    figures.clusters: (({"GRU(16)": (STATES[:, :2], [0, 1, 2, 0, 1, 2])}, "123"), {"h"}),
    figures.state_machine: (
        ([[1, 2, 0], [0, 1, 2], [2, 0, 1]], "123", ["1↔2", "1↔3", "2↔3"]),
        {"h"},
    ),
    figures.packed: ((["먹자", "토마토를먹자"],), set()),
    figures.gradient_norms: (
        ({"SimpleRNN": np.geomspace(1e-8, 1, 100).reshape(2, 50), "LSTM": np.ones((2, 50))},),
        {"gradient"},
    ),
    figures.success: (({"GRU": np.tri(4, 50, dtype=bool)}, {"GRU": "210"}), set()),
    figures.dots: (({"표": [1.5], "LSTM": [1.6, 1.7]}, "비트", {"표": (1.4, 1.6)}), set()),
    figures.encoder_decoder: (("ㄱㅜㄱㅁㅣㄴ", "gungmin"), {"h"}),
    figures.attention_map: ((np.eye(6, 4), "ㄱㅜㄱㅁ", "gungm>"), {"h"}),
    figures.split_in_time: ((YEARS, np.linspace(0, 150, 60), 1950), set()),
    figures.forecasts: (
        (YEARS, np.linspace(0, 150, 60), {"AR(9)": np.ones((1, 60)), "GRU": np.ones((3, 60))}),
        set(),
    ),
    figures.error_by_horizon: (
        (
            {
                name: [12, 20, 22]
                for name in ("과거의 평균", "11년 전", "AR(9)", "SimpleRNN", "LSTM", "GRU")
            },
            ("AR(9)", "LSTM"),
        ),
        set(),
    ),
}
EXAMPLES = {function: arguments for function, (arguments, _) in FIGURES.items()}
SHOWN = {function: hues for function, (_, hues) in FIGURES.items()}
