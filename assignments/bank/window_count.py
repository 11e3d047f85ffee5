"""Count the windows of a series, and those whose targets lie before the test data."""

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "forecasting", 2, 5, 2
TITLE = Text("창은 몇 개일까요?", "How many windows?")
TEXT = Text(
    """
값이 `values_in_all`개인 시계열에서 길이 `window`의 창을 한 칸씩 옮기며 자르고, 창 바로 다음 값을 예측합니다.
마지막 `test_values`개는 테스트 데이터입니다. 정수로 답합니다.

- `windows_in_all`: 예측할 값이 있는 창의 수
- `train_windows`: 그 가운데 예측할 값이 테스트 데이터가 아닌 창의 수
""",
    """
A series of `values_in_all` values is cut into windows of length `window` that move on by one place; the value
right after a window is predicted. The last `test_values` values are the test data. Answer with integers.

- `windows_in_all`: the number of windows that have a value to predict
- `train_windows`: how many of them predict a value that is not test data
""",
)


def given(numbers):
    values_in_all, window, test_values = numbers.randint(150, 400), numbers.randint(8, 30), numbers.randint(40, 90)
    return values_in_all, window, test_values


def answer(values_in_all, window, test_values):
    windows_in_all = values_in_all - window
    train_windows = windows_in_all - test_values
    return windows_in_all, train_windows


MISTAKES = [
    (
        lambda values_in_all, window, test_values: (
            values_in_all - window + 1,
            values_in_all - window + 1 - test_values,
        ),
        Text("마지막 창에는 예측할 값이 없습니다.", "The very last window has no value to predict."),
    ),
    (
        lambda values_in_all, window, test_values: (values_in_all // window, (values_in_all - test_values) // window),
        Text("창은 겹칩니다. 한 칸씩 옮깁니다.", "Windows overlap: they move on by one place."),
    ),
    (
        lambda values_in_all, window, test_values: (values_in_all, values_in_all - test_values),
        Text("처음 몇 값은 앞에 창이 없습니다.", "The first values have no window before them."),
    ),
    (
        lambda values_in_all, window, test_values: (None, values_in_all - 2 * window - test_values),
        Text("창 안에는 어느 값이 있어도 됩니다. 예측할 값만 봅니다.", "It is the predicted value that decides."),
    ),
]
