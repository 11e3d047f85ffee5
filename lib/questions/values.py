"""Judging an answer that is a number, some numbers or a shape, by data alone: a page can do the same without Python.

The data of a question is a dict:

    kind        "number", "numbers" or "shape"
    right       the right answer, a number or a list
    digits      how many decimal places count; 0 asks for whole numbers
    mistakes    [{"is": value, "says": Text}], the first one that fits is said. A value of a shape may hold None for any
                size. In the place of "is" may stand "above", "below" (a bound), "between" or "outside" (two bounds)
    parts       of "numbers": a Text for each number, said where it alone is wrong
    otherwise, whole, close, count     Texts for any other answer, for what is no whole number, is right to fewer places,
                or holds another number of values
"""

from lib.questions import layers
from lib.questions.answers import Wrong, as_array, as_number, as_shape
from lib.questions.words import words_of
from lib.text import Text

WHOLE = Text("A whole number was expected.")
COUNT = Text("The number of values is different.")
KINDS = ("number", "numbers", "shape")


def data_of(question):
    """The data that an answer to a question is judged by, as above."""
    of_layer = question.setting("layer")
    if of_layer:
        return layers.data_of({**layers.PLAIN, **of_layer}, question.setting("asks"))
    digits = question.setting("digits", 0)
    data = {
        "kind": question.setting("kind", "number"),
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
        data["parts"] = [words_of("parts", part) for part in question.setting("parts", [])]
        data["count"] = question.words("count") if question.setting("count") else COUNT
    return data


def close_to(digits):
    """What is said of an answer that is right to fewer places."""
    return Text("Very close, but not correct to {digits} decimal places.", digits=digits)


def _condition(question, mistake):
    """When a mistake of NAME.yml fits: {"is": value}, or a bound as it stands there."""
    if "edit" in mistake:
        return {"is": _plain(question.edited(mistake["edit"])())}
    if "answer" in mistake:
        value = mistake["answer"]
        return {"is": _plain(eval(value, vars(question.file)) if isinstance(value, str) else value)}
    return {
        name: mistake[name] for name in ("above", "below", "between", "outside") if name in mistake
    }


def _plain(value):
    """Numbers as JSON can hold them."""
    if hasattr(value, "tolist"):
        return value.tolist()
    return list(value) if isinstance(value, tuple) else value


def judge_value(data, answer):
    """Nothing if an answer is right by the data of its question.

    Raises:
        Wrong: what is wrong with it.
    """
    if data["kind"] == "shape":
        received = list(as_shape(answer))
    elif data["kind"] == "number":
        received = as_number(answer, whole=False)
    else:
        received = as_array(answer).squeeze().ravel().tolist()
    if sentence := verdict(data, received):
        raise Wrong(sentence)


def verdict(data, received):
    """What is wrong with what was received, a number or a list of numbers, as a Text, or None if it is right."""
    right, digits = data["right"], data.get("digits", 0)
    if data["kind"] == "shape":
        if received == right:
            return None
        return _first_fitting(data["mistakes"], received, digits) or data["otherwise"]
    several = data["kind"] == "numbers"
    if several and len(received) != len(right):
        return data["count"]
    numbers, rights = (received, right) if several else ([received], [right])
    is_right = [near(number, one, digits) for number, one in zip(numbers, rights, strict=True)]
    if all(is_right):
        return None
    distances = [abs(number - one) for number, one in zip(numbers, rights, strict=True)]
    if digits and max(distances) < 5 * 10**-digits:
        return data["close"]
    if says := _first_fitting(data["mistakes"], received, digits):
        return says
    if digits == 0 and any(number != round(number) for number in numbers):
        return data["whole"]
    if several and data["parts"] and is_right.count(False) == 1:
        return data["parts"][is_right.index(False)]
    return data["otherwise"]


def near(number, right, digits):
    """Whether a number is the right one to this many decimal places, rounded or cut off a little beside it."""
    if digits == 0:
        return number == right
    return round(number, digits) == round(right, digits) or abs(number - right) < 0.6 * 10**-digits


def _first_fitting(mistakes, received, digits):
    """What the first mistake says that fits what was received, or None."""
    return next((mistake["says"] for mistake in mistakes if _fits(mistake, received, digits)), None)


def _fits(mistake, received, digits):
    numbers = received if isinstance(received, list) else [received]
    if "above" in mistake:
        return max(numbers) > mistake["above"]
    if "below" in mistake:
        return min(numbers) < mistake["below"]
    if "between" in mistake:
        low, high = mistake["between"]
        return all(low < number < high for number in numbers)
    if "outside" in mistake:
        low, high = mistake["outside"]
        return min(numbers) < low or max(numbers) > high
    values = mistake["is"] if isinstance(mistake["is"], list) else [mistake["is"]]
    return len(values) == len(numbers) and all(
        value is None or near(number, value, max(digits - 1, 1) if digits else 0)
        for number, value in zip(numbers, values, strict=True)
    )
