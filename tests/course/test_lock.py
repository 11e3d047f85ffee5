"""`make lock` says what it changed; every file that an environment is made of has its hash in the lock."""

import re

from tools import lock

BEFORE = """numpy==2.1.3 ; python_full_version < '3.11' \\
    --hash=sha256:aa
numpy==2.3.0 ; python_full_version >= '3.11' \\
    --hash=sha256:bb
tqdm==4.66.0 \\
    --hash=sha256:cc
zipp==3.0
"""


def without_hash(text):
    """The lines of a lock that pin a package without a hash."""
    return re.findall(r"(?m)^[\w.-]+==.*(?<!\\)$", text)


def test_a_changed_a_new_and_a_gone_package_are_named():
    after = BEFORE.replace("2.3.0", "2.4.0").replace("tqdm==4.66.0", "uv==0.1")
    old, new = (
        f"2.1.3 ; python_full_version < '3.11', {v} ; python_full_version >= '3.11'" for v in ("2.3.0", "2.4.0")
    )
    expected = [f"numpy: {old} → {new}", "tqdm: 4.66.0 → not there", "uv: not there → 0.1"]
    assert list(lock.changes(BEFORE, after)) == expected


def test_every_package_is_locked_with_hashes_and_uv_is_one_of_them():
    text = lock.LOCK.read_text("utf-8")
    assert without_hash(text) == [] and "uv" in lock.versions(text)
    assert without_hash(BEFORE) == ["zipp==3.0"]
