"""The figures: each function returns one closed figure that draws every letter, and shows the numbers it was given."""

import inspect
import io
import warnings

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font

from lib import drawings, plots, plots_training, runtime, series_plots, tomato
from tools import notebooks

# Parts that figures are made of.
PARTS = {"new_figure", "finish", "blank", "box", "arrow", "sign"}
YEARS = np.arange(1920, 1980)
STATES = np.linspace(-1, 1, 30).reshape(6, 5)
EXAMPLES = {
    plots.one_hot: (tomato.encode("토토마를자먹"), "토토마를자먹", tomato.VOCABULARY),
    plots.saturation: (np.linspace(-1, 1, 50), np.linspace(-0.5, 0.5, 50)),
    plots.losses: ({"SimpleRNN": [1.5, 0.5, 0.1], "LSTM": [1.6, 0.9, 0.2]},),
    plots.states: (STATES, "토토마를자먹"),
    plots.over_time: ({"망각 편향 3": [1, 0.5, 0.2], "망각 편향 5": [1, 0.9, 0.8]}, "셀 상태 c"),
    drawings.tensor_axes: (np.arange(20).reshape(1, 4, 5),),
    drawings.lookup: ("토토마를자먹", "토마토를먹자"),
    drawings.unrolled: ("토토마를자먹", "토마토를먹자"),
    drawings.rnn_cell: (),
    drawings.lstm_cell: (),
    drawings.gru_cell: (),
    plots_training.backpropagation: (),
    plots_training.gradients: ({"SimpleRNN": np.geomspace(1e-8, 1, 100).reshape(2, 50), "LSTM": np.ones((2, 50))},),
    plots_training.success: ({"GRU": np.tri(4, 50, dtype=bool)}, {"GRU": "210"}),
    series_plots.split_in_time: (YEARS, np.linspace(0, 150, 60), 1950),
    series_plots.forecasts: (YEARS, np.linspace(0, 150, 60), {"AR(9)": np.ones((1, 60)), "GRU": np.ones((3, 60))}),
    series_plots.error_by_horizon: ({"11년 전": [29, 29, 29], "AR(9)": [12, 20, 22], "GRU": [12, 21, 24]},),
}
FIGURES = [plots, drawings, plots_training, series_plots]
over_figures = pytest.mark.parametrize("function", EXAMPLES, ids=lambda function: function.__name__)


@pytest.fixture(autouse=True)
def course_font():
    runtime.use_course_font()


def drawn(function):
    """The figure and the bytes of its PNG; a warning is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = function(*EXAMPLES[function])
        file = io.BytesIO()
        figure.savefig(file, format="png")
    return figure, file.getvalue()


def words(figure):
    return [text.get_text() for text in figure.findobj(plt.Text) if text.get_text()]


def test_every_figure_of_the_course_has_an_example_here():
    drawing = {path.stem for path in (notebooks.ROOT / "lib").glob("*.py") if "new_figure(" in path.read_text("utf-8")}
    assert drawing == {module.__name__.removeprefix("lib.") for module in FIGURES}
    public = {
        function
        for module in FIGURES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_") and name not in PARTS
    }
    assert public == set(EXAMPLES)


@over_figures
def test_figure_is_returned_closed_and_draws_every_letter(function, caplog):
    """A glyph that is missing in plain text warns; in a text with a formula it is only logged."""
    figure, png = drawn(function)
    assert not caplog.records, caplog.text
    assert isinstance(figure, Figure)
    assert not plt.fignum_exists(figure.number), "an open figure would be shown twice"
    assert len(png) < 60_000
    assert function.__doc__


@over_figures
def test_figure_can_be_read_on_a_phone(function):
    """At 360 pixels of width, text of 9 points in a figure of 5 inches is 9 pixels high: no smaller."""
    figure, _ = drawn(function)
    smallest = min(text.get_fontsize() for text in figure.findobj(plt.Text) if text.get_text().strip())
    assert smallest * 360 / (72 * figure.get_figwidth()) >= 9
    assert figure.get_facecolor() == (1, 1, 1, 1)


def test_tables_show_the_numbers_they_were_given():
    shown = words(plots.states(STATES, "토토마를자먹"))
    assert [text for text in shown if text.lstrip("−").replace(".", "").isdigit()].count("−1.0") == 1
    assert len([text for text in shown if "." in text]) == STATES.size
    shown = words(plots.one_hot(*EXAMPLES[plots.one_hot]))
    assert (shown.count("1"), shown.count("0")) == (6, 24)
    assert {"19", "0", "7"} <= set(words(drawings.tensor_axes(np.arange(20).reshape(1, 4, 5))))


def test_lines_show_the_numbers_they_were_given():
    for function in (plots.losses, plots.over_time):
        (axes,) = function(*EXAMPLES[function]).axes
        lines = {line.get_label(): line.get_ydata().tolist() for line in axes.lines}
        assert lines == EXAMPLES[function][0]


def test_the_course_font_has_every_letter_that_chapters_and_lib_can_draw():
    """Not only what is drawn today: every syllable in the code of a chapter and in lib may come into a figure."""
    glyphs = set(FT2Font(str(runtime.FONT)).get_charmap())
    sources = {path: "\n".join(cell.source for cell in notebooks.read(path).code) for path in notebooks.paths()}
    sources |= {path: path.read_text(encoding="utf-8") for path in (notebooks.ROOT / "lib").rglob("*.py")}
    for path, text in sources.items():
        missing = sorted({letter for letter in text if "가" <= letter <= "힣" and ord(letter) not in glyphs})
        assert not missing, f"{path}: the font has no {' '.join(missing)}"
