import numpy as np

from answers import changed

ANSWERS = {
    "temperature": (
        [lambda p, T: np.exp(np.log(p) / T) / np.exp(np.log(p) / T).sum()],
        [
            (changed("temperature", " / powers.sum()", ""), "나누는 일이 빠졌다"),
            (lambda p, T: p**T, "T제곱을 했고"),
            (changed("temperature", "(1 / T)", "T"), "T제곱을 한 것 같다"),
            (lambda p, T: p / T, "로그 쪽이다"),
            (lambda p, T: p, "그대로다"),
            (lambda p, T: np.exp(p / T) / np.exp(p / T).sum(), "한 번 더 씌웠다"),
            (lambda p, T: p + T, "확률은 합이 1이어야"),
            (lambda p, T: np.ones(5) / 5, "값이 다르다"),
            (lambda p, T: p[:3], "특성 축의 크기가"),
        ],
    ),
    "reading_steps": (
        [190, 190.0, np.int64(190)],
        [
            (19, "되먹일 때의"),
            (20, "글자 수를 센"),
            (210, "마지막 글자까지"),
            (209, "마지막 글자가 들어갔다"),
            (189, "첫 글자를 읽는 걸음이 빠졌다"),
            (171, "한 번 덜 썼다"),
            (100, "하나씩 더해 보자"),
        ],
    ),
}
