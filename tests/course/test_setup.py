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


def python(code, path=(), options=(), folder=None):
    """Run code in a fresh interpreter with lib importable; descriptors 1 and 2 are captured."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [*path, ROOT]))}
    command = [sys.executable, *options, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder, timeout=120)


def kernel(folder, *cells, **environment):
    """Outputs of cells executed in a fresh kernel, as a reader's Jupyter does; descriptor 2 is seen."""
    content = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook = notebooks.Notebook(Path("test.ipynb"), content)
    executed = execution.execute(notebook, folder, {"PYTHONPATH": str(ROOT), **environment})
    return [cell.outputs for cell in executed.code]


def test_importing_lib_loads_neither_tensorflow_nor_keras():
    files = [path.relative_to(ROOT).with_suffix("") for path in (ROOT / "lib").rglob("*.py")]
    modules = sorted({".".join(file.parts).removesuffix(".__init__") for file in files})
    run = python(f"import sys, {', '.join(modules)}; print({{'tensorflow', 'keras'}} & set(sys.modules))")
    assert (run.stdout, run.stderr, run.returncode) == ("set()\n", "", 0)


def test_set_up_and_training_show_nothing_in_a_notebook(tmp_path):
    train = (
        "from lib import tomato\nfrom lib.training import models\n"
        "model = models.lecture_model('GRU')\n"
        "models.fit_one_batch(model, *tomato.labelling(), epochs=2)\n"
        "models.predict(model, tomato.labelling()[0]).shape"
    )
    started, again, used = kernel(tmp_path, "from lib import setup; setup.start('ko')", "setup.start('ko')", train)
    assert started == [] and again == []
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


def test_a_failing_import_shows_everything_that_was_captured_and_standard_error_works_again(broken_keras):
    code = "import os\nfrom lib import setup\ntry: setup.start('ko')\nfinally: os.write(2, b'native after\\n')"
    run = python(code, [broken_keras])
    assert run.returncode == 1 and run.stdout == ""
    shown = "native: cannot find", "python: h5py is too old", "native after", "Traceback", "ImportError: cannot import"
    *logged, after, traceback, error = (run.stderr.find(words) for words in shown)
    assert -1 not in logged and max(logged) < after < traceback < error, run.stderr


def test_another_backend_is_named_in_one_sentence(tmp_path):
    with pytest.raises(execution.Failed) as raised:
        kernel(tmp_path, "from lib import setup; setup.start('ko')", KERAS_BACKEND="jax")
    (output,) = raised.value.cell.outputs
    (sentence,) = output.traceback
    assert "백엔드는 jax입니다" in sentence and "KERAS_BACKEND" in sentence


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
    )
    run = python(code, options=["-W", "error::UserWarning"], folder=tmp_path)
    assert (run.stderr, run.returncode) == ("", 0)
