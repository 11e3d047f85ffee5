"""Judges a number, some numbers, a shape, a choice or a short text by data alone.

A page judges by the same data without Python: export.py writes it, and
explorers/page/judge_question.js reads it. The data of a question is a dict:

    kind        "number", "numbers", "shape", "choice" or "text"
    right       the right answer: a number, a list of numbers, sizes or chosen options, a text
    digits      how many decimal places of a number count; 0 asks for whole numbers
    options     of a choice: what there is to choose from
    mistakes    [{"is": value, "says": Text}], the first one that fits is said. A value of a shape
                may hold None for any size. In the place of "is" may stand "above", "below" (a
                bound), "between", "outside" (two bounds), or "holds" (an option that was chosen).
                With "place" it is about this one of several numbers
    parts       of numbers: a Text for each, said where it is wrong, but not all are
    otherwise   Text for any other answer
    whole, close, count     Texts for what is no whole number, is right to fewer places, or holds
                another number of values
"""

import functools
import unicodedata

from lib.questions import layers
from lib.questions.answers import Wrong, as_array, as_number, as_shape, as_text, chosen
from lib.questions.words import words_of
from lib.text import Text

WHOLE = Text("A whole number was expected.")
COUNT = Text("The number of values is different.")
CONDITIONS = ("above", "below", "between", "outside", "holds")


def is_judged_by_data(question):
    """Whether the answer to a question is a value that data can judge."""
    return not question.ask and not hasattr(question.file, "judge")


def data_of(question):
    """The data that an answer to a question is judged by, as above."""
    of_layer = question.settings.get("layer")
    if of_layer:
        return layers.data_of({**layers.PLAIN, **of_layer}, question.settings.get("asks"))
    if "layers" in question.settings:
        return _data_of_several(question)
    digits = question.settings.get("digits", 0)
    data = {
        "kind": question.settings.get("kind", "number"),
        "right": _plain(question.right()),
        "digits": digits,
        "mistakes": [
            {**_condition(question, mistake), "says": words_of("a mistake", mistake)}
            for mistake in question.listed_mistakes
        ],
        "otherwise": question.words("otherwise"),
        "whole": WHOLE,
        "close": close_to(digits),
    }
    if data["kind"] == "numbers":
        data["parts"] = [words_of("parts", part) for part in question.settings.get("parts", [])]
        data["count"] = question.words("count") if question.settings.get("count") else COUNT
    if data["kind"] == "choice":
        data["options"] = question.settings.get("options")
    return data


def _data_of_several(question):
    """The data of a question about the parameters of several layers, {name: its settings}: the
    first number with a mistake gets the sentence that it would get alone, after its name.
    """
    alone = {
        name: layers.data_of({**layers.PLAIN, **settings}, "params")
        for name, settings in question.settings["layers"].items()
    }
    mistakes = [
        {**_condition(question, mistake), "says": words_of("a mistake", mistake)}
        for mistake in question.listed_mistakes
    ]
    for place, (name, data) in enumerate(alone.items()):
        for mistake in data["mistakes"]:
            mistakes.append({**mistake, "place": place, "says": _named(name, mistake["says"])})
    return {
        "kind": "numbers",
        "right": [data["right"] for data in alone.values()],
        "digits": 0,
        "mistakes": mistakes,
        "parts": [_named(name, data["otherwise"]) for name, data in alone.items()],
        "otherwise": question.words("otherwise"),
        "whole": WHOLE,
        "close": close_to(0),
        "count": question.words("count"),
    }


def _named(name, problem):
    """What is wrong with one of several numbers, after its name."""
    return Text("{name}: {problem}", name=name, problem=problem)


def close_to(digits):
    """What is said of an answer that is right to fewer places."""
    return Text("Very close, but not correct to {digits} decimal places.", digits=digits)


def _condition(question, mistake):
    """When a mistake of NAME.yml fits: {"is": value}, or a bound as it stands there."""
    if "edit" in mistake:
        return {"is": _plain(question.edited(mistake["edit"])())}
    if "answer" in mistake:
        return {"is": _plain(question.value_of(mistake["answer"]))}
    return {name: mistake[name] for name in CONDITIONS if name in mistake}


def _plain(value):
    """A value as JSON can hold it."""
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value


def judge_value(data, answer):
    """Nothing if an answer is right by the data of its question.

    Raises:
        Wrong: what is wrong with it.
    """
    if sentence := verdict(data, _read(data, answer)):
        raise Wrong(sentence)


def _read(data, answer):
    """An answer as the data of its question hold the right one. Raises Wrong."""
    if data["kind"] == "number":
        return as_number(answer, whole=False)
    if data["kind"] == "numbers":
        return as_array(answer).squeeze().ravel().tolist()
    if data["kind"] == "shape":
        return list(as_shape(answer))
    if data["kind"] == "choice":
        return chosen(answer, data["options"])
    return as_text(answer)


def verdict(data, received):
    """What is wrong with what was received, as a Text, or None if it is right."""
    if data["kind"] in ("number", "numbers"):
        return _verdict_on_numbers(data, received)
    if data["kind"] == "text":
        is_right = plain_text(received) == plain_text(data["right"])
    else:
        is_right = received == data["right"]
    return None if is_right else _first_fitting(data, received) or data["otherwise"]


def _verdict_on_numbers(data, received):
    """What is wrong with a number or some numbers: their count; that they are close; a known
    mistake; no whole number; the parts that are wrong, if not all; else what is said to all others.
    """
    digits = data["digits"]
    numbers = _in_list(received)
    rights = _in_list(data["right"])
    if len(numbers) != len(rights):
        return data["count"]
    pairs = list(zip(numbers, rights, strict=True))
    wrong = [place for place, pair in enumerate(pairs) if not near(*pair, digits)]
    if not wrong:
        return None
    if digits and max(abs(number - right) for number, right in pairs) < 5 * 10**-digits:
        return data["close"]
    is_whole = digits > 0 or all(number == round(number) for number in numbers)
    if says := _first_fitting(data, received, is_whole):
        return says
    if not is_whole:
        return data["whole"]
    if data.get("parts") and len(wrong) < len(rights):
        return functools.reduce(_one_after_the_other, [data["parts"][place] for place in wrong])
    return data["otherwise"]


def _one_after_the_other(first, second):
    return Text("{first} {second}", first=first, second=second)


def _in_list(value):
    return value if isinstance(value, list) else [value]


def near(number, right, digits):
    """Whether a number is the right one to this many decimal places, rounded or cut off."""
    return number == right if digits == 0 else abs(number - right) < 0.6 * 10**-digits


def plain_text(text):
    """A short text as it is compared: without spaces around it, in small letters."""
    return unicodedata.normalize("NFC", text).strip().lower()


def _first_fitting(data, received, is_whole=True):
    """What the first mistake says that fits what was received, or None. That too much or too little
    came is not said where it is no whole number, though one is asked for.
    """
    for mistake in data["mistakes"]:
        is_bound = "above" in mistake or "below" in mistake
        if (is_whole or not is_bound) and _fits(data, mistake, received):
            return mistake["says"]
    return None


def _fits(data, mistake, received):
    if "holds" in mistake:
        return mistake["holds"] in received
    if data["kind"] == "text":
        return plain_text(mistake["is"]) == plain_text(received)
    values = received if isinstance(received, list) else [received]
    if "place" in mistake:
        values = [values[mistake["place"]]]
    if "above" in mistake:
        return max(values) > mistake["above"]
    if "below" in mistake:
        return min(values) < mistake["below"]
    if "between" in mistake:
        low, high = mistake["between"]
        return low < min(values) and max(values) < high
    if "outside" in mistake:
        low, high = mistake["outside"]
        return min(values) < low or max(values) > high
    expected = _in_list(mistake["is"])
    return len(expected) == len(values) and all(
        _is_alike(data, value, wrong) for value, wrong in zip(values, expected, strict=True)
    )


def _is_alike(data, value, wrong):
    """Whether a value is that of a mistake: any size for None, a number to the decimal places that
    are asked for. What only comes near may be something else.
    """
    return wrong is None or near(value, wrong, data["digits"])
