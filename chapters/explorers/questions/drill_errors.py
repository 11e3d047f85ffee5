from lib.questions.drills import DrillQuestion
from lib.questions.words import settings_beside, words_of

SETTINGS = settings_beside(__file__)


def skills():
    for number, error in enumerate(SETTINGS["errors"]):
        level = 1 if error["chapter"] == "sequences" else 2
        yield error["chapter"], level, {"error": number}


def ask(question):
    """Ask what mends an error."""
    error = SETTINGS["errors"][question["error"]]
    code = error["code"].format(**question)
    what = words_of("what", error["what"]).with_values(**question)
    right = option(error["right"])
    wrong = {option(each["answer"]): words_of("a mistake", each) for each in error["mistakes"]}
    return DrillQuestion(
        prompt=words_of("prompt", SETTINGS["prompt"]).with_values(what=what),
        line=f"{code}\n# ValueError: {error['message'].format(**question)}",
        right=right,
        wrong=wrong,
        reason=right,
        code=code,
    )


def option(written):
    """An option as code, or as Words where it is said in each language."""
    return words_of("an option", written) if isinstance(written, dict) else written
