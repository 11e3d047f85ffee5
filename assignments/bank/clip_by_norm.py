"""Write gradient clipping by the norm of all gradients together."""

import numpy as np

from lib.text import Text

CHAPTER, LEVEL, MINUTES, POINTS = "gradients", 2, 8, 3
TITLE = Text("기울기 자르기", "Clipping gradients")
TEXT = Text(
    """
함수 `clip_together(gradients, limit)`를 씁니다. `gradients`는 배열의 리스트입니다. 모든 배열을 한 벡터로 이었을
때의 길이가 `limit`보다 크면, 그 길이가 꼭 `limit`가 되도록 모든 배열에 같은 수를 곱합니다. 그렇지 않으면 그대로
둡니다. 같은 모양의 배열들을 리스트로 돌려줍니다.
""",
    """
Write `clip_together(gradients, limit)`. `gradients` is a list of arrays. If the norm of all of them, joined to
one vector, is larger than `limit`, multiply every array by the same number so that the norm becomes `limit`;
otherwise leave them as they are. Return a list of arrays of the same shapes.
""",
)


def clip_together(gradients, limit):
    norm = np.sqrt(sum(np.sum(gradient**2) for gradient in gradients))
    factor = min(1.0, limit / norm)
    return [gradient * factor for gradient in gradients]


ASK = clip_together
OPEN = [([np.array([3.0, 0.0]), np.array([[4.0]])], 1.0), ([np.array([3.0, 0.0]), np.array([[4.0]])], 9.0)]


def inputs(hidden):
    draw = np.random.default_rng(hidden.getrandbits(64))
    return [([draw.normal(2, 1, (3, 4)), draw.normal(0, 0.3, 5)], limit) for limit in (1.0, 2.5, 50.0)]


MISTAKES = [
    (
        lambda gradients, limit: [g * min(1.0, limit / np.linalg.norm(g)) for g in gradients],
        Text("배열마다 따로 자르면 방향이 바뀝니다.", "Clipping each array by itself changes the direction."),
    ),
    (
        lambda gradients, limit: [np.clip(g, -limit, limit) for g in gradients],
        Text("값마다 자르지 말고 같은 수를 곱합니다.", "Multiply by one number; do not clip each value."),
    ),
    (
        lambda gradients, limit: [g * limit / np.sqrt(sum(np.sum(o**2) for o in gradients)) for g in gradients],
        Text("길이가 limit보다 작으면 그대로 둡니다.", "Where the norm is below limit, nothing changes."),
    ),
]
