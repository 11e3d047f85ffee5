from lib.questions import layers
from lib.questions.drills import DrillQuestion, judged
from lib.questions.words import words_beside

WORDS = words_beside(__file__)


def skills():
    for level, story in enumerate(("sentences", "records")):
        yield "sequences", level, {"story": story}


def ask(question):
    """Ask for the shape of an input."""
    x = question["x"]
    features = question["features"]
    known = [rule["shape"] for rule in layers.DATA if "?" not in rule.get("shape", "?")]
    answers = [tuple(layers.size(axis, question) for axis in axes) for axes in known]
    return DrillQuestion(
        prompt=WORDS[question["story"]].with_values(**question),
        line="",
        right=str(x),
        wrong=judged(layers.data_mistake, question, answers),
        reason=WORDS["reason"],
        code=f"kinds = np.random.randint({features}, size={x[:2]})\n"
        f"print(keras.utils.to_categorical(kinds, {features}).shape)",
    )
