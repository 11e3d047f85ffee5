"""What an exercise is: a judge with three outcomes, a hint, and a solution one deliberate step away (NumPy only).

A new exercise is a judge, a function that looks at an answer and returns if it is right, else raises Wrong:

    @exercise(
        hint=Text("은닉 상태는 ...", "The hidden state ..."),
        solution="answer = 55",
        right=Text("행렬 둘과 편향 하나다.", "Two matrices and one bias."),
    )
    def rnn_params(answer):
        number = as_number(answer)
        if number == 30:
            raise Wrong("순환 가중치를 세지 않은 것 같다.", "The recurrent weights seem to be missing.")
        ...

Feedback says what kind of mistake it looks like and never the expected value. answers.py reads what learners hand in.
"""

from lib.text import Text

RIGHT, WRONG, NOT_ATTEMPTED = "right", "wrong", "not attempted yet"


OPENING = {
    RIGHT: Text("정답입니다.", "Correct."),
    WRONG: Text("아직 정답이 아닙니다.", "Not correct yet."),
    NOT_ATTEMPTED: Text("아직 풀지 않았습니다.", "Not answered yet."),
}


class Wrong(Exception):
    """Raised by a judge: the kind of mistake, in Korean and in English."""

    def __init__(self, ko, en):
        self.text = Text(ko, en)
        super().__init__(en)


class NotAttempted(Exception):
    """Raised when the answer still is what the starter cell holds."""


class Exercise:
    """One exercise: call it with an answer, or ask for its hint() or solution()."""

    def __init__(self, name, judge, hint, solution, right):
        self.name, self.judge, self.hint_text, self.solution_code, self.right = name, judge, hint, solution, right

    def __call__(self, answer):
        """Print what verdict says of the answer, in the page's language."""
        outcome, text = self.verdict(answer)
        print(OPENING[outcome], text, sep="\n")

    def verdict(self, answer):
        """The outcome for an answer, which is not changed.

        Args:
            answer: what the task asks for: a number, a shape, an array, names, or a function.

        Returns:
            outcome, text: RIGHT, WRONG or NOT_ATTEMPTED, and a Text: what to take away, the mistake, or where to begin.
        """
        try:
            if has_blank(answer):
                raise NotAttempted
            self.judge(answer)
        except NotAttempted:
            return NOT_ATTEMPTED, Text(f"힌트: {self._call('hint')}", f"Hint: {self._call('hint')}")
        except Wrong as wrong:
            return WRONG, wrong.text
        except Exception:  # an object so odd that the judge itself stumbled
            kind = type(answer).__name__
            return WRONG, Text(f"이 답({kind})은 읽을 수 없다.", f"This answer ({kind}) cannot be read.")
        return RIGHT, self.right

    def hint(self):
        """Print the hint."""
        print(self.hint_text)

    def solution(self):
        """Print code that solves the exercise."""
        print(self.solution_code)

    def _call(self, method):
        return f"check.{self.name}.{method}()"

    def __repr__(self):
        return f"check.{self.name}(answer), " + ", ".join(map(self._call, ("hint", "solution")))


def exercise(hint, solution, right):
    """Make an Exercise of a judge; the judge's name is the exercise's.

    Args:
        hint: Text, a push in the right direction.
        solution: str of Python code that sets `answer`, or defines a function with the exercise's name. It may use what
            the chapter has at hand (np, keras, sigmoid); the tests run it.
        right: Text, what to take away, said after a right answer.
    """
    return lambda judge: Exercise(judge.__name__, judge, hint, solution.strip("\n"), right)


def has_blank(answer):
    """Whether an answer is None or `...`, or a tuple, list or dict with `...` somewhere inside."""

    def ellipsis_inside(value):
        if isinstance(value, dict):
            value = list(value.values())
        return value is ... or (isinstance(value, (list, tuple)) and any(map(ellipsis_inside, value)))

    return answer is None or ellipsis_inside(answer)
