"""Runs an author's code on two days, so that what depends on the day or on luck shows before a
class is graded by it.

Clocks and the machine's own source of luck are watched: an author's code that asks them is
unsteady, also where both days happen to give the same."""

import contextlib
import datetime
import os
import random
import sys
import time
from unittest import mock

import numpy as np

APART = 1000 * 86_400 + 47_237  # seconds between the days: another weekday, month, hour and minute
CLOCKS = ("time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns")
CALENDARS = ("localtime", "gmtime", "ctime")
real_time = time.time


class Days(contextlib.ExitStack):
    """While it is entered, the clock shows the day `day` (0 or 1), and `is_unsteady` is set once an
    author's code reads a clock or draws from the machine's luck."""

    def __init__(self):
        super().__init__()
        self.day = 0
        self.is_unsteady = False

    def __enter__(self):
        days = self

        class Datetime(datetime.datetime):
            @classmethod
            def now(cls, tz=None):
                return cls.fromtimestamp(time.time(), tz)

        class Date(datetime.date):
            @classmethod
            def today(cls):
                return cls.fromtimestamp(time.time())

        class Seeded(random.Random):
            def seed(self, *values):
                if not values or values[0] is None:
                    days.note()
                super().seed(*values)

        for name in CLOCKS:
            scale = 10**9 if name.endswith("_ns") else 1
            self.enter_context(
                mock.patch.object(time, name, self.clock(getattr(time, name), scale))
            )
        for name in CALENDARS:
            self.enter_context(mock.patch.object(time, name, self.calendar(getattr(time, name))))
        self.enter_context(mock.patch.object(datetime, "datetime", Datetime))
        self.enter_context(mock.patch.object(datetime, "date", Date))
        self.enter_context(mock.patch.object(random, "Random", Seeded))
        for module, name in ((os, "urandom"), (random, "_urandom")):
            self.enter_context(mock.patch.object(module, name, self.luck(getattr(module, name))))
        return super().__enter__()

    def note(self):
        """An author's code is compiled under the bare name of its file."""
        frame = sys._getframe(1)
        while frame:
            file = frame.f_code.co_filename
            if file.endswith(".py") and os.sep not in file:
                self.is_unsteady = True
            frame = frame.f_back

    def clock(self, real, scale):
        def read():
            self.note()
            return real() + self.day * APART * scale

        return read

    def calendar(self, real):
        def read(seconds=None):
            self.note()
            return real(real_time() + self.day * APART if seconds is None else seconds)

        return read

    def luck(self, real):
        def draw(count):
            self.note()
            return real(count)

        return draw

    def both(self, work):
        """(what work() returns, what it returns on another day, whether it is unsteady: it asked a
        clock or the machine's luck, or drew from a generator that everybody shares)."""
        results = []
        drawn = []
        self.is_unsteady = False
        for self.day in (0, 1):
            random.seed(self.day)
            np.random.seed(self.day)
            before = _generators()
            results.append(work())
            drawn.append(_generators() if _generators() != before else None)
        drew = drawn[0] is not None and drawn[0] != drawn[1]
        return *results, drew or self.is_unsteady


def on_two_days(work):
    """What Days.both says of work()."""
    with Days() as days:
        return days.both(work)


def _generators():
    """The state of the generators that everybody shares."""
    return random.getstate(), np.random.get_state()[1].tobytes(), np.random.get_state()[2]
