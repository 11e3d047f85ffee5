"""The test that a conclusion of a chapter names exists, and the page of conclusions says what the
chapters say.
"""

import ast

from tools import conclusions, notebooks


def test_the_test_that_could_overturn_each_conclusion_exists():
    for path in notebooks.paths():
        for cell, data in conclusions.stated(notebooks.read(path)):
            file, name = data["test"].split("::")
            functions = ast.parse((notebooks.ROOT / file).read_text(encoding="utf-8")).body
            assert name in {getattr(function, "name", None) for function in functions}, (
                f"{path}, cell {cell.id}"
            )


def test_the_page_of_conclusions_is_as_make_record_writes_it():
    for path, text in conclusions.pages().items():
        assert path.read_text(encoding="utf-8") == text, (
            f"{path}: run `make record NOTEBOOK={path}`"
        )
