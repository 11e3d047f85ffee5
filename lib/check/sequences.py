"""Exercises of the chapter 순서와 기억: axes, next-character pairs, what a model without memory can reach."""

import re
from collections import Counter

from lib.check import mistakes
from lib.check.agreement import recognise
from lib.check.answers import Wrong, as_number, as_shape
from lib.check.exercise import exercise
from lib.check.functions import judge, pair
from lib.text import Text

AXIS_NAMES = {
    "batch": {"batch", "batches", "batchsize", "sample", "samples", "배치", "배치크기"},
    "time": {
        "time",
        "steps",
        "step",
        "timesteps",
        "timestep",
        "시점",
        "시점수",
        "시점의수",
        "시간",
        "스텝",
        "타임스텝",
    },
    "features": {"features", "feature", "특성", "특징", "피처"},
}
LETTERS = list("가나다라마바사아자차카타파하 봄여름")


@exercise(
    look=Text(
        "첫째 축의 번호를 바꾸면 다른 시퀀스가 나옵니다. 둘째 축의 번호를 바꾸면 같은 시퀀스 안에서 무엇이 바뀔까요?",
        "Along the first axis you move from one sequence to the next. What changes along the second axis, within one "
        "sequence?",
    ),
    start=Text(
        "첫째 축은 시퀀스를 세는 배치 축입니다. 나머지 두 축은 크기 4와 5가 각각 무엇을 센 것인지 생각해 보세요.",
        "The first axis counts sequences: it is the batch axis. For the other two, think of what the sizes 4 and 5 "
        "count.",
    ),
    solution='answer = ("batch", "time", "features")',
    right=Text(
        "순환 층은 언제나 이 순서로 읽습니다. 시퀀스가 하나뿐이어도 배치 축은 있어야 합니다.",
        "Recurrent layers always read the axes in this order. The batch axis is there even for a single sequence.",
    ),
)
def axes(answer):
    """Name the three axes of an array of shape (1, 4, 5), in order, as text."""
    if not isinstance(answer, (list, tuple)) or not all(isinstance(name, str) for name in answer):
        raise Wrong(
            "축의 이름을 하나씩 따옴표로 묶어 튜플로 쓰세요.", "Write a tuple of the names of the axes, each in quotes."
        )
    names = [_axis(name) for name in answer]
    if len(set(names)) != len(names):
        raise Wrong("같은 축을 두 번 썼습니다.", "One axis is named twice.")
    if len(names) != len(AXIS_NAMES):
        raise Wrong("축은 세 개인데 이름의 수가 다릅니다.", "There are three axes, but not three names.")
    if names[0] != "batch":
        raise Wrong("배치 축의 자리가 다릅니다.", "The batch axis is in another place.")
    if names != list(AXIS_NAMES):
        raise Wrong("시점 축과 특성 축의 순서가 바뀌었습니다.", "The time axis and the features axis are swapped.")


def _axis(name):
    plain = re.sub(r"\(.*\)|[\s_-]", "", name.lower()).removesuffix("축").removesuffix("axis")
    for axis, words in AXIS_NAMES.items():
        if plain in words:
            return axis
    raise Wrong(f"이런 이름의 축은 없습니다: {name!r}.", f"There is no axis of this name: {name!r}.")


@exercise(
    look=Text(
        "축마다 세는 것이 다릅니다. 문장의 수, 한 문장의 글자 수, 글자 하나를 나타내는 수의 개수가 각각 어느 축에 "
        "올까요?",
        "Each axis counts something else: sentences, letters of a sentence, numbers that stand for one letter. Which "
        "one goes where?",
    ),
    start=Text(
        "배치 축부터 씁니다. 첫째 크기는 시퀀스의 수입니다. 원-핫 벡터 하나의 길이는 어휘의 크기와 같습니다.",
        "Begin with the batch axis: its size is the number of sequences. A one-hot vector is as long as the "
        "vocabulary.",
    ),
    solution="answer = (8, 12, 5)",
    right=Text(
        "글자 하나를 나타내는 수들은 마지막 축인 특성 축에 놓입니다.",
        "The numbers that stand for one letter lie along the last axis, the features.",
    ),
)
def data_shape(answer):
    """The shape for 8 sentences of 12 letters, one-hot over a vocabulary of 5."""
    question = {"batch": 8, "steps": 12, "features": 5}
    mistakes.require(mistakes.data_mistake(question, as_shape(answer)))


@exercise(
    look=Text(
        "x의 글자마다 y에는 text에서 바로 다음에 오는 글자가 놓입니다. 그러면 x에 들어갈 수 없는 글자는 무엇일까요?",
        "For each letter of x, y holds the letter that follows it in text. Which letter of text cannot be in x?",
    ),
    start=Text(
        '짧은 예로 시작해 보세요. text가 "토마토"이면 x는 두 글자, y도 두 글자입니다. 두 문자열을 text의 슬라이스로 '
        "써 보세요.",
        'Begin with a short example: for "토마토" x has two letters and so has y. Write both as slices of text.',
    ),
    solution="""
def next_character(text):
    return text[:-1], text[1:]
""",
    right=Text(
        "사람이 정답을 붙이지 않아도 됩니다. 텍스트 안에 정답이 이미 들어 있습니다.",
        "Nobody has to label anything: the text already holds the labels.",
    ),
)
def next_character(answer, rng):
    """A function text -> x, y for next-character prediction."""

    def cases():
        for length in (7, 5, 2, *rng.integers(2, 13, size=17)):
            yield {"text": "".join(rng.choice(LETTERS[: rng.integers(2, len(LETTERS))], size=length))}
        for text in (" 봄이 온다", "봄이 온다 ", "가가가", "가나가나"):
            yield {"text": text}

    def read(value):
        return pair("x", "y", read=_as_text)(value)

    known = [
        (
            lambda text: (text[1:], text[:-1]),
            "x와 y가 서로 바뀌었습니다. 지금은 앞 글자를 맞히는 문제입니다.",
            "x and y are swapped: this predicts the letter before.",
        ),
        *(
            (
                lambda text, part=part: (text[part], text[part]),
                "y가 x와 같습니다. y는 x보다 한 글자 뒤여야 합니다.",
                SAME,
            )
            for part in (slice(None), slice(None, -1), slice(1, None))
        ),
        (
            lambda text: (text, text[1:] + text[0]),
            "마지막 글자 다음에 첫 글자가 온다고 했습니다. 텍스트의 끝은 처음으로 다시 이어지지 않습니다.",
            "The first letter is made to follow the last one, but a text does not start again at its end.",
        ),
        (
            lambda text: (text, text[1:]),
            "x가 y보다 한 글자 깁니다. 마지막 글자에는 다음 글자가 없습니다.",
            "x is one letter longer than y. The last letter has no next one.",
        ),
        (
            lambda text: (text[:-2], text[2:]),
            "y가 x보다 두 글자 뒤에 있습니다.",
            "y is two letters after x instead of one.",
        ),
    ]
    judge(
        answer,
        cases(),
        lambda text: (text[:-1], text[1:]),
        known,
        read=read,
        otherwise=Text(
            "어떤 텍스트에서는 y의 글자가 x의 다음 글자가 아니거나, 빠진 글자가 있습니다.",
            "For some texts a letter of y is not the one after that of x, or a letter is missing.",
        ),
    )


SAME = "y equals x. It should be one letter later."


def _as_text(value):
    if not isinstance(value, str):
        kind = type(value).__name__
        raise Wrong(f"문자열이 필요한데 {kind} 값을 받았습니다.", f"A str was expected, received a {kind}.")
    return value


@exercise(
    look=Text(
        "기억이 없는 모델은 같은 입력 글자에 늘 같은 답을 합니다. 입력 글자마다 정답이 몇 가지로 나오는지 세어 보세요.",
        "A model without memory always gives the same letter the same answer. Which labels does each input letter "
        "have?",
    ),
    start=Text(
        "입력 글자 '마'부터 시작합니다. '마'의 정답을 모두 적고 가장 자주 나온 것을 고르면, '마'에서 맞히는 글자 수가 "
        "나옵니다. "
        "다른 입력 글자도 같은 방법으로 세어 더하세요.",
        "Begin with the input 마: list its labels and choose the most frequent one. That gives the number of right "
        "letters "
        "for 마. Do the same for the other input letters and add up.",
    ),
    solution="""
x, y = "마토마먹마토먹토자", "토마토자먹마자자토"
answer = 0
for letter in set(x):
    labels = [label for seen, label in zip(x, y) if seen == letter]
    answer += max(labels.count(label) for label in labels)
""",
    right=Text(
        "이보다 많이 맞히려면 앞에 어떤 글자가 왔는지 기억해야 합니다.",
        "To get more letters right, a model has to remember what came before.",
    ),
)
def memoryless(answer):
    """How many of 9 labels (마토마먹마토먹토자 -> 토마토자먹마자자토) the best memoryless model gets right."""
    number = as_number(answer, whole=False)
    if 0 < number < 1:
        raise Wrong("비율이 아니라 맞힌 글자 수를 쓰세요.", "Write how many letters are right, not their share.")
    number = as_number(answer)
    recognise(
        number,
        [
            (
                9,
                "정답이 두 가지 이상인 입력 글자가 있습니다. 그런 글자까지 모두 맞히려면 기억이 필요합니다.",
                "Some input letters have more than one label. To get all of them right needs memory.",
            ),
            (2, "틀리는 글자 수를 센 것 같습니다.", "This looks like the number of mistakes."),
            (4, "입력 글자의 종류를 센 것 같습니다.", "This looks like the number of different input letters."),
            (
                3,
                "언제나 한 가지 답만 하는 모델의 점수 같습니다. 입력 글자가 다르면 다른 답을 할 수 있습니다.",
                "This looks like the score of one constant answer. The answer may differ between input letters.",
            ),
        ],
    )
    if number > 9:
        raise Wrong("정답이 모두 9개인데 그보다 많습니다.", "There are only 9 labels.")
    if number != 7:
        raise Wrong(
            "가장 좋은 표의 점수가 아닙니다. 입력 글자마다 정답을 다시 세어 보세요.",
            "This is not the score of the best table. Count the labels of each input letter again.",
        )


@exercise(
    look=Text(
        "입력 글자 하나에 정답이 여러 가지일 수 있습니다. 먼저 입력 글자마다 정답을 모두 모아야 고를 수 있습니다.",
        "One input letter may have several labels. Before one can be chosen, collect all labels of each letter.",
    ),
    start=Text(
        "zip(x, y)로 입력과 정답을 짝지어, 입력 글자를 키로 하는 딕셔너리에 정답의 리스트를 모으세요. 그다음에 "
        "리스트마다 가장 자주 나온 "
        "것을 고릅니다.",
        "Pair inputs and labels with zip(x, y), and collect the labels of each letter in a dict of lists. Then choose "
        "the "
        "most frequent label of each list.",
    ),
    solution="""
def lookup_table(x, y):
    table = {}
    for letter in set(x):
        labels = [label for seen, label in zip(x, y) if seen == letter]
        table[letter] = max(labels, key=labels.count)
    return table
""",
    right=Text(
        "기억이 없는 모델은 아무리 커도 이런 표 하나와 같습니다.",
        "A model without memory, however large, is the same as such a table.",
    ),
)
def lookup_table(answer, rng):
    """A function x, y -> dict that gives each letter of x its most frequent label."""
    known = [
        (
            lambda x, y: dict(zip(x, y, strict=True)),
            "입력 글자마다 마지막에 나온 정답이 들어 있습니다. 가장 자주 나온 정답이어야 합니다.",
            "The table holds the last label of each letter. It should be the most frequent one.",
        ),
        (
            lambda x, y: dict(zip(x[::-1], y[::-1], strict=True)),
            "입력 글자마다 처음 나온 정답이 들어 있습니다. 가장 자주 나온 정답이어야 합니다.",
            "The table holds the first label of each letter. It should be the most frequent one.",
        ),
        (
            lambda x, y: _table(y, x),
            "키와 값이 바뀌었습니다. 입력 글자가 키여야 합니다.",
            "Keys and values are swapped: the keys should be the input letters.",
        ),
        (
            lambda x, y: dict(zip(y, x, strict=True)),
            "키와 값이 바뀌었습니다. 입력 글자가 키여야 합니다.",
            "Keys and values are swapped: the keys should be the input letters.",
        ),
        (lambda x, y: dict.fromkeys(x, Counter(y).most_common(1)[0][0]), *ONE_LABEL),
    ]
    judge(
        answer,
        _cases(rng),
        _table,
        known,
        read=_as_table,
        otherwise=Text(
            "어떤 입력 글자의 값이 가장 자주 나온 정답이 아닙니다. 빠진 글자나 남는 글자가 없는지도 확인하세요.",
            "For some input letter the value is not its most frequent label. Check also that no letter is missing or "
            "extra.",
        ),
    )


ONE_LABEL = Text(
    "모든 입력 글자에 전체에서 가장 흔한 정답을 넣었습니다. 입력 글자마다 따로 세어야 합니다.",
    "Every letter got the label that is most frequent overall. Count separately for each input letter.",
)


def _table(x, y):
    labels = {letter: [label for seen, label in zip(x, y, strict=True) if seen == letter] for letter in x}
    return {letter: max(given, key=given.count) for letter, given in labels.items()}


def _as_table(value):
    if not isinstance(value, dict):
        kind = type(value).__name__
        raise Wrong(f"딕셔너리가 필요한데 {kind} 값을 받았습니다.", f"A dict was expected, received a {kind}.")
    for key, label in value.items():
        for ko, en, letter in (("키는", "key", key), ("값은", "value", label)):
            if not isinstance(letter, str):
                kind = type(letter).__name__
                raise Wrong(
                    f"딕셔너리의 {ko} 글자여야 하는데, 지금은 {kind}입니다.",
                    f"A {en} of the dict should be a letter, received a {kind}.",
                )
    return dict(value)


def _cases(rng):
    """Twelve drawn texts, each with its labels and with other labels: a table remembered by length is wrong."""
    for _ in range(12):
        case = _texts(rng)
        yield case
        yield {**case, "y": case["y"].translate(dict(zip(map(ord, LETTERS), rng.permutation(LETTERS), strict=True)))}


def _texts(rng):
    """x, y of one length in which each letter of x has one label more often than any other, at any place."""
    letters = rng.permutation(LETTERS)[: rng.integers(2, 6)]
    pairs = []
    for letter in letters:
        labels = rng.permutation(LETTERS)[:4]
        most = int(rng.integers(1, 5))
        pairs += [(letter, labels[0])] * most
        pairs += [(letter, label) for label in labels[1:] for _ in range(rng.integers(0, most))]
    pairs = [pairs[place] for place in rng.permutation(len(pairs))]
    x, y = ("".join(part) for part in zip(*pairs, strict=True))
    return {"x": x, "y": y}
