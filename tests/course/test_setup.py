"""lib.setup: a quiet Keras import that hides no failure, TensorFlow only where needed, Hangul with no system font."""

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from lib import setup, text
from tools import execution, notebooks

ROOT = notebooks.ROOT
LIB = ROOT / "lib"


def python(code, path=(), options=(), folder=None):
    """Run code in a fresh interpreter with lib importable; descriptors 1 and 2 are captured."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [*path, ROOT]))}
    command = [sys.executable, *options, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder, timeout=120)


def kernel(folder, *cells, path=()):
    """Outputs of cells executed in a fresh kernel, as a reader's Jupyter does; descriptor 2 is seen."""
    content = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    environment = {"PYTHONPATH": os.pathsep.join(map(str, [*path, ROOT]))}
    executed = execution.execute(notebooks.Notebook(Path("test.ipynb"), content), folder, environment)
    return [cell.outputs for cell in executed.code]


def test_importing_lib_loads_neither_tensorflow_nor_keras():
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in LIB.rglob("*.py")
    }
    run = python(
        f"import sys, {', '.join(sorted(modules))}; print(sorted({{'tensorflow', 'keras'}} & set(sys.modules)))"
    )
    assert (run.stdout, run.stderr, run.returncode) == ("[]\n", "", 0)


def test_importing_keras_through_lib_prints_nothing():
    run = python(
        "from lib import setup, tomato\nfrom lib.training import models\n"
        "setup.start('ko')\n"
        "model = models.lecture_model('GRU')\n"
        "models.fit_one_batch(model, *tomato.labelling(), epochs=2)\n"
        "models.predict(model, tomato.labelling()[0])"
    )
    assert (run.stdout, run.stderr, run.returncode) == ("", "", 0)


def test_importing_keras_through_lib_shows_nothing_in_a_notebook(tmp_path):
    use = "import keras, numpy\nnumpy.asarray(keras.layers.LSTM(3)(numpy.zeros((1, 4, 5)))).shape"
    setup, again, used = kernel(tmp_path, "from lib import setup; setup.start('ko')", "setup.start('ko')", use)
    assert setup == [] and again == []
    assert [output.output_type for output in used] == ["execute_result"]


@pytest.fixture
def broken_keras(tmp_path):
    """A Keras whose import logs to descriptor 2 and to sys.stderr, and then fails."""
    (tmp_path / "keras.py").write_text(
        "import os, sys\n"
        "os.write(2, b'native: cannot find libcudart\\n')\n"
        "print('python: h5py is too old', file=sys.stderr)\n"
        "raise ImportError('cannot import name Layer')\n"
    )
    return tmp_path


def test_a_failing_import_shows_everything_that_was_captured(broken_keras):
    run = python("from lib import setup; setup.start('ko')", [broken_keras])
    assert run.returncode == 1 and run.stdout == ""
    shown = [
        "native: cannot find libcudart",
        "python: h5py is too old",
        "Traceback",
        "ImportError: cannot import name Layer",
    ]
    positions = [run.stderr.find(text) for text in shown]
    assert -1 not in positions, run.stderr
    assert max(positions[:2]) < positions[2] < positions[3], "the log comes before the traceback"


@pytest.mark.parametrize(("language", "words"), [("ko", "백엔드는 jax입니다"), ("en", "Keras uses jax")])
def test_another_backend_is_named_in_one_sentence(language, words, tmp_path):
    content = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(f"from lib import setup; setup.start('{language}')")]
    )
    notebook = notebooks.Notebook(Path("test.ipynb"), content)
    with pytest.raises(execution.Failed) as raised:
        execution.execute(notebook, tmp_path, {"PYTHONPATH": str(ROOT), "KERAS_BACKEND": "jax"})
    (output,) = raised.value.cell.outputs
    assert words in output.traceback[0] and len(output.traceback) == 1 and "KERAS_BACKEND" in output.traceback[0]


def test_a_failing_import_shows_everything_in_a_notebook(broken_keras, tmp_path):
    with pytest.raises(execution.Failed) as raised:
        kernel(tmp_path, "from lib import setup; setup.start('ko')", path=[broken_keras])
    for shown in ("native: cannot find libcudart", "python: h5py is too old", "cannot import name Layer"):
        assert shown in str(raised.value)


def test_standard_error_works_again_after_the_import_and_after_a_failure(broken_keras):
    code = (
        "import os, sys\n"
        "from lib import setup\n"
        "try: setup.import_keras()\n"
        "except ImportError: pass\n"
        "os.write(2, b'native after\\n'); print('python after', file=sys.stderr)"
    )
    for path in ([], [broken_keras]):
        assert python(code, path).stderr.endswith("native after\npython after\n")


def test_setup_makes_random_numbers_repeat_and_may_be_called_again():
    keras = setup.import_keras()
    runs = []
    for _ in range(2):
        setup.start("ko")
        runs.append(keras.layers.GRU(3)(keras.random.normal((1, 4, 5))).numpy().tolist())
    assert runs[0] == runs[1]


def test_the_language_of_messages_is_the_one_that_was_set(english):
    errors = {
        "ko": "language: 필요한 값은 ko, en 가운데 하나인데 받은 값은 'kr'입니다.",
        "en": "language must be one of ko, en, received 'kr'",
    }
    for language, sentence in errors.items():
        text.set_language(language)
        assert text.language() == language
        with pytest.raises(ValueError) as raised:
            setup.start("kr")
        assert str(raised.value) == sentence and text.language() == language


def test_hangul_is_drawn_with_no_system_font(tmp_path):
    """matplotlib is given no font but its own; a missing glyph would warn, and a warning is an error here."""
    code = (
        "import matplotlib; matplotlib.use('Agg')\n"
        "from matplotlib import font_manager\n"
        "manager = font_manager.fontManager\n"
        "manager.ttflist = [font for font in manager.ttflist if 'mpl-data' in font.fname]\n"
        "from lib import setup; setup.use_course_font(); setup.use_course_font()\n"
        "import matplotlib.pyplot as plt\n"
        "figure, axes = plt.subplots()\n"
        "axes.semilogy([0.001, 1])\n"
        "axes.set(title='토마토를 먹자: 은닉 상태 h → c × −1', xlabel=r'$\\tilde{h}_t$', ylabel='손실')\n"
        "figure.savefig('figure.png')\n"
        "print(*map(font_manager.findfont, matplotlib.rcParams['font.family']), sep='\\n')\n"
    )
    run = python(code, options=["-W", "error::UserWarning"], folder=tmp_path)
    assert (run.stderr, run.returncode) == ("", 0)
    assert str(setup.FONT) in run.stdout.splitlines()
