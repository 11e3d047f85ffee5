"""What one submission may use while it runs: every such limit of grading stands here, and nowhere
else.

The first three are defaults that an author may change for her assignment (`cell_seconds: 30` in
questions.txt). Both guides for lecturers name the numbers."""

from dataclasses import dataclass, replace

# Settings of an author, in units of the fields below.
UNITS = {"cell_seconds": 1, "seconds": 1, "memory_mb": 1 << 20}
RESERVE = 0.25  # of the seconds of all cells: what is asked after them may take so much more


@dataclass(frozen=True)
class Limits:
    """Bytes of memory are counted on top of what importing Keras takes."""

    # Seconds of processor time or sleep, so that a busy machine grades like an idle one: in each
    # cell or question, and in all cells of all runs of one submission.
    cell_seconds: float = 10.0
    seconds: float = 120.0
    memory: int = 1 << 30  # bytes of all processes together
    processes: int = 24
    output: int = 8 << 20  # bytes written to the channel for results
    answer: int = 100_000  # numbers, characters and items in one answer, all of them together
    scratch: int = 64 << 20  # bytes in each of /tmp and /dev/shm
    files: int = 20_000  # files and folders in one scratch folder: each costs memory of the kernel
    file_size: int = 16 << 20  # bytes of one file
    descriptors: int = 128  # open files of one process
    sockets: int = 160  # of all processes: the kernel keeps what was sent and not yet received
    maps: int = 20_000  # pieces of memory of one process

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
            field = name.removesuffix("_mb")
            changes[field] = type(getattr(self, field))(number * UNITS[name])
        return replace(self, **changes)
