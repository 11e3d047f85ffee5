"""Exercises of the chapter 순서와 기억: axes, next-character pairs, what a model without memory can reach."""

from lib.check.answers import as_number, as_shape, call, fresh, recognise, require_shape
from lib.check.exercise import Text, Wrong, exercise
from lib.tomato import VOCABULARY

AXIS_NAMES = {
    "batch": {"batch", "배치", "samples"},
    "time": {"time", "steps", "time steps", "timesteps", "시점", "시간"},
    "features": {"features", "feature", "특성"},
}


@exercise(
    hint=Text(
        "첫 축을 따라가면 시퀀스가 바뀐다. 둘째 축을 따라가면 한 시퀀스 안에서 무엇이 바뀌는가?",
        "Along the first axis the sequence changes. What changes along the second one, inside a sequence?",
    ),
    solution='answer = ("batch", "time", "features")',
    right=Text(
        "순환 층은 언제나 이 순서로 읽는다. 시퀀스가 하나뿐이어도 배치 축은 있다.",
        "Recurrent layers always read in this order. The batch axis is there even for a single sequence.",
    ),
)
def axes(answer):
    """Name the three axes of an array of shape (1, 4, 5), in order, as text."""
    if not isinstance(answer, (list, tuple)) or not all(isinstance(name, str) for name in answer):
        raise Wrong("이름마다 따옴표로 묶어 튜플로 쓴다.", "Write a tuple of axis names, each in quotes.")
    names = [_axis(name) for name in answer]
    if len(set(names)) != len(names):
        raise Wrong("같은 축을 두 번 썼다.", "One axis is named twice.")
    if len(names) != len(AXIS_NAMES):
        raise Wrong("축의 수와 이름의 수가 다르다.", "There is not one name for each axis.")
    if names[0] != "batch":
        raise Wrong("배치 축의 자리가 다르다.", "The batch axis is in another place.")
    if names != list(AXIS_NAMES):
        raise Wrong("시점 축과 특성 축이 바뀌었다.", "The time axis and the features axis changed places.")


def _axis(name):
    for axis, words in AXIS_NAMES.items():
        if name.strip().lower() in words:
            return axis
    raise Wrong(f"{name!r}: 이런 이름의 축은 없다.", f"{name!r}: there is no axis of this name.")


@exercise(
    hint=Text(
        "시퀀스가 몇 개인가, 한 시퀀스에 시점이 몇 개인가, 한 시점에 수가 몇 개인가. 이 순서로 쓴다.",
        "How many sequences, how many time steps in each, how many numbers at each step: in this order.",
    ),
    solution="answer = (8, 12, 5)",
    right=Text(
        "글자 하나를 나타내는 수들이 마지막 축에 놓인다.",
        "The numbers that stand for one letter lie along the last axis.",
    ),
)
def data_shape(answer):
    """The shape for 8 sentences of 12 letters, one-hot over a vocabulary of 5."""
    shape = as_shape(answer)
    recognise(
        shape,
        [
            ((12, 8, 5), "시점 축이 배치 축보다 앞에 있다.", "The time axis stands before the batch axis."),
            ((8, 60), "한 문장의 글자를 모두 한 줄로 폈다.", "The letters of a sentence are flattened into one row."),
            ((96, 5), "문장의 경계가 사라졌다.", "The border between sentences is lost."),
        ],
    )
    require_shape(shape, batch=8, steps=12, features=5)


@exercise(
    hint=Text(
        "x의 각 자리에서 y는 text의 다음 글자다. 마지막 글자에는 다음 글자가 없다. 슬라이싱 두 번이면 된다.",
        "At each place of x, y is the following letter of text. The last letter has none. Two slices will do.",
    ),
    solution="""
def next_character(text):
    return text[:-1], text[1:]
""",
    right=Text(
        "정답을 사람이 달지 않았다. 텍스트 자체가 정답을 준다.",
        "Nobody labelled anything: the text brings its own labels.",
    ),
)
def next_character(answer):
    """A function text -> x, y for next-character prediction."""
    for _ in range(3):
        text = "".join(fresh().permutation(list(VOCABULARY)))
        pair = call(answer, text)
        if not (isinstance(pair, (list, tuple)) and len(pair) == 2 and all(isinstance(part, str) for part in pair)):
            raise Wrong("문자열 둘, x와 y를 돌려줘야 한다.", "Two pieces of text, x and y, should be returned.")
        x, y = pair
        if (x, y) == (text[1:], text[:-1]):
            raise Wrong(
                "x와 y가 바뀌었다. 앞의 글자를 맞히는 문제가 되었다.",
                "x and y changed places: this predicts the letter before.",
            )
        if x == y:
            raise Wrong("y가 x와 같다. y는 다음 글자여야 한다.", "y equals x. It should be the letter after.")
        if y == text[1:] + text[0]:
            raise Wrong(
                "마지막 글자 다음에 첫 글자가 온다고 했다. 텍스트는 이어져 있지 않다.",
                "The first letter comes after the last one: the text is not a circle.",
            )
        if len(x) != len(y):
            raise Wrong("x와 y의 길이가 다르다.", "x and y differ in length.")
        if (x, y) != (text[:-1], text[1:]):
            raise Wrong("y의 글자가 x의 다음 글자가 아니다.", "The letters of y are not the ones after those of x.")


@exercise(
    hint=Text(
        "입력 글자마다 정답을 모아 보자. 모델은 한 글자에 한 가지 답만 할 수 있으니 가장 많은 정답을 고른다.",
        "Collect the labels of each input letter. One letter can get only one answer, so choose its commonest label.",
    ),
    solution="""
x, y = "마토마먹마토먹토자", "토마토자먹마자자토"
answer = 0
for letter in set(x):
    labels = [label for seen, label in zip(x, y) if seen == letter]
    answer += max(labels.count(label) for label in labels)
""",
    right=Text(
        "이 점수를 넘으려면 앞에 무엇이 왔는지 기억해야 한다.",
        "Whatever beats this score has to remember what came before.",
    ),
)
def memoryless(answer):
    """How many of 9 labels (마토마먹마토먹토자 -> 토마토자먹마자자토) the best memoryless model gets right."""
    number = as_number(answer, whole=False)
    if 0 < number < 1:
        raise Wrong("비율이 아니라 맞힌 글자 수를 쓴다.", "Write how many letters are right, not their share.")
    number = as_number(answer)
    recognise(
        number,
        [
            (
                9,
                "같은 입력 글자에 정답이 둘 이상인 곳이 있다. 모두 맞히려면 기억이 필요하다.",
                "Some input letters have more than one label: to get all of them needs memory.",
            ),
            (2, "틀리는 글자 수를 센 것 같다.", "This looks like the number of mistakes."),
            (4, "입력 글자의 종류를 센 것 같다.", "This looks like the number of different input letters."),
            (
                3,
                "늘 같은 정답만 답하는 모델의 점수 같다. 입력 글자마다 다른 답을 할 수 있다.",
                "This looks like the score of a constant answer. The answer may depend on the input letter.",
            ),
        ],
    )
    if number > 9:
        raise Wrong("정답의 수보다 많다.", "This is more than there are labels.")
    if number != 7:
        raise Wrong(
            "글자마다 정답을 다시 세어 보자. 이 수는 가장 좋은 표의 점수가 아니다.",
            "Count the labels of each letter again: this is not the score of the best table.",
        )


@exercise(
    hint=Text(
        "zip(x, y)로 짝을 지어 글자마다 정답을 리스트에 모은다. max의 key에 무엇을 주면 가장 자주 나온 것을 고르는가?",
        "Pair them with zip(x, y) and list the labels of each letter. Which key makes max pick the commonest?",
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
        "기억이 없는 모델은 아무리 커도 이런 표 하나와 같다.",
        "A model without memory, however large, is such a table.",
    ),
)
def lookup_table(answer):
    """A function x, y -> dict that gives each letter of x its commonest label."""
    for _ in range(3):
        x, y, table, first, last = _ambiguous_texts(fresh())
        received = call(answer, x, y)
        if not isinstance(received, dict):
            kind = type(received).__name__
            raise Wrong(f"딕셔너리가 와야 하는데 {kind} 값이 왔다.", f"A dict was expected, a {kind} came.")
        if set(received) == set(y):
            raise Wrong("정답이 아니라 입력 글자가 키여야 한다.", "The keys should be input letters, not labels.")
        if set(received) != set(x):
            raise Wrong(
                "표에 없는 입력 글자가 있거나 남는 글자가 있다.", "The table lacks input letters or has others."
            )
        if received == last:
            raise Wrong(
                "글자마다 마지막에 나온 정답을 적은 것 같다. 가장 자주 나온 정답이어야 한다.",
                "This looks like the last label of each letter. It should be the commonest one.",
            )
        if received == first:
            raise Wrong(
                "글자마다 처음 나온 정답을 적은 것 같다. 가장 자주 나온 정답이어야 한다.",
                "This looks like the first label of each letter. It should be the commonest one.",
            )
        if received != table:
            raise Wrong("가장 자주 나온 정답이 아닌 것이 있다.", "Some label in it is not the commonest one.")


def _ambiguous_texts(rng):
    """x, y and three tables, nowhere equal: the commonest, the first and the last label of each letter.

    y has other letters than x, and no table gives all letters one label: each mistake is told from the others.
    """
    while True:
        letters = rng.permutation(list(VOCABULARY))[:4]
        labels = {letter: rng.permutation(list(VOCABULARY))[:3] for letter in letters}
        pairs = [(letter, labels[letter][place]) for place in (1, 0, 0, 2) for letter in letters]
        x, y = ("".join(part) for part in zip(*pairs, strict=True))
        tables = [{letter: labels[letter][place] for letter in letters} for place in (0, 1, 2)]
        if set(x) != set(y) and min(len(set(table.values())) for table in tables) > 1:
            return x, y, *tables
