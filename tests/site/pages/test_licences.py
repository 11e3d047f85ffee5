"""LICENSES.md names everything that repository and site hold beside our own code, text and pages,
and nothing else.
"""

import re
from fnmatch import fnmatch

from tools import notebooks, repository


def differences(files, heading):
    """Files without an entry in a table of LICENSES.md, and entries without a file."""
    table = (
        (notebooks.ROOT / "LICENSES.md")
        .read_text("utf8")
        .split(f"## {heading}\n")[1]
        .split("\n## ")[0]
    )
    entries = [
        entry
        for row in re.findall(r"(?m)^\| (`.*?) \|", table)
        for entry in re.findall("`(.+?)`", row)
    ]
    missing = [file for file in files if not any(fnmatch(file, entry) for entry in entries)]
    return missing, [entry for entry in entries if not any(fnmatch(file, entry) for file in files)]


def test_every_file_of_others_in_the_repository_is_listed():
    kept = [path for path in repository.files() if path.parts[0] != "tests"]
    binary = {path for path in kept if b"\0" in (notebooks.ROOT / path).read_bytes()}
    files = [
        path.as_posix()
        for path in kept
        if path in binary or {"vendor", "fonts", "data"} & {*path.parent.parts}
    ]
    # Our models, as text.
    files = [file for file in files if not file.startswith("explorers/data/")]
    assert differences(files, "In the repository") == ([], [])
    assert differences([*files, "book/vendor/new.js"], "In the repository")[0] == [
        "book/vendor/new.js"
    ]


def test_every_file_of_the_site_is_listed(site):
    files = {
        path.relative_to(site).as_posix().removeprefix("en/")
        for path in site.rglob("*")
        if path.is_file()
    }
    # A build may have printed none.
    files = {file for file in files if not file.endswith(".html")} | {"book.pdf"}
    assert differences(files, "On the site") == ([], [])
    assert differences({*files, "_static/new.woff2"}, "On the site")[0] == ["_static/new.woff2"]
