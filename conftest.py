"""A notebook cell that nbval finds wrong is named by file and cell id, then come recorded and computed output."""

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed and hasattr(item, "cell"):
        place = f"{item.path.relative_to(item.config.rootpath)}, cell {item.cell.get('id', item.name)!r}"
        report.longrepr = f"{place}: what is recorded is not what the code computes\n{report.longrepr}"
    return report
