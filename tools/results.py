"""The results of conclusions: numbers in the metadata of a cell, and the words that say them.

    "result": [{"name": "GRU", "count": 17, "of": 20, "interval": [64, 95]}, …]

Each row names who or what was measured, and has one of these:

    "count": 18, "of": 20            so many of all; "interval": of the share, in %
    "range": [9, 18], "of": 20       between two numbers of all; null for "no bound on this side"
    "percent": 71
    "fraction": 0.1                  between 0 and 1
    "difference": [-0.28, -0.1]      its interval; also "value" or "unit"
    "power": 8e-11                   compared by its power of ten
    "number": 584                    compared with nothing
"""

KINDS = ("count", "range", "percent", "fraction", "difference", "power", "number")
WORDED = ("name", "unit")


def in_words(rows):
    """The words of a result, "GRU: 17 / 20 [64, 95] %; LSTM: ≤ 4 / 20".

    Raises:
        ValueError: a row has no number of a known kind.
    """
    return "; ".join(f"{row['name']}: {_number(row)}" for row in rows)


def _number(row):
    """The words of a row after its name."""
    match row:
        case {"count": count, "of": whole, "interval": interval}:
            return f"{count} / {whole} {_interval(interval)} %"
        case {"count": count, "of": whole}:
            return f"{count} / {whole}"
        case {"range": [None, most], "of": whole}:
            return f"≤ {most} / {whole}"
        case {"range": [least, None], "of": whole}:
            return f"≥ {least} / {whole}"
        case {"range": [least, most], "of": whole}:
            return f"{least}–{most} / {whole}"
        case {"percent": percent}:
            return f"{percent}%"
        case {"fraction": fraction}:
            return f"{fraction:.2f}"
        case {"difference": interval, "value": value}:
            return f"{_decimal(value, interval)} {_interval(interval)}"
        case {"difference": interval}:
            return f"{_interval(interval)} {row.get('unit', '')}".rstrip()
        case {"power": 1}:
            return "1"
        case {"power": power}:
            return f"{power:.0e}"
        case {"number": number}:
            return str(number)
    raise ValueError(f"result {row}, expected one of {', '.join(KINDS)} (tools/results.py)")


def _interval(ends):
    return f"[{', '.join(_decimal(end, ends) for end in ends)}]"


def _decimal(number, interval):
    """A number with as many decimals as the ends of its interval have at most."""
    digits = max(len(str(end).partition(".")[2]) for end in interval)
    return f"{number:.{digits}f}".replace("-", "−")


def translated_words(rows):
    """The words in a result, which are translated."""
    return [row[key] for row in rows for key in WORDED if key in row]


def same_in_each_language(rows):
    """The numbers of a result, which every edition has."""
    return [{key: value for key, value in row.items() if key not in WORDED} for row in rows]


def with_words_of(ours, theirs):
    """A result as `theirs`, with the words of `ours` where both have as many rows."""
    if len(ours) != len(theirs):
        return theirs
    return [
        row | {key: own[key] for key in WORDED if key in own and key in row}
        for own, row in zip(ours, theirs, strict=True)
    ]
