"""What each chapter exists to show: cell id -> texts that this cell's output must have, in this order.

nbval compares recorded with computed. Where both are wrong in the same way (a layer whose default changed, a faulty
helper) only this table, written by hand from the formulas, can tell. It holds for every edition of a chapter.
"""

TOMATO = "토 마 토 를 먹 자"

MEANING = {
    "rnn": {
        "true-false": ["(1, 4, 3)"],
        "false-false": ["(1, 3)"],
        "true-true": ["(1, 4, 3)", "(1, 3)", "True"],
        "false-true": ["(1, 3)", "(1, 3)", "True"],
        "count-55": ["(5, 5)", "25", "(5, 5)", "25", "(5,)", "5", "55"],
        "build": ["(None, 6, 5)", "55", "(None, 6, 5)", "30", "85"],
        "predict-cell": ["(1, 6, 5)", TOMATO],
        "twenty-seeds": ["20", "20"],
    },
}
