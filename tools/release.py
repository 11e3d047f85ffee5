"""Release the course: `make release VERSION=1.1.0`; with DRY=1 it says what it would do and changes nothing.

It makes two commits in a worktree of their own (_build/release/tree). The first is the next one of main: heading of the
changelog, CITATION.cff, pyproject.toml. The second, on top of it, gets the tag: its badges and launch buttons open the
tag, its set-up cells download `lib` of the first commit, and main never has it. From the tagged tree come the site, both
PDFs and the notebooks. Tag and main move last, so that an interrupted release is simply begun again. Nothing is pushed.
"""

import datetime
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tools import notebooks, repository

UNRELEASED = re.compile(r"(?m)^## (.*) \(not yet released\)\n(?P<lines>(?:(?!## ).+\n?|\n)*)")
OFFLINE = ["chapters", "lib", "explorers/pictures", "LICENSE", "LICENSE-content", "LICENSES.md"]
CHECKS = [
    f"tests/course/test_{name}.py"
    for name in ("repository", "notebooks", "editions", "conclusions")
]
COMMANDS = [["pytest", "-q", *CHECKS], ["book.build"], ["book.pdf"]]


def git(root, *arguments):
    """What git prints. ValueError: what it says if it fails."""
    done = subprocess.run(
        ["git", "-C", str(root), *map(str, arguments)], capture_output=True, text=True
    )
    if done.returncode:
        raise ValueError(f"git {arguments[0]}: {(done.stderr or done.stdout).strip()}")
    return done.stdout.strip()


def numbers(version):
    """The three numbers of "1.1.0" or "v1.1.0". ValueError: it has another form."""
    if not re.fullmatch(r"v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", version):
        raise ValueError(f"VERSION must be three numbers, as 1.1.0, received {version!r}")
    return [int(number) for number in version.removeprefix("v").split(".")]


def check(version, root):
    """ValueError: what stands in the way of a release of this version from this tree."""
    tags = [tag for tag in git(root, "tag").split() if re.fullmatch(r"v\d+\.\d+\.\d+", tag)]
    latest = max(tags, key=numbers, default="v0.0.0")
    if f"v{version}" in tags:
        ways = f"git merge --ff-only v{version}^ ends its release, git tag -d v{version} lets it begin again"
        raise ValueError(f"the tag v{version} exists: {ways}")
    if numbers(version) <= numbers(latest):
        raise ValueError(
            f"VERSION must be greater than the last release, {latest}, received {version}"
        )
    if (branch := git(root, "branch", "--show-current")) != "main":
        raise ValueError(f"a release is made from the branch main, this is {branch or 'no branch'}")
    if changed := git(root, "status", "--porcelain"):
        raise ValueError(f"the tree has changes that are in no commit:\n{changed}")
    if (
        not (entry := UNRELEASED.search((root / "CHANGELOG.md").read_text("utf-8")))
        or not entry["lines"].strip()
    ):
        raise ValueError("CHANGELOG.md needs lines below a heading as ## 1.1.0 (not yet released)")


def texts(version, day, root):
    """The files of the first commit: {name: text}."""
    read = {
        name: (root / name).read_text("utf-8")
        for name in ("CHANGELOG.md", "CITATION.cff", "pyproject.toml")
    }
    changelog = UNRELEASED.sub(rf"## {version} ({day})\n\g<lines>", read["CHANGELOG.md"], count=1)
    citation = re.sub(r"(?m)^version: .*", f"version: {version}", read["CITATION.cff"])
    citation = re.sub(r"(?m)^date-released: .*", f"date-released: {day}", citation)
    project = re.sub(r'(?m)^version = ".*"', f'version = "{version}"', read["pyproject.toml"])
    return {"CHANGELOG.md": changelog, "CITATION.cff": citation, "pyproject.toml": project}


def commit(version, day, tree):
    """Make both commits in a worktree and return the hash of the first."""
    for name, text in texts(version, day, tree).items():
        (tree / name).write_text(text, "utf-8")
    git(tree, "commit", "-qam", f"Release {version}")
    first = git(tree, "rev-parse", "HEAD")
    repository.point_at(repository.configured(tree)._replace(ref=f"v{version}", commit=first), tree)
    git(tree, "commit", "-qam", f"Pages and notebooks of release {version} stay with its tag")
    return first


def write_offline(tree, name, target):
    """Write the notebooks with what they need without a network: `lib`, and the pictures, which they then find beside them."""
    ours, folders = repository.configured(tree), tuple(OFFLINE)
    online = f"https://raw.githubusercontent.com/{ours.slug}/{ours.ref}/".encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in repository.files(tree):
            if path.as_posix().startswith(folders):
                content = (tree / path).read_bytes()
                content = content.replace(online, b"../../") if path.suffix == ".ipynb" else content
                archive.writestr(f"{name}/{path}", content)


def build(version, tree, out):
    """Check the tagged tree, and write what a release hands out into the folder out; return the paths."""
    for command in COMMANDS:
        if subprocess.run([sys.executable, "-m", *command], cwd=tree).returncode:
            raise ValueError(
                f"python -m {command[0]} failed in {tree}, see above; nothing was tagged"
            )
    site, name = tree / "_build" / "html", f"rnn-lstm-gru-{version}"
    pdfs = [Path(shutil.copy(pdf, out)) for pdf in sorted(site.rglob("rnn-lstm-gru-??.pdf"))]
    shutil.make_archive(str(out / f"{name}-site"), "zip", site)
    write_offline(tree, name, out / f"{name}-notebooks.zip")
    return [*pdfs, out / f"{name}-site.zip", out / f"{name}-notebooks.zip"]


def release(version, root=notebooks.ROOT, dry=False):
    """Release a version of the repository at root; return the sentences to print."""
    check(version, root)
    notes = UNRELEASED.search((root / "CHANGELOG.md").read_text("utf-8"))["lines"].strip()
    day, out = datetime.date.today().isoformat(), root / "_build" / "release"
    slug, tree = repository.configured(root).slug, out / "tree"
    if dry:
        new = repository.configured(root)._replace(ref=f"v{version}", commit="0" * 40)
        for name, text in texts(version, day, root).items():
            before = (root / name).read_text("utf-8").splitlines()
            yield from (
                f"would write in {name}: {line}" for line in text.splitlines() if line not in before
            )
        yield f"would let {len(repository.changes(new, root))} files name v{version}, in a commit that gets the tag and not main"
        yield f"would write site, PDFs and notebooks into {out}"
    else:
        shutil.rmtree(out, ignore_errors=True)  # what an interrupted release left
        git(root, "worktree", "prune")
        git(root, "worktree", "add", "--detach", "-q", tree, "main")
        first = commit(version, day, tree)
        files = build(version, tree, out)
        git(
            root,
            "tag",
            "-a",
            f"v{version}",
            "-m",
            f"Release {version}\n\n{notes}",
            git(tree, "rev-parse", "HEAD"),
        )
        git(root, "merge", "-q", "--ff-only", first)
        git(root, "worktree", "remove", "--force", tree)
        yield from (f"made {path}" for path in files)
    yield "Nothing is pushed. To publish:"
    yield f"  git push --atomic https://github.com/{slug} main v{version}"
    yield f"  gh release create v{version} --repo {slug} --verify-tag --title {version} --notes-from-tag _build/release/*.pdf _build/release/*.zip"


def main(version, dry=""):
    """Release a version, or say with dry what that would do."""
    try:
        for sentence in release(version, dry=bool(dry)):
            print(sentence, flush=True)
    except ValueError as reason:
        sys.exit(f"make release: {reason}")


if __name__ == "__main__":
    main(*sys.argv[1:])
