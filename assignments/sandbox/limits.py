"""What one submission may use: every limit of grading stands here, and nowhere else.

To change one, change its number: advice to raise it follows. Both guides for lecturers name some of
them, which tests/assignments/test_guide.py compares; published grades stay as they are, because a
limit that an assignment does not set itself is no part of what its grades are filed under. For one
assignment an author changes three of them by its settings, UNITS (`cell_seconds: 30` in
questions.txt)."""

from dataclasses import dataclass, fields, replace

# What is read of a submission before anything of it runs.
LARGEST_FILE = 10 << 20  # bytes of one notebook
MOST_CELLS = 2_000  # code cells: each takes some time, even an empty one
LARGEST_ARCHIVE = 32 << 20  # bytes of a student's own archive: its list of files is read as a whole
MOST_ENTRIES = 30  # notebooks of a student's own archive that are looked at
MOST_NAMES = 1_000  # names of notebooks in it that are read, of a system's hidden copies, too

# Settings of an author, in units of the fields below.
UNITS = {"cell_seconds": 1, "seconds": 1, "memory_mb": 1 << 20}
RESERVE = 0.25  # of the seconds of all cells: what is asked after them may take so much more


@dataclass(frozen=True)
class Limits:
    """What one submission may use while it runs. Bytes of memory are counted on top of what
    importing Keras takes."""

    # Seconds of processor time or sleep, so that a busy machine grades like an idle one: in each
    # cell or question, and in all cells of all runs of one submission.
    cell_seconds: float = 10.0
    seconds: float = 120.0
    memory: int = 1 << 30  # bytes of all processes together
    processes: int = 24
    scratch: int = 64 << 20  # bytes in each of /tmp and /dev/shm
    files: int = 20_000  # files and folders in one scratch folder: each costs memory of the kernel
    file_size: int = 16 << 20  # bytes of one file
    descriptors: int = 128  # open files of one process
    sockets: int = 160  # of all processes: the kernel keeps what was sent and not yet received
    signals: int = 1_000  # of all processes: those that wait, and timers
    locks: int = 60_000  # bytes of the kernel's list of locks on files: about a thousand locks
    maps: int = 20_000  # pieces of memory of one process

    # How many times its seconds …
    patience: float = 3.0  # … a unit may take by the clock: it may sleep
    of_all_processes: float = 2.0  # … all processes of a unit may use together
    busiest: float = 10.0  # … a run may take by the clock on the busiest machine

    # What comes back.
    output: int = 8 << 20  # bytes written to the channel for results
    answer: int = 100_000  # numbers, characters and items in one answer, all of them together
    depth: int = 8  # sequences and dictionaries inside each other in one answer
    keys: int = 1_000  # of a dictionary: more that collide would take hours to sort in
    # To compute with longer ones may take an author's code for ever.
    whole_number: int = 10**18

    def changed(self, settings, place):
        """These limits with those that an author's `settings` name. Raises ValueError for what is
        no number above 0."""
        changes = {}
        for name in UNITS.keys() & settings.keys():
            try:
                number = float(settings[name])
            except (TypeError, ValueError):
                number = 0.0
            if not 0 < number < float("inf"):
                raise ValueError(f"{place}: `{name}: {settings[name]}` must be a number above 0.")
            changes[_field(name)] = type(getattr(self, _field(name)))(number * UNITS[name])
        return replace(self, **changes)

    def raised(self, name):
        """The line that raises a limit by one of UNITS, such as `memory_mb: NUMBER`, to three times
        what it is here, or usually if that is more."""
        most = max(getattr(limits, _field(name)) for limits in (self, USUAL))
        return f"{name}: {3 * most / UNITS[name]:g}"

    @property
    def own(self):
        """{name: number} of the limits that are not USUAL."""
        numbers = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: number for name, number in numbers.items() if number != vars(USUAL)[name]}


def _field(name):
    """The field of Limits that one of UNITS sets."""
    return name.removesuffix("_mb")


USUAL = Limits()
# One run of what a lecturer wrote: it loads the assignment, then answers for a batch of students or
# judges one submission. Every limit that is not named here is that of a student, and changes with
# it.
OF_AUTHOR = Limits(seconds=600.0, output=256 << 20, answer=16 << 20)
