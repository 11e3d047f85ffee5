"""A small page that passes every guard, for tests that break it in one place."""

import base64
import copy
import io
from pathlib import Path

import nbformat
from PIL import Image

from tools import notebooks, repository

PATH = Path("chapters/fixture/fixture-ko.ipynb")
CAPTION = "직사각형의 네 귀퉁이까지 모두 같은 파란색입니다."
OURS = repository.Repository("owner/name", "main")


def picture(colour=(0, 114, 178)):
    """A PNG of one colour, base64."""
    file = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(file, "png")
    return base64.b64encode(file.getvalue()).decode()


def markdown(name, source):
    """A Markdown cell."""
    return nbformat.v4.new_markdown_cell(source, id=name)


def code(name, source, printed="", count=None, **metadata):
    """A code cell that was executed and printed something."""
    outputs = [nbformat.v4.new_output("stream", name="stdout", text=printed)] if printed else []
    return nbformat.v4.new_code_cell(
        source, id=name, outputs=outputs, execution_count=count, metadata=metadata
    )


def page():
    """Notebook: a page of our repository that breaks no rule. Its code needs nothing but Python."""
    drawing = code(
        "figure",
        "draw()",
        count=4,
        mystnb={"image": {"alt": "파란 직사각형 하나."}, "figure": {"caption": CAPTION}},
    )
    data = {"image/png": picture(), "text/plain": "<Figure size 8x6 with 1 Axes>"}
    drawing.outputs = [nbformat.v4.new_output("execute_result", data, execution_count=4)]
    cells = [
        markdown("title", f"# 예\n\n한 문장으로 약속한다.\n\n{OURS.badge(PATH)}"),
        markdown(
            "plan", "- **할 일.** 센다.\n- **배울 내용.** 세는 법.\n- **걸리는 시간.** 5분쯤입니다."
        ),
        code("setup", OURS.setup_cell("ko"), count=1, tags=["remove-input"]),
        markdown(
            "counting", "## 세기\n\n모양은 `(1, 4, 3)`이고 55 + 30 = 85개이다. 절반은 0.5이다."
        ),
        code(
            "count",
            "shape = (1, 4, 3)\nprint(shape, 55 + 30)\nprint(1 / 2)",
            "(1, 4, 3) 85\n0.5\n",
            count=2,
        ),
        code("sentence", "print(*'토마토를먹자')", "토 마 토 를 먹 자\n", count=3),
        markdown("sentence-seen", "**토마토를먹자.** 시드 85개 가운데 하나다."),
        drawing,
        markdown("summary", "## 요약\n\n- 85개."),
        markdown("exercises", "## 스스로 해 보기\n\n없음."),
    ]
    content = nbformat.v4.new_notebook(cells=cells, metadata=copy.deepcopy(notebooks.METADATA))
    content.nbformat_minor = 5
    return notebooks.Notebook(PATH, content)


def write(notebook, root):
    """The notebook as a file under another root."""
    path = root / notebook.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(notebooks.dump(notebook.content), encoding="utf-8")
    return path
