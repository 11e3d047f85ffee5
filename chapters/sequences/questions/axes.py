import re

import numpy as np

from lib.questions.answers import Wrong
from lib.questions.words import words_beside

WORDS = words_beside(__file__)

NAMES = {
    "batch": {
        *("batch", "batchsize", "batche", "sample", "example", "sentence", "n", "b"),
        *("배치", "배치크기", "샘플", "표본", "문장"),
    },
    "time": {
        *("time", "step", "timestep", "length", "sequencelength", "seqlen", "seqlength", "t"),
        *("letter", "character", "글자", "문자"),
        *("시점", "시간", "단계", "시간단계", "스텝", "타임스텝", "길이", "시퀀스길이"),
    },
    "features": {
        *("feature", "featuresize", "inputsize", "inputfeature"),
        *("featurevector", "input", "channel", "onehot", "onehotvector", "f", "d", "c"),
        *("원핫", "원핫벡터", "특성", "특성크기", "특징", "피처", "피쳐", "입력크기"),
    },
}
# The first axis counts sequences; elsewhere the name stands for the steps of one.
OF_SEQUENCES = {"sequence", "seq", "시퀀스"}


def answer():
    answer = ("batch", "time", "features")
    return answer


def judge(received):
    if isinstance(received, np.ndarray):
        received = received.tolist()
    if not isinstance(received, (list, tuple)) or not all(
        isinstance(name, str) for name in received
    ):
        raise Wrong(WORDS["no_names"])
    names = [axis(name, place) for place, name in enumerate(received)]
    if len(set(names)) != len(names):
        raise Wrong(WORDS["twice"])
    if len(names) != len(NAMES):
        raise Wrong(WORDS["count"])
    if names[0] != "batch":
        raise Wrong(WORDS["batch"])
    if names != list(NAMES):
        raise Wrong(WORDS["swapped"])


def axis(name, place):
    """The key of NAMES for the name of an axis, as "타임 스텝" or "the number of steps"."""
    plain = re.sub(r"\(.*\)|^(the )?(number of|num|n)[\s_]|[\s_-]", "", name.lower().strip())
    plain = re.sub(r"^the|(축|차원|axis|axe|dimension|dim)$", "", plain)
    plain = re.sub(r"(의?수|s)$", "", plain.replace("의크기", "크기")) or plain
    if plain in OF_SEQUENCES:
        return "time" if place else "batch"
    for key, words in NAMES.items():
        if plain in words:
            return key
    raise Wrong(WORDS["unknown"].with_values(name=name))
