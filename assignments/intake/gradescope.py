"""Reads what Gradescope's export says of its folders: submission_metadata.yml, beside folders
submission_123.

submission_123:
  :submitters:
  - :name: Ben Cole
    :sid: '20260002'
    :email: ben@example.edu
  :created_at: 2026-04-01 10:20:30.000000000 Z
"""

import itertools
import re
from datetime import datetime
from pathlib import PurePosixPath

import yaml

from assignments.intake.conventions import Owner
from lib.text import Text

NAME = "submission_metadata.yml"
FOLDER = re.compile(r"submission_\d+/")


def is_of_export(path, paths):
    """Whether the file at `path` is the one that Gradescope wrote: beside it lies everything that
    was handed in, the `paths`, in folders such as submission_123. Any other of this name was handed
    in itself."""
    if PurePosixPath(path).name != NAME:
        return False
    parent = PurePosixPath(path).parent
    paths = [PurePosixPath(other) for other in paths]
    if not all(other.is_relative_to(parent) for other in paths):
        return False
    return any(FOLDER.match(str(other.relative_to(parent))) for other in paths)


def owners(path, content, known):
    """{folder: [Owner]} of the folders beside the file at `path`, the group of each; `known` are
    Owners of a class.

    Raises ValueError for what is no such file.
    """
    try:
        # Everything in it is text: no tag of YAML makes anything else.
        folders = yaml.load(content.decode("utf-8-sig"), Loader=yaml.BaseLoader)
        parent = PurePosixPath(path).parent
        found = {}
        for folder, told in folders.items():
            at = _moment(told.get(":created_at", ""))
            group = [known.of_submitter(one, folder, at) for one in told[":submitters"]]
            found[str(parent / folder)] = group
    except (yaml.YAMLError, UnicodeDecodeError, AttributeError, KeyError, TypeError) as problem:
        raise ValueError(f"{path} is no {NAME} of Gradescope: {problem}") from None
    return {folder: _believed(group, found, folder) for folder, group in found.items()}


def _believed(group, found, folder):
    """The group of a folder, without those who only claim to be a student for whom another account
    has handed in something. found: {folder: [Owner]} of all."""
    accounts = {}
    for owner in itertools.chain.from_iterable(found.values()):
        accounts.setdefault(owner.student_id, set()).add(owner.claimant)
    reason = Text(
        "several accounts claim to be the student of {part}; add her e-mail address to the roster",
        part=folder,
    )
    return [
        Owner(None, reason) if owner.claimant and len(accounts[owner.student_id]) > 1 else owner
        for owner in group
    ]


def _moment(text):
    """The time as Gradescope writes it, with an offset or Z; None if it is none."""
    text = text.strip().replace(" Z", "+00:00").replace(" UTC", "+00:00")
    whole, dot, rest = text.partition(".")
    offset = rest.lstrip("0123456789").strip() if dot else ""
    try:
        at = datetime.fromisoformat(whole + offset)
    except ValueError:
        return None
    return at if at.tzinfo else None


def of_path(path, folders):
    """The group of Owners whose folder holds the file at `path`, or None."""
    for parent in PurePosixPath(path).parents:
        if str(parent) in folders:
            return folders[str(parent)]
    return None
