"""What each chapter must show: cell id -> texts that this cell's output must have, in this order.

nbval compares recorded with computed. Where both are wrong in the same way (a layer whose default changed, a faulty
helper) only this table, written by hand from the formulas, can tell. It holds for every edition of a chapter: a word
is a Text, and the guard takes it in the language of the page.
"""

from lib.text import Text

TOMATO = "토 마 토 를 먹 자"
DEFAULT, BIAS_3 = Text("기본", "default"), Text("편향 3", "bias 3")
STARTS = (
    ("SimpleRNN",), ("LSTM", DEFAULT), ("LSTM", BIAS_3), ("LSTM", "chrono"),
    ("GRU", DEFAULT), ("GRU", BIAS_3), ("GRU", "chrono"),
)  # fmt: skip
NONE, SOME, ALL = (
    Text("20개 중 4개 이하", "at most 4 of 20"),
    Text("20개 중 5~15개", "5 to 15 of 20"),
    Text("20개 중 16개 이상", "at least 16 of 20"),
)


def learned(*amounts):
    """The amount of seeds that learned, and the start, line by line."""
    return [text for amount, start in zip(amounts, STARTS, strict=True) for text in (amount, *start)]


MEANING = {
    "sequences": {
        "readings": ["(4, 5)"],
        "add-batch-axis": ["(4, 5)", "(1, 4, 5)"],
        "which-axis-cell": ["(1, 4, 5)", "(4, 1, 5)"],
        "one-hot": ["[0, 1, 0, 2, 3, 4]", "(1, 6, 5)", "float32"],
        "decode-cell": ["토마토를먹자"],
        "to-categorical": ["float64", "float32", "1", "6"],
        "memoryless-score": ["6", "5", "5", "4"],
        "memoryless-network": ["5", "0.5", "0.5", "0.5", "0.5"],
        "purpose-tomato": ["6", "6", "60", "6", "6", "930"],
        "study-and-new": ["0"],
        "previous-letter-cell": ["20%", "60", "930", "100%", "215"],
        "longer": ["100%", "ValueError"],
    },
    "rnn": {
        "true-false": ["(1, 4, 3)"],
        "false-false": ["(1, 3)"],
        "true-true": ["(1, 4, 3)", "(1, 3)", "True"],
        "false-true": ["(1, 3)", "(1, 3)", "True"],
        "numpy-loop": ["(1, 4, 3)", "True"],
        "count-55": ["(5, 5)", "25", "(5, 5)", "25", "(5,)", "5", "55"],
        "build": ["(None, 6, 5)", "55", "(None, 6, 5)", "30", "85"],
        "cell-equals-layer": ["0.0", "0.0"],
        "minus-log": ["0.2", "1.609"],
        "one-training-step": ["85", "0.10", "0.10"],
        "predict-cell": ["(1, 6, 5)", TOMATO],
        "twenty-seeds": ["20", "20"],
        "erase": ["토마토를먹자", "토"],
        "erase-everywhere": ["t=1", "0 / 20", "t=2"],
        "hold-cell": ["0.077", "0.120", "0.121", "1.239", "0.700", "0.700", "0.700", "0.958", "0.958", "0.958"],
        "learn-to-hold": ["10", "6 / 6", "100", "0 / 6"],
    },
    "lstm": {
        "lost-value": ["0.500", "0.000", "1.239", "-0.700", "0.000", "0.700", "2.000", "-0.958", "0.000", "0.958"],
        "false-true": ["(1, 3)", "(1, 3)", "(1, 3)", "True", "False"],
        "true-true": ["(1, 4, 3)", "(1, 3)", "(1, 3)", "True", "False"],
        "numpy-all": ["(1, 4, 3)", "True", "(1, 3)", "True", "(1, 3)", "True"],
        "gate-order-cell": ["(1, 4, 3)", "False"],
        "hold": ["1.000", "0.700"],
        "hold-any": ["0.700", "0.700", "0.300", "0.300", "-0.300", "-0.300", "5.000", "5.000"],
        "unit-forget-bias": ["[0. 0. 0.]", "[1. 1. 1.]", "[0. 0. 0.]", "[0. 0. 0.]"],
        "memory-run": ["4", "0.000", "5", "0.664", "0.000", "50", "0.664", "0.000", "90", "0.664", "0.581"],
        "memory-again": ["0.283", "0.283"],
        "count-220": ["(5, 20)", "100", "(5, 20)", "100", "(20,)", "20", "220", "4", "55"],
        "build": ["(None, 6, 5)", "220", "(None, 6, 32)", "192", "(None, 6, 5)", "165", "577"],
        "fit": ["(1, 6, 5)", TOMATO],
        "erase-seeds": ["20", "20", "20", "20", "20", "0"],
        "same-head": ["85", "577", "250", "537", "210"],
    },
    "gru": {
        "false-true": ["(1, 3)", "(1, 3)", "True"],
        "true-true": ["(1, 4, 3)", "(1, 3)", "True"],
        "count-180": ["(5, 15)", "75", "(5, 15)", "75", "(2, 15)", "30", "180", "165"],
        "bias-rows": ["z", "0.000", "r", "0.000", "h", "0.527"],
        "reset-after": ["(2, 15)", "180", "(15,)", "165"],
        "numpy-all": ["(1, 4, 3)", "True", "(1, 4, 3)", "True"],
        "become-rnn": ["0.0"],
        "become-copier-cell": ["0.0"],
        "become-memoryless-cell": ["0.0", "True", "6", "5"],
        "restart-run": ["0", "1", "0.000"],
        "initial-z-cell": ["0.50", "0.42", "0.58"],
        "lose-memory-cell": ["토마토를먹자", "6", "6", "6", "5"],
        "build": ["(None, 6, 5)", "180", "(None, 6, 32)", "192", "(None, 6, 5)", "165", "537"],
        "fit": ["(1, 6, 5)", TOMATO],
    },
    "generation": {
        "task": ["토마토를먹", "마토를먹자", "(1, 5, 5)", "(1, 5, 5)"],
        "ceiling-cell": ["4 / 5"],
        "train-tomato": ["마토를먹자", "250", "250"],
        "reread": ["토마토를먹자", "15"],
        "carry": ["토마토를먹자", "5"],
        "same-state": ["True", "True"],
        "no-state": ["토마토마"],
        "garden-cell": ["90", "72", "18"],
        "already-there": ["6", "6", "6"],
        "ngram-cell": ["1.13", "0.71", "0.61", "0.63"],
        "tense-cell": ["6 / 18", "6 / 18", "6 / 18", "6 / 18", "16 / 20", "12 / 18"],
        "swap": ["LSTM 었", "LSTM 는", "LSTM 겠"],
        "unit-change": ["겠 겠 겠 겠 겠 겠 겠 겠 겠 겠 겠 겠 겠 겠 겠 겠 겠 겠", "었 는 겠"],
    },
    "forecasting": {
        "load": ["1700", "2008", "309"],
        "windows-small": ["[0 1 2]", "3", "[2 3 4]", "5"],
        "windows": ["(228, 22, 1)", "(228,)", "(59, 22, 1)", "(59,)"],
        "careless": ["True", "False"],
        "leaks": ["[]", "scale", "x_train", "y_train", "190.2", "190.2"],
        "leak-score": ["12.56", "12.56"],
        "choose-order": ["10.63", "10.08", "10.14"],
        "baselines-errors": ["45.2", "25.5", "27.4", "15.9", "12.6"],
        "ar-size": ["10", "1.22", "-0.48", "0.25", "0.02"],
        "build": ["305", "1169", "929"],
        "cycle-cell": ["(1, 11)", "(10, 11)"],
        "features-cell": ["(308, 2)", "(2,)", "(286, 22, 2)"],
    },
    "beyond": {
        "missing-axis": ["(6, 5)", "ndim=3", "(2, 5)", "ndim=3", "(1, 6, 5)", "(1, 3)", "(2, 1, 5)", "(2, 3)"],
        "pad": ["(2, 6, 5)"],
        "mask-needed": ["False", "False", "True", "True"],
        "bidirectional-cell": ["(1, 6)", "(1, 3)", "(1, 3)", "(1, 3)", "(1, 3)", "True", "216"],
        "sees-future": ["False", "True"],
        "stacked-cell": ["(None, 6, 4)", "160", "(None, 3)", "96"],
        "stacked-wrong": ["ValueError"],
        "stateful-cell": ["True", "False", "True"],
        "keras-categorical": ["float64", "float32"],
        "attention-equal": ["(1, 1, 5)", "(1, 1, 5)", "True", "True"],
        "attention-ratios": ["2e-04", "9e-05", "8e-11"],
        "attention-train": ["0 / 10"],
        "attention-train-with": ["10 / 10"],
    },
    "pytorch": {
        "keras-lstm": ["(1, 4, 5)", "(1, 4, 3)", "(1, 3)", "(1, 3)"],
        "to-pytorch": ["(5, 9)", "(3, 9)", "(2, 9)", "90", "(9, 5)", "(9, 3)", "(9,)", "(9,)"],
        "keras-parameters": ["27", "108", "90"],
        "keras-initial": ["[1. 1. 1. 1.]", "True"],
        "data": ["(1, 6, 5)", "(1, 6, 5)", "(1, 6)", "[[0 1 0 2 3 4]]"],
    },
    "gradients": {
        "by-hand": ["(8, 50, 6)", "(8, 50, 16)"],
        "same": ["(20, 50)", "True"],
        "ratios": [
            "SimpleRNN",
            "2e-04",
            "GRU",
            "8e-11",
            "LSTM",
            "9e-05",
            Text("LSTM, 편향 3", "LSTM, bias 3"),
            "6e-01",
            "True",
        ],
        "slope": ["2e-04", "1e+00"],
        "a-third": ["(16, 48)", "True", "(16, 16)", "1/√3 = 0.58"],
        "z-half": ["2e-15"],
        "z-bias": ["8e-11", "1e-01", "2e-13"],
        "f-bias": ["3e-11", "6e-01", "7e-02", "0.09"],
        "clip": ["81 %", "0.1"],
    },
    "recall": {
        "ten-gru": learned(ALL, ALL, ALL, ALL, ALL, ALL, ALL),
        "thirty-gru": learned(SOME, NONE, ALL, ALL, NONE, ALL, ALL),
        "hundred-gru": learned(NONE, NONE, NONE, ALL, NONE, ALL, ALL),
        "reach": ["1e-08", "4e-01", "2e-02"],
        "apart": [NONE, NONE, ALL],
    },
    "comparison": {
        "parameters": ["85", "412", "327", "250", "577", "327", "210", "537", "327"],
        "many": ["(100, 50)"],
        "as-fit": ["True"],
        "train-all": ["100 / 100", "100 / 100", "100 / 100"],
        "wilson": ["89", "81", "94", "96", "100", "84", "100"],
        "three-runs": ["89", "65", "81", "47"],
        "fair-head": ["100"],
        "without-relu": ["82", "84"],
    },
}
