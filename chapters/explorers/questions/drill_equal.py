from lib.questions.drills import DrillQuestion
from lib.questions.words import settings_beside, words_of

SETTINGS = settings_beside(__file__)


def skills():
    for number, pick in enumerate(SETTINGS["picks"]):
        settings = {**pick["settings"], "pick": number}
        if settings["bidirectional"]:
            yield "gru", 3, settings
        else:
            for chapter in ("rnn", "lstm", "gru"):
                yield chapter, 2, settings


def ask(question):
    """Ask which of the returned tensors are equal."""
    pick = SETTINGS["picks"][question["pick"]]
    right = pick["right"].format(**question)
    target = pick["target"]
    wrong = {
        mistake["answer"].format(**question): words_of("a mistake", mistake)
        for mistake in pick["mistakes"]
        if mistake["answer"] != "cell_state" or question["layer"] == "LSTM"
    }
    prints = [f'print("{name}", np.array_equal({target}, {name}))' for name in (right, *wrong)]
    return DrillQuestion(
        prompt=words_of("prompt", SETTINGS["prompt"]).with_values(target=target),
        line=f"{', '.join(question['names'])} = {question['line']}",
        right=right,
        wrong=wrong,
        reason=f"{target} = {right}",
        code=question["call"] + "\n".join(prints),
    )
