"""The figures: each function returns one closed figure that draws every letter, and shows the
numbers it was given.
"""

import functools
import re
import warnings
from itertools import combinations

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.patches import Rectangle

from lib import figures, setup
from lib.figures import style
from tests.course.example_figures import EXAMPLES, SHOWN, STATES
from tools import notebooks

over_figures = pytest.mark.parametrize("function", EXAMPLES, ids=lambda function: function.__name__)


@pytest.fixture(autouse=True)
def course_font():
    setup.use_course_font()


@functools.cache
def drawn(function):
    """The figure and what a notebook shows of it: the bytes of its PNG, and its sizes.

    A warning, as of a missing letter, is an error.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # Of a library below an older Matplotlib.
        warnings.simplefilter("ignore", DeprecationWarning)
        figure = function(*EXAMPLES[function])
        narrow = figure.get_size_inches()
        picture = figure.picture()
        assert (figure.get_size_inches() == narrow).all(), "a second run would draw it wider"
        return figure, picture


def texts(figure):
    """The visible texts of a figure and where they are drawn: [(text, box in pixels)]."""
    renderer = FigureCanvasAgg(figure).get_renderer()
    figure.draw_without_rendering()
    hidden = {label for axes in figure.axes for label in hidden_ticks(axes)}
    visible = [
        text for text in figure.findobj(plt.Text) if text.get_text().strip() and text.get_visible()
    ]
    return [
        (text, plt.Text.get_window_extent(text, renderer)) for text in visible if text not in hidden
    ]


def hidden_ticks(axes):
    """The labels of ticks beyond the limits of the axes, and all labels of axes that are off."""
    for axis, limits in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
        low, high = sorted(limits)
        for tick in axis.get_major_ticks():
            if not (axes.axison and low <= tick.get_loc() <= high):
                yield from (tick.label1, tick.label2)


def clashes(figure):
    """Sentences on texts that leave the figure or lie on each other by more than two pixels."""
    width, height = figure.bbox.size
    sentences = []
    placed = texts(figure)
    for text, box in placed:
        if min(box.x0, box.y0) < -1 or box.x1 > width + 1 or box.y1 > height + 1:
            sentences.append(f"{text.get_text()!r} leaves the figure")
    for (text, first), (other, second) in combinations(placed, 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        down = min(first.y1, second.y1) - max(first.y0, second.y0)
        if across > 2 and down > 4:
            sentences.append(f"{text.get_text()!r} lies on {other.get_text()!r}")
    return sentences


def hues(figure):
    """The quantities whose hue a figure shows, alone or mixed with paper as in maps.

    The grey of the input is none.
    """
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    # The four bytes of a pixel as one number, because numbers are sorted fast.
    colours = np.unique(np.array(canvas.buffer_rgba()).view(np.uint32))
    pixels = colours.view(np.uint8).reshape(-1, 4)[:, :3]

    def is_shown(hue):
        mixed = [style.mixed(hue, share) for share in (style.COLOURS["map"]["hue"], 0.25, 1)]
        return any(
            (np.abs(pixels - 255 * np.array(colour)) <= 1).all(axis=1).any() for colour in mixed
        )

    return {name for name, hue in style.HUES.items() if is_shown(hue)} - {"input"}


def words(figure):
    return [text.get_text() for text in figure.findobj(plt.Text) if text.get_text()]


@over_figures
def test_figure_speaks_the_language_that_is_set(function, english):
    """What an example itself holds in Korean is the notebook's, not the figure's; beside a syllable
    stands its sound.
    """
    shown = "\n".join(words(function(*EXAMPLES[function])))
    example = str(EXAMPLES[function])
    assert not [word for word in re.findall("[가-힣]+", shown) if word not in example]
    assert "토" not in example or re.search(r"먹\smeok", shown)


@over_figures
def test_figure_is_returned_closed_and_draws_every_letter(function, caplog):
    """A glyph that is missing in plain text warns; in a text with a formula it is only logged."""
    figure, (png, _) = drawn(function)
    assert not [record for record in caplog.records if record.name.startswith("matplotlib")], (
        caplog.text
    )
    assert isinstance(figure, Figure)
    assert not plt.fignum_exists(figure.number), "an open figure would be shown twice"
    assert len(png) < 60_000
    assert function.__doc__


@over_figures
def test_texts_can_be_read_on_a_phone_and_none_leaves_the_figure_or_lies_on_another(function):
    """In a text column of 328 pixels, that of a phone of 360, no letter is lower than 12 pixels."""
    figure, _ = drawn(function)
    smallest = min(
        text.get_fontsize() for text in figure.findobj(plt.Text) if text.get_text().strip()
    )
    assert smallest * 328 / (72 * figure.get_figwidth()) >= 12
    assert clashes(figure) == []


@over_figures
def test_a_figure_is_drawn_for_a_desktop_too_and_there_no_text_leaves_it(function):
    figure, (_, size) = drawn(function)
    width, height = figure.wide_size()
    assert style.WIDTH <= width <= style.WIDE
    assert height <= max(style.TALLEST, figure.get_figheight())
    narrow = figure.get_size_inches()
    assert ("wide" in size) == (width > narrow[0])
    assert len(size.get("wide", "")) * 3 / 4 < 60_000
    figure.set_size_inches(width, height)
    found = clashes(figure)
    figure.set_size_inches(narrow)  # as the other tests look at it
    assert found == []


@over_figures
def test_a_hue_stands_for_its_quantity_and_layers_have_none(function):
    figure, _ = drawn(function)
    assert hues(figure) == SHOWN[function]


def test_tables_show_the_numbers_they_were_given():
    shown = words(figures.states(STATES, "토토마를자먹"))
    assert [text for text in shown if text.lstrip("−").replace(".", "").isdigit()].count(
        "−1.0"
    ) == 1
    assert len([text for text in shown if "." in text]) == STATES.size
    assert [
        words(figures.one_hot(*EXAMPLES[figures.one_hot])).count(number) for number in "10"
    ] == [6, 24]
    assert {"19", "0", "7"} <= set(words(figures.tensor_axes(np.arange(20).reshape(1, 4, 5))))
    # Nothing after the answer.
    assert words(figures.influence(*EXAMPLES[figures.influence])).count("25") == 21
    assert {"1.609 → 1.021", "기울기 85개"} <= set(
        words(figures.training_step(*EXAMPLES[figures.training_step]))
    )


@pytest.mark.parametrize("largest, framed", [(1, 0), (2.8, 20)])
def test_colours_of_states_reach_as_far_as_the_largest_value_and_what_lies_beyond_1_is_framed(
    largest, framed
):
    (axes,) = figures.states(STATES * largest, "토토마를자먹", "c").axes
    strongest = np.reshape(axes.images[0].get_array(), (-1, 3))[-1]  # the cell of the largest value
    np.testing.assert_allclose(strongest, style.map_colour(1, "c"), atol=1e-6)
    assert len([patch for patch in axes.patches if isinstance(patch, Rectangle)]) == framed
    assert ("|c| > 1" in axes.get_xlabel()) == (framed > 0)


def test_the_best_rate_of_each_row_is_framed_and_the_smallest_of_several():
    (axes,) = figures.learning_rates(*EXAMPLES[figures.learning_rates]).axes
    assert [text.get_text() for text in axes.texts] == ["0", "20", "3", "3"]
    assert [patch.get_x() > 0 for patch in axes.patches if isinstance(patch, Rectangle)] == [
        True,
        False,
    ]


def test_letters_stand_on_the_colour_of_their_number():
    lines, values, label = EXAMPLES[figures.letters_by_value]
    axes, scale = figures.letters_by_value(lines, values, label).axes
    expected = [[style.map_colour(number / 2, "c") for number in line] for line in values]
    np.testing.assert_allclose(axes.images[0].get_array(), expected, atol=1e-6)
    assert [(text.get_text(), *text.get_position()) for text in axes.texts if text.get_text()] == [
        (letter, place, row) for row, line in enumerate(lines) for place, letter in enumerate(line)
    ]
    assert scale.get_xlabel() == label


def test_an_axis_of_shares_shows_0_and_1_and_its_long_name_stays_in_the_figure():
    figure = figures.dots(
        {"SimpleRNN": [0.3]}, "share of seeds that succeeded after all 20 epochs", of=1
    )
    assert not clashes(figure)
    assert {"0.00", "1.00"} <= {text.get_text() for text, _ in texts(figure)}


def test_a_line_that_ends_without_a_value_is_named_where_its_last_value_is():
    axes = figures.lines_over_time({"h": [1, 2, 3], "c": [1, 2, np.nan]}, "h").axes[0]
    assert [(text.get_text(), *text.xy) for text in axes.texts] == [("h", 2, 3), ("c", 1, 2)]


def test_a_few_losses_that_are_close_have_whole_epochs_and_plain_numbers():
    shown = {text.get_text() for text, _ in texts(figures.losses([1.6198, 1.6187, 1.6177]))}
    assert {"1", "2", "3", "1.618", "1.619"} <= shown
    assert "1.5" not in shown


def test_the_course_font_has_every_letter_that_chapters_and_lib_can_draw():
    """Not only what is drawn today: every syllable in the code of a chapter, in lib and in the
    catalogue may come into a figure.
    """
    glyphs = set(FT2Font(str(setup.FONT)).get_charmap())
    sources = {
        path: "\n".join(cell.source for cell in notebooks.read(path).code)
        for path in notebooks.paths()
    }
    sources |= {
        path: path.read_text(encoding="utf-8") for path in (notebooks.ROOT / "lib").rglob("*.p[yo]")
    }
    for path, text in sources.items():
        missing = sorted(
            {letter for letter in text if "가" <= letter <= "힣" and ord(letter) not in glyphs}
        )
        assert not missing, f"{path}: the font has no {' '.join(missing)}"
