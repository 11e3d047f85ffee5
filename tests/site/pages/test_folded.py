"""What a cell shows leads where its code only imports, draws or checks; the code is folded."""

import pytest

from book import folded
from book.page import parse

PICTURE = [{"data": {"image/png": "…"}}]


def printed(text):
    return [{"output_type": "stream", "text": text}]


@pytest.mark.parametrize(
    ("source", "outputs", "tags"),
    [
        ("import numpy as np", [], ["hide-input"]),
        ("h = layer(x)\nfigures.states(h)", PICTURE, ["hide-input"]),
        (
            "same = np.allclose(a, b)\nprint(same)",
            printed("같은가: True\n"),
            ["hide-input", "verdict"],
        ),
        ("print(gap)", printed("차이: 0.0\n"), ["hide-input", "verdict"]),
        ("print(same)", printed("같은가: True\n다른가: False\n"), []),
        ("print(same)", printed("같은가: True\n파라미터 30\n"), []),
        ("h = layer(x)\nprint(h)\nfigures.states(h)", [*printed("0.1\n"), *PICTURE], []),
        ("h = layer(x)\n" * 7 + "figures.states(h)", PICTURE, []),
        ("h = layer(x)", [], []),
    ],
)
def test_only_code_that_draws_or_checks_is_folded(source, outputs, tags):
    assert folded.tags({"source": source, "outputs": outputs}) == tags


class OnePage:
    tree = parse(
        '<div class="cell"><details class="hide">code</details><div class="cell_output">x</div>'
        "</div>"
        '<div class="cell"><details class="hide">import</details></div>'
    )


def test_folded_code_stands_below_what_it_shows():
    folded.put_code_below(OnePage, None)
    cells = OnePage.tree.select(".cell")
    assert [[part.name for part in cell] for cell in cells] == [["div", "details"], ["details"]]
