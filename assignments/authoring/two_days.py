"""Runs an author's code on two days, so that what depends on the day or on luck shows before a class is graded by it."""

import datetime
import random
import time
from unittest import mock

import numpy as np

APART = 1000 * 86_400 + 47_237  # seconds between the days: another weekday, month, hour and minute


class _Datetime(datetime.datetime):
    """A datetime that asks time.time, as datetime.date does."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)


def on_two_days(work):
    """(what work() returns, what it returns on another day, whether it drew numbers from a generator without a seed)."""
    results, drawn, clock = [], [], time.time
    for day in (0, 1):
        random.seed(day)
        np.random.seed(day)
        before = _generators()
        later = mock.patch("time.time", lambda seconds=day * APART: clock() + seconds)
        with later, mock.patch("datetime.datetime", _Datetime):
            results.append(work())
        drawn.append(_generators() if _generators() != before else None)
    return *results, drawn[0] is not None and drawn[0] != drawn[1]


def _generators():
    """The state of the generators that everybody shares."""
    return random.getstate(), np.random.get_state()[1].tobytes(), np.random.get_state()[2]
