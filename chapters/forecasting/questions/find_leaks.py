import re

from lib.questions.answers import Wrong


def answer():
    answer = {"B", "D"}
    return answer


def judge(received):
    if not isinstance(received, (str, list, tuple, set, frozenset)):
        raise Wrong(WORDS["a_set"])
    text = received if isinstance(received, str) else " ".join(map(str, received))
    named = re.findall("[A-Z]+", text.upper())
    chosen = set("".join(word for word in named if word != "AND"))
    if not chosen:
        raise Wrong(WORDS["nothing"])
    if not chosen <= set("ABCD"):
        raise Wrong(WORDS["other_letters"])
    if "A" in chosen:
        raise Wrong(WORDS["only_until_1949"])
    if "C" in chosen:
        raise Wrong(WORDS["known_then"])
    if chosen != answer():
        raise Wrong(WORDS["not_all"])
