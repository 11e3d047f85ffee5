"""What an assignment is made of: its questions and cells, as a notebook or question files give them."""

from dataclasses import dataclass

from lib.text import Text


class MasterError(ValueError):
    """A master that cannot be used; the message has a line for each thing that is wrong and names the cell."""


@dataclass
class QuestionRow:
    """A question of an Assignment: its name (the function in checks.py), the points it is worth and what it is called."""

    name: str
    points: float
    title: Text | None = None


@dataclass(frozen=True)
class Cell:
    """A cell of the master. `role` is "text", "given", "solution", "test" or "hidden"; `where` names it in errors.
    `handed_out` is what students get in the place of `source`, if it is not the same; `secret` the lines they do not."""

    where: str
    role: str
    source: str
    id: str
    question: str | None = None
    language: str | None = None
    handed_out: str | None = None
    secret: tuple = ()
    attachments: dict | None = None
