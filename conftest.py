"""A notebook cell that nbval finds wrong is named by file and cell id, with its recorded and its computed output."""

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed and hasattr(item, "cell"):
        place = f"{item.path.relative_to(item.config.rootpath)}, cell {item.cell.get('id', item.name)!r}"
        sides = {"recorded": item.cell.outputs, "computed": item.test_outputs or []}
        outputs = [f"{side}:\n{_text(outputs)}" for side, outputs in sides.items()]
        sentence = f"{place}: the recorded output is not what the code computes"
        report.longrepr = "\n".join([sentence, *outputs, "", str(report.longrepr)])
    return report


def _text(outputs):
    """The outputs of a cell as a reader sees them, indented."""
    from tools.notebooks import text_of

    lines = [line for output in outputs for line in _shown(output, text_of).splitlines()]
    return "\n".join(f"  {line}" for line in lines or ["(nothing)"])


def _shown(output, text_of):
    return f"{output.ename}: {output.evalue}" if output.output_type == "error" else text_of(output)
