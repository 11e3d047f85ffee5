"""The figures: each function returns one closed figure that draws every letter, and shows the numbers it was given."""

import inspect
import io
import re
import sys
import warnings
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.patches import Rectangle

from lib import figures, setup, tomato
from tools import notebooks

YEARS = np.arange(1920, 1980)
STATES = np.linspace(-1, 1, 30).reshape(6, 5)
EXAMPLES = {
    figures.one_hot: (tomato.encode("토토마를자먹"), "토토마를자먹", tomato.VOCABULARY),
    figures.saturation: (np.linspace(-1, 1, 50), np.linspace(-0.5, 0.5, 50)),
    figures.losses: ({"SimpleRNN": [1.5, 0.5, 0.1], "LSTM": [1.6, 0.9, 0.2]},),
    figures.states: (STATES, "토토마를자먹"),
    figures.lines_over_time: ({"망각 편향 3": [1, 0.5, 0.2], "망각 편향 5": [1, 0.9, 0.8]}, "셀 상태 c"),
    figures.letters_by_value: (["어제 먹었다", "내일 먹겠다"], np.linspace(-2, 2, 12).reshape(2, 6), "c"),
    figures.tensor_axes: (np.arange(20).reshape(1, 4, 5),),
    figures.lookup: ("토토마를자먹", "토마토를먹자"),
    figures.unrolled: ("토토마를자먹", "토마토를먹자"),
    figures.sequence_uses: (),
    figures.training_step: (1.609, 1.021, 85),
    figures.influence: (np.tri(6) / 4, "토토마를자먹", "토마토를먹자"),
    figures.rnn_cell: (),
    figures.lstm_cell: (),
    figures.gru_cell: (),
    figures.sigmoid_and_tanh: (),
    figures.backpropagation: (),
    figures.doubling: (5,),
    figures.gradient_norms: ({"SimpleRNN": np.geomspace(1e-8, 1, 100).reshape(2, 50), "LSTM": np.ones((2, 50))},),
    figures.success: ({"GRU": np.tri(4, 50, dtype=bool)}, {"GRU": "210"}),
    figures.split_in_time: (YEARS, np.linspace(0, 150, 60), 1950),
    figures.forecasts: (YEARS, np.linspace(0, 150, 60), {"AR(9)": np.ones((1, 60)), "GRU": np.ones((3, 60))}),
    figures.error_by_horizon: (
        {name: [12, 20, 22] for name in ("과거의 평균", "11년 전", "AR(9)", "SimpleRNN", "LSTM", "GRU")},
    ),
}
over_figures = pytest.mark.parametrize("function", EXAMPLES, ids=lambda function: function.__name__)


@pytest.fixture(autouse=True)
def course_font():
    setup.use_course_font()


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


def test_every_figure_of_the_course_has_an_example_here_and_a_name_in_the_package():
    modules = [path.stem for path in (notebooks.ROOT / "lib" / "figures").glob("[a-z]*.py") if path.stem != "style"]
    drawing = {
        function
        for module in modules
        for name, function in inspect.getmembers(sys.modules[f"lib.figures.{module}"], inspect.isfunction)
        if function.__module__ == f"lib.figures.{module}" and not name.startswith("_")
    }
    assert drawing == set(EXAMPLES)
    assert {function.__name__ for function in drawing} <= set(vars(figures))


def test_a_layer_that_the_course_does_not_know_is_refused():
    for draw in (figures.losses, figures.gradient_norms, figures.success):
        with pytest.raises(ValueError, match=r"SimpleRNN, LSTM, GRU.*'Transformer'"):
            draw({"Transformer": np.ones((2, 5))})


@over_figures
def test_figure_speaks_the_language_that_is_set(function, english):
    """What an example itself holds in Korean is the notebook's, not the figure's."""
    figure, _ = drawn(function)
    given = str(EXAMPLES[function])
    assert not [word for text in words(figure) for word in re.findall("[가-힣]+", text) if word not in given]


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
    shown = words(figures.states(STATES, "토토마를자먹"))
    assert [text for text in shown if text.lstrip("−").replace(".", "").isdigit()].count("−1.0") == 1
    assert len([text for text in shown if "." in text]) == STATES.size
    shown = words(figures.one_hot(*EXAMPLES[figures.one_hot]))
    assert (shown.count("1"), shown.count("0")) == (6, 24)
    assert {"19", "0", "7"} <= set(words(figures.tensor_axes(np.arange(20).reshape(1, 4, 5))))
    assert words(figures.influence(*EXAMPLES[figures.influence])).count("25") == 21  # nothing after the answer
    assert {"1.609 → 1.021", "기울기 85개"} <= set(words(figures.training_step(*EXAMPLES[figures.training_step])))


def test_colours_of_states_reach_as_far_as_the_largest_value_and_what_lies_beyond_1_is_framed():
    for largest, beyond in ((0.5, 0), (1, 0), (2.8, 3)):
        figure = figures.states(STATES * largest, "토토마를자먹", "c")
        (axes,) = figure.axes
        assert axes.images[0].get_clim() == (-max(1, largest), max(1, largest))
        framed = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
        assert len(framed) == np.sum(np.abs(STATES * largest) > 1) >= beyond
        assert ("|c| > 1" in axes.get_xlabel()) == (beyond > 0)


def test_an_lstm_cell_grows_gate_by_gate():
    whole = set(words(figures.lstm_cell()))
    stages = [set(words(figures.lstm_cell(gates))) for gates in ("", "f", "fi", "fio")]
    assert stages[0] == {"$c_{t-1}$", "$c_t$"} and stages[-1] == whole
    assert all(smaller < larger for smaller, larger in pairwise(stages))
    with pytest.raises(ValueError, match=r"fio.*'if'"):
        figures.lstm_cell("if")


def test_each_line_of_errors_has_a_colour_and_a_marker_of_its_own():
    (axes,) = figures.error_by_horizon(*EXAMPLES[figures.error_by_horizon]).axes
    assert len({line.get_color() for line in axes.lines}) == len({line.get_marker() for line in axes.lines}) == 6


def test_letters_stand_on_the_colour_of_their_number():
    lines, values, label = EXAMPLES[figures.letters_by_value]
    axes, scale = figures.letters_by_value(lines, values, label).axes
    np.testing.assert_array_equal(axes.images[0].get_array(), values)
    assert [(text.get_text(), *text.get_position()) for text in axes.texts if text.get_text()] == [
        (letter, place, row) for row, line in enumerate(lines) for place, letter in enumerate(line)
    ]
    assert scale.get_xlabel() == label


def test_lines_show_the_numbers_they_were_given():
    for function in (figures.losses, figures.lines_over_time):
        (axes,) = function(*EXAMPLES[function]).axes
        lines = {line.get_label(): line.get_ydata().tolist() for line in axes.lines}
        assert lines == EXAMPLES[function][0]


def test_the_course_font_has_every_letter_that_chapters_and_lib_can_draw():
    """Not only what is drawn today: every syllable in the code of a chapter and in lib may come into a figure."""
    glyphs = set(FT2Font(str(setup.FONT)).get_charmap())
    sources = {path: "\n".join(cell.source for cell in notebooks.read(path).code) for path in notebooks.paths()}
    sources |= {path: path.read_text(encoding="utf-8") for path in (notebooks.ROOT / "lib").rglob("*.py")}
    for path, text in sources.items():
        missing = sorted({letter for letter in text if "가" <= letter <= "힣" and ord(letter) not in glyphs})
        assert not missing, f"{path}: the font has no {' '.join(missing)}"
