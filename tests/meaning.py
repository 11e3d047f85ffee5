"""What each chapter exists to show: cell id -> texts that this cell's output must have, in this order.

nbval compares recorded with computed. Where both are wrong in the same way (a layer whose default changed, a faulty
helper) only this table, written by hand from the formulas, can tell. It holds for every edition of a chapter.
"""

TOMATO = "토 마 토 를 먹 자"

MEANING = {
    "sequences": {
        "readings": ["(4, 5)"],
        "add-batch-axis": ["(4, 5)", "(1, 4, 5)"],
        "one-hot": ["(1, 6, 5)", "float32"],
        "decode-cell": ["토마토를먹자"],
        "to-categorical": ["float64", "float32", "1", "6"],
        "memoryless-score": ["6", "5", "5", "4"],
    },
    "rnn": {
        "true-false": ["(1, 4, 3)"],
        "false-false": ["(1, 3)"],
        "true-true": ["(1, 4, 3)", "(1, 3)", "True"],
        "false-true": ["(1, 3)", "(1, 3)", "True"],
        "numpy-loop": ["(1, 4, 3)", "True"],
        "count-55": ["(5, 5)", "25", "(5, 5)", "25", "(5,)", "5", "55"],
        "build": ["(None, 6, 5)", "55", "(None, 6, 5)", "30", "85"],
        "predict-cell": ["(1, 6, 5)", TOMATO],
        "twenty-seeds": ["20", "20"],
    },
    "lstm": {
        "false-true": ["(1, 3)", "(1, 3)", "(1, 3)", "True", "False"],
        "true-true": ["(1, 4, 3)", "(1, 3)", "(1, 3)", "True", "False"],
        "numpy-all": ["(1, 4, 3)", "True", "(1, 3)", "True", "(1, 3)", "True"],
        "hold": ["1.000", "0.700"],
        "unit-forget-bias": ["[0. 0. 0.]", "[1. 1. 1.]", "[0. 0. 0.]", "[0. 0. 0.]"],
        "count-220": ["(5, 20)", "100", "(5, 20)", "100", "(20,)", "20", "220", "4", "55"],
        "build": ["(None, 6, 5)", "220", "(None, 6, 32)", "192", "(None, 6, 5)", "165", "577"],
        "fit": ["(1, 6, 5)", TOMATO],
        "same-head": ["85", "577", "250", "537", "210"],
    },
    "gru": {
        "false-true": ["(1, 3)", "(1, 3)", "True"],
        "true-true": ["(1, 4, 3)", "(1, 3)", "True"],
        "count-180": ["(5, 15)", "75", "(5, 15)", "75", "(2, 15)", "30", "180", "165"],
        "reset-after": ["(2, 15)", "180", "(15,)", "165"],
        "numpy-all": ["(1, 4, 3)", "True", "(1, 4, 3)", "True"],
        "become-rnn": ["0.0"],
        "become-copier-cell": ["0.0"],
        "build": ["(None, 6, 5)", "180", "(None, 6, 32)", "192", "(None, 6, 5)", "165", "537"],
        "fit": ["(1, 6, 5)", TOMATO],
    },
}
