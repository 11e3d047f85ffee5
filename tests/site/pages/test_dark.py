"""Each recorded figure has a dark picture, in the hues of dark pages."""

import base64
import io

import numpy as np
import pytest
from matplotlib.colors import to_hex
from PIL import Image

from book import dark
from lib.figures import style
from tools import notebooks


def recorded_figures():
    """(notebook and cell, PNG) of each picture that a chapter has recorded."""
    for path in notebooks.paths():
        for cell in notebooks.read(path).code:
            for output in cell.outputs:
                if "image/png" in output.get("data", {}):
                    yield f"{path.stem} {cell.id}", base64.b64decode(output["data"]["image/png"])


FIGURES = dict(recorded_figures())


@pytest.mark.parametrize("place", FIGURES)
def test_a_figure_is_a_mixture_of_paper_ink_and_one_hue(place):
    picture = Image.open(io.BytesIO(FIGURES[place]))
    assert picture.mode == "P"
    assert "dpi" in picture.info
    _, distance = dark.mixtures(np.array(picture.getpalette("RGB"), dtype=float).reshape(-1, 3))
    assert (distance[np.asarray(picture)] > 32).mean() < 0.0005


def test_a_dark_picture_has_the_hues_of_dark_pages():
    for name, both in style.COLOURS["quantities"].items():
        colours, distance = dark.mixtures(
            np.array([dark.rgb(both["light"]), dark.rgb(style.INK), [255, 255, 255]])
        )
        expected = [both["dark"], style.COLOURS["ink"]["dark"], style.COLOURS["paper"]["dark"]]
        assert np.abs(colours - [dark.rgb(colour) for colour in expected]).max() < 8, name
        assert distance.max() < 1
    half = dark.mixtures(np.array([dark.rgb(to_hex(style.mixed(style.HUES["h"], 0.4)))]))[0][0]
    paper = dark.rgb(style.COLOURS["paper"]["dark"])
    hue = dark.rgb(style.COLOURS["quantities"]["h"]["dark"])
    np.testing.assert_allclose(half, 0.6 * paper + 0.4 * hue, atol=2)
