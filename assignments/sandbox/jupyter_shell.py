"""Stands in for IPython's shell in a student process: code with magics runs as in Jupyter, and nothing else is run."""


class Shell:
    """Stands in for IPython's shell, so that magics do no harm: `%time` and `%%time` run their code, others nothing."""

    RUN = ("time", "timeit", "prun", "capture")

    def __init__(self, execute, transform):
        self.execute, self.transform = execute, transform

    def run_line_magic(self, name, line, *_, **__):
        if name in self.RUN:
            self.execute(self.transform(line))

    def run_cell_magic(self, name, line, cell):
        if name in self.RUN:
            self.execute(self.transform(cell))

    def system(self, *_, **__):
        """Does nothing: a shell command is not run."""

    def getoutput(self, *_, **__):
        """Returns the output of a shell command that was not run."""
        return []

    def __getattr__(self, name):
        return lambda *_, **__: None
