"""The questions of the page 모양 훈련 as JSON.

lib/questions/drills.py makes them; the build puts them on the page.
"""

import json

from lib.questions import drills
from lib.questions.notebook import OPENING, RIGHT, WRONG


def as_json(language):
    """What the page loads: how a verdict begins, and the skills with their questions, in a
    language.
    """
    skills = [
        {
            "chapter": skill.chapter,
            "level": skill.level,
            "questions": [shown(made, options) for _, made, options in drills.asked(skill)],
        }
        for skill in drills.skills()
    ]
    content = {"right": OPENING[RIGHT], "wrong": OPENING[WRONG], "skills": skills}
    return json.dumps(
        content, ensure_ascii=False, separators=(",", ":"), default=lambda text: text.to(language)
    )


def shown(made, options):
    """What the page gets of a question: prompt, line of code, options, reason, and the code to
    copy.
    """
    return {
        "prompt": made.prompt,
        "line": made.line,
        "options": options,
        "reason": made.reason,
        "code": made.code,
    }
