"""Executes the notebooks and records their outputs: `make record`, or one of them by NOTEBOOK=path.

1. Each notebook runs from its top in a new kernel of this environment, in its own folder.
2. Metadata of the machine or the hour is left out, and a picture that looks as before keeps its
   bytes. So a file in which nothing changed stays the same to the byte.
3. Where a text output changed, the notebook runs once more in another setting (instructions of an
   older processor, TensorFlow without oneDNN, other threads and hash seed). If the texts differ,
   the notebook is not recorded: they would differ for readers, too. Where pictures alone changed,
   as after a new colour, it does not: they are not compared.
4. What fails (a cell raises, writes to stderr, is not stable) is named by file and cell; the file
   stays as it was.
5. The page of conclusions is written from the metadata of the cells (tools/conclusions.py), and the
   lists of chapters from what the chapters say (tools/lists.py).
"""

import base64
import io
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from tools import conclusions, execution, lists, notebooks
from tools.notebooks import picture_of, wide_picture_of

# An older processor sums in another order. On a processor without AVX nothing would differ: record
# on a newer one.
OTHER_SETTING = {
    "ONEDNN_MAX_CPU_ISA": "SSE41",  # TensorFlow's products of matrices
    "OPENBLAS_CORETYPE": "Nehalem",  # NumPy's
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "TF_NUM_INTRAOP_THREADS": "3",
    "TF_NUM_INTEROP_THREADS": "1",
    "PYTHONHASHSEED": "12345",
}
# Other floating-point rounding may change the edge of a line by two levels of 255.
SAME_COLOUR = 2


def pixels(png):
    """The colours of a PNG (base64), an array (height, width, 4) of int."""
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(png))).convert("RGBA"), dtype=int)


def same_picture(new, old):
    """Whether two PNGs (base64) look the same: equal size, no pixel further apart than
    SAME_COLOUR.
    """
    if new == old:
        return True
    new = pixels(new)
    old = pixels(old)
    return new.shape == old.shape and bool(np.abs(new - old).max() <= SAME_COLOUR)


def normalised(executed, before):
    """The executed notebook without metadata of machine and hour; pictures that look the same keep
    their old bytes.
    """
    content = executed.content
    content.metadata = notebooks.nbformat.from_dict(notebooks.METADATA)
    content.nbformat = 4
    content.nbformat_minor = 5
    outputs = {cell.id: cell.outputs for cell in before.code}
    for cell in executed.code:
        cell.metadata.pop("execution", None)
        for output, old in zip(cell.outputs, outputs.get(cell.id, []), strict=False):
            if look_the_same(*map(picture_of, (output, old))):
                output.data["image/png"] = picture_of(old)
            if look_the_same(*map(wide_picture_of, (output, old))):
                output.metadata["image/png"]["wide"] = wide_picture_of(old)
    return executed


def look_the_same(new, old):
    """Whether both pictures (base64) are there and look the same."""
    return bool(new and old) and same_picture(new, old)


def differences(path, recorded, computed, sentence):
    """Sentences on the cells whose text outputs differ between two runs of the same code cells."""
    for cell, again in zip(recorded, computed, strict=True):
        before = "".join(map(notebooks.text_of, cell.outputs))
        after = "".join(map(notebooks.text_of, again.outputs))
        if before != after:
            yield f"{path}, cell {cell.id!r}: {sentence}\n  recorded: {before}\n  computed: {after}"


def written_to_stderr(notebook):
    """Sentences on the cells that wrote a warning or a line of a log."""
    for cell in notebook.code:
        for output in cell.outputs:
            if output.get("name") == "stderr":
                text = output.text[:200]
                yield f"{notebook.path}, cell {cell.id!r}: it wrote to stderr: {text!r}"


def record(path, root=notebooks.ROOT):
    """Execute one notebook and write the file if anything changed.

    Returns:
        bool: whether the file changed.

    Raises:
        execution.Failed: it cannot be recorded; file and cell are named, and the file is as it was.
    """
    before = notebooks.read(path, root)
    folder = (root / path).parent
    after = normalised(execution.execute(before, folder), before)
    problems = list(written_to_stderr(after))
    old = (root / path).read_text(encoding="utf-8")
    new = notebooks.dump(after.content)
    if _texts(before) != _texts(after) and not problems:
        sentence = "two runs gave different outputs; set the seed, or print fewer digits"
        again = execution.execute(before, folder, OTHER_SETTING)
        problems = list(differences(path, after.code, again.code, sentence))
    if problems:
        raise execution.Failed("\n".join(problems))
    if old != new:
        (root / path).write_text(new, encoding="utf-8")
    return old != new


def _texts(notebook):
    """The text outputs of each cell."""
    return [[notebooks.text_of(output) for output in cell.outputs] for cell in notebook.code]


def main(paths):
    """Record these pages, relative to the root; exit with 1 if one cannot be recorded."""
    failed = False
    for path in paths:
        try:
            print(f"{path}: {'recorded' if record(path) else 'unchanged'}", flush=True)
        except (execution.Failed, FileNotFoundError) as error:
            failed = True
            print(
                f"{path}: NOT recorded, the file is as it was\n{error}", file=sys.stderr, flush=True
            )
    conclusions.write_pages()
    lists.write_lists()
    sys.exit(failed)


if __name__ == "__main__":
    main([*map(Path, sys.argv[1:])] or notebooks.paths())
