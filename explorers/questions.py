"""The questions of the page 모양 훈련, with what is said about each answer. The build puts them on the page.

A skill is what a question asks about, without its sizes. lib.check says what is wrong with an answer, so a learner reads
the same sentence here and in an exercise.
"""

import json
import random
import re

from lib.check import choices, mistakes
from lib.check.exercise import OPENING, RIGHT, WRONG
from lib.check.rules import DATA, PARAMS, SHAPES

LAYERS = {"rnn": "SimpleRNN", "lstm": "LSTM", "gru": "GRU"}
LARGEST, COUNT = 7, 8  # the largest size, and how many questions of a number are listed
SYMBOLS = {"batch": 1009, "steps": 2003, "features": 3001, "units": 4507}  # each number in an answer tells which it is


def as_json(language):
    """What the page loads, as JSON (see drills/draw.js): words, texts, picks, errors and skills."""
    texts = {}
    asked = [_with_answers(skill, texts) for skill in skills()]
    content = {
        "words": {"right": OPENING[RIGHT], "wrong": OPENING[WRONG]},
        "largest": LARGEST,
        "picks": choices.PICKS,
        "errors": choices.ERRORS,
        "texts": list(texts),
        "skills": asked,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=lambda text: text.to(language))


def skills():
    """All skills in the order of the course: dicts with key, kind, level (1 to 3), chapter and settings."""
    listed = []

    def add(chapter, kind, level, **settings):
        words = [f"{name}={json.dumps(value)}".replace('"', "") for name, value in settings.items()]
        key = " ".join([kind, *words])
        listed.append({"key": key, "kind": kind, "level": level, "chapter": chapter, "settings": settings})

    def add_picks(chapter, **settings):
        call = {**mistakes.PLAIN, **settings}
        for number, pick in enumerate(choices.PICKS):
            if pick["when"].items() <= call.items():
                add(chapter, "equal", 3 if call["bidirectional"] else 2, **settings, pick=number)

    for story in ("letters", "sensors"):
        add("sequences", "data", 1, story=story)
    for chapter, layer in LAYERS.items():
        for state in (False, True):
            for sequences in (False, True):
                add(chapter, "shapes", 1 + state, layer=layer, return_sequences=sequences, return_state=state)
        add(chapter, "params", 1, layer=layer)
        add(chapter, "params", 2, layer=layer, use_bias=False)
        if layer == "GRU":
            add(chapter, "params", 2, layer=layer, reset_after=False)
        for sequences in (True, False):
            add_picks(chapter, layer=layer, return_sequences=sequences, return_state=True)
    for layer in ("LSTM", "GRU"):
        for mode in ("concat", "sum", "None"):
            add("gru", "shapes", 3, layer=layer, return_sequences=True, return_state=True, bidirectional=mode)
        add("gru", "params", 3, layer=layer, bidirectional="concat")
    for sequences in (True, False):
        add_picks("gru", layer="GRU", return_sequences=sequences, return_state=True, bidirectional="concat")
    for number, error in enumerate(choices.ERRORS):
        add(error["chapter"], "error", 1 if error["chapter"] == "sequences" else 2, error=number, layer="LSTM")
    return listed


def _with_answers(skill, texts):
    """A skill with its answers. `texts` numbers what is said about them.

    Of a skill about shapes the answers are templates, "({batch}, {2 * units})", and the page draws the sizes. Of a skill
    about a number of parameters some questions are listed, as [sizes, right, {wrong: number of text}].
    """
    if skill["kind"] not in KINDS:
        return skill
    read, mistake = KINDS[skill["kind"]]
    settings = {**mistakes.PLAIN, **skill["settings"]}

    def answers(sizes):
        question = {**settings, **sizes}
        right, known = read(question)
        said = {written(answer): mistake(question, answer) for answer in known}
        wrong = {answer: texts.setdefault(text, len(texts)) for answer, text in said.items() if text}
        return {"right": written(right), "wrong": wrong}

    if skill["kind"] != "params":
        return {**skill, **json.loads(_as_template(json.dumps(answers(SYMBOLS))))}
    rng = random.Random(skill["key"])
    drawn = [rng.sample(range(2, LARGEST + 1), 4) for _ in range(COUNT)]
    asked = [answers(dict(zip(mistakes.SIZES, sizes, strict=True))) for sizes in drawn]
    return {**skill, "questions": [[sizes, of["right"], of["wrong"]] for sizes, of in zip(drawn, asked, strict=True)]}


def _as_template(text):
    """Put the names of sizes in place of the numbers that SYMBOLS gives them."""
    names = {str(size): name for name, size in SYMBOLS.items()}
    for name in ("2 * steps", "2 * features", "2 * units", "steps * features", "batch * steps"):
        names[str(mistakes.size(name, SYMBOLS))] = name
    return re.sub(r"\d{4,}", lambda match: f"{{{names[match[0]]}}}", text)


# Each function returns the right answer to a question and wrong ones that rules know.


def _count(question):
    """Answers to a question about a number of parameters."""
    rules = mistakes.rules_for(PARAMS, question)
    known = [mistakes.count(question, rule) for rule in rules if rule.keys() & {"change", "counts", "pieces"}]
    return mistakes.count(question, {}), known


def _data(question):
    """Answers to a question about the shape of an input."""
    right = tuple(question[axis] for axis in mistakes.SIZES[:3])
    rules = [rule["shape"] for rule in DATA if "shape" in rule and "?" not in rule["shape"]]
    return right, [tuple(mistakes.size(axis, question) for axis in axes) for axes in rules]


# What learners write in place of an output or a state.
SHAPES_WRITTEN = (
    "batch, steps, units", "batch, steps, 2 * units", "batch, steps, features", "batch, 2 * steps, units",
    "batch, units, steps", "batch, units", "batch, 2 * units", "batch, features", "batch, steps", "steps, units",
    "batch", "units",
)  # fmt: skip


def _shapes(question):
    """Answers to a question about the tensors that a layer returns, each a list of shapes."""
    right, count = mistakes.tensors(question), 2 if question["bidirectional"] == "None" else 1
    outputs, states = right[:count], right[count:]
    other_numbers = [rule for rule in mistakes.rules_for(SHAPES, question) if rule["where"] == "number"]
    known = [mistakes.tensors(mistakes.changed(question, rule)) for rule in other_numbers] + [states + outputs]
    for axes in SHAPES_WRITTEN:
        shape = tuple(mistakes.size(axis, question) for axis in axes.split(", "))
        known += [[shape] * count + states, outputs + [shape] * len(states)]
    return right, known


KINDS = {
    "params": (_count, mistakes.count_mistake),
    "data": (_data, mistakes.data_mistake),
    "shapes": (_shapes, mistakes.shapes_mistake),
}


def written(answer):
    """An answer as learners see it: 108, or (2, 4, 3), (2, 3)."""
    return ", ".join(map(str, answer)) if isinstance(answer, list) else str(answer)
