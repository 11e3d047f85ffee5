"""Runs the PyTorch code of the page pytorch.ipynb with PyTorch itself, and keeps what it printed.

PyTorch is no part of the course, so its code stands on the page as Markdown: a cell whose id begins
with "torch-" holds one box of code and one box with what it prints. Kept in
tests/course/fixtures/pytorch/: page.json (code and output of each Korean box) and layers.json
(random weights, inputs and outputs of torch.nn layers). The ordinary tests compare the page and
lib.pytorch with these two files; they need no PyTorch.

`make pytorch` installs PyTorch beside the environment and runs this: all code cells of a page and
all its boxes, from top to bottom, as a reader does who pastes each box into Colab; then the kept
layers. It fails where PyTorch no longer does what was kept. `make pytorch KEEP=1` writes both files
anew, and the outputs of the boxes on the pages.
"""

import contextlib
import io
import json
import re
import sys
from typing import NamedTuple

import numpy as np

from tools import notebooks
from tools.languages import MAIN

KEPT = notebooks.ROOT / "tests/course/fixtures/pytorch"
BOX = re.compile(r"```python\n(?P<code>.*?)```\n+```\n(?P<output>.*?)```", re.DOTALL)
CASES = [
    ("SimpleRNN", {}),
    ("LSTM", {}),
    ("GRU", {}),
    ("GRU", {"bias": False}),
    ("LSTM", {"num_layers": 2, "bidirectional": True}),
]
BATCH = 2
STEPS = 4
FEATURES = 5
UNITS = 3

OWN_NETWORK = "own-network"  # the cell whose code tests/course/test_own_network.py runs


class Box(NamedTuple):
    """PyTorch code of one Markdown cell, and what the page says that it prints."""

    cell: str
    code: str
    output: str


def box_of(cell):
    """The box of a Markdown cell, or None where its id does not begin with "torch-".

    Raises:
        ValueError: such a cell without exactly one box of code followed by one of output; or
            another with Python code that no test runs.
    """
    if cell.id == OWN_NETWORK:
        return None
    matches = list(BOX.finditer(cell.source))
    expected = 1 if cell.id.startswith("torch-") else 0
    if len(matches) != expected or cell.source.count("```python") != expected:
        raise ValueError(
            f"cell {cell.id!r}: a cell torch-… has one box of code and one of output, "
            "others have none"
        )
    return Box(cell.id, **matches[0].groupdict()) if matches else None


def boxes(notebook):
    """The boxes of a page, from top to bottom."""
    return [box for cell in notebook.prose if (box := box_of(cell))]


def run_page(notebook):
    """Run code cells and boxes of a page, and put what PyTorch printed into the boxes' cells."""
    names = {"__name__": "__main__"}
    for cell in notebook.cells:
        box = box_of(cell) if cell.cell_type == "markdown" else None
        if box or cell.cell_type == "code":
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(compile(box.code if box else cell.source, cell.id, "exec"), names)
        if box:
            text = f"```python\n{box.code}```\n\n```\n{printed.getvalue()}```"
            cell.source = BOX.sub(lambda _, text=text: text, cell.source)


def make_layers():
    """What PyTorch computes for random weights, inputs and states: a list of dicts, one per case.

    Their "computed" are output and last states, as lists rounded to 6 digits.
    """
    import torch

    rng = np.random.default_rng(0)
    cases = []
    for name, arguments in CASES:
        kind = getattr(torch.nn, name.removeprefix("Simple"))
        layer = kind(FEATURES, UNITS, batch_first=True, **arguments)
        levels = arguments.get("num_layers", 1) * (2 if arguments.get("bidirectional") else 1)
        x = _random(rng, BATCH, STEPS, FEATURES)
        initial = [_random(rng, levels, BATCH, UNITS) for _ in range(2 if name == "LSTM" else 1)]
        weights = {key: _random(rng, *tensor.shape) for key, tensor in layer.state_dict().items()}
        layer.load_state_dict({key: torch.tensor(values) for key, values in weights.items()})
        cases.append(
            {
                "layer": name,
                "arguments": arguments,
                "x": x,
                "initial": initial,
                "state_dict": weights,
                "computed": _computed(layer, x, initial),
            }
        )
    return cases


def _computed(layer, x, initial):
    """The output of a torch.nn layer and its last states, one or two: lists of 6 digits."""
    import torch

    states = tuple(map(torch.tensor, initial))
    with torch.no_grad():
        if len(states) == 1:
            output, last = layer(torch.tensor(x), states[0])
            tensors = [output, last]
        else:
            output, last = layer(torch.tensor(x), states)
            tensors = [output, *last]
    return [np.round(tensor.numpy().astype(float), 6).tolist() for tensor in tensors]


def _random(rng, *shape):
    return rng.normal(size=shape).round(2).tolist()


def read_kept(name):
    """What is kept in one of the two files."""
    return json.loads((KEPT / name).read_text(encoding="utf-8"))


def differing(now, kept):
    """The cells in which two lists of boxes differ: one sentence each."""
    if [box[:2] for box in now] != [box[:2] for box in kept]:
        return ["the boxes of the page are not those that were kept: make pytorch KEEP=1"]
    pairs = [(new, old) for new, old in zip(now, kept, strict=True) if new.output != old.output]
    return [f"cell {new.cell!r}: kept {old.output!r}, but got {new.output!r}" for new, old in pairs]


def write(name, content):
    """Keep a list in one of the two files, an entry a line."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("},{", "},\n{")
    (KEPT / name).write_text(text + "\n", encoding="utf-8")


def pages():
    """The page of every edition."""
    return [
        notebooks.read(path) for path in notebooks.paths() if notebooks.name_of(path) == "pytorch"
    ]


def keep():
    """Run the page of every edition and the layers, and keep what PyTorch computes now."""
    for notebook in pages():
        run_page(notebook)
        text = notebooks.dump(notebook.content)
        (notebooks.ROOT / notebook.path).write_text(text, encoding="utf-8")
        if notebook.language == MAIN:
            write("page.json", [box._asdict() for box in boxes(notebook)])
    write("layers.json", make_layers())


def changes():
    """Run them, and say in one sentence each where PyTorch computes something else than is kept."""
    for notebook in pages():
        before = boxes(notebook)
        run_page(notebook)
        for sentence in differing(boxes(notebook), before):
            yield f"{notebook.path}, {sentence}"
    for now, kept in zip(make_layers(), read_kept("layers.json"), strict=True):
        pairs = zip(now["computed"], kept["computed"], strict=True)
        if not all(np.allclose(new, old, atol=1e-5) for new, old in pairs):
            layer = f"{now['layer']} {now['arguments']}"
            yield f"{layer}: PyTorch computes other values than were kept"


if __name__ == "__main__":
    import torch

    if "--keep" in sys.argv:
        keep()
    elif sentences := list(changes()):
        sys.exit("\n".join(sentences))
    print(f"PyTorch {torch.__version__}: the pages and the kept layers agree.")
