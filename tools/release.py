"""Release the course: `make release VERSION=1.1.0`. Nothing is pushed.

Two commits are made in a worktree of their own, _build/release/tree. The first is the next one of
main: heading of the changelog, CITATION.cff, pyproject.toml. The second, on top of it, gets the
tag: its badges and launch buttons open the tag, its set-up cells download `lib` of the first
commit, by its hash, and main never has it. From the tagged tree come the site, both PDFs and the
notebooks. Tag and main move last: an interrupted release is simply begun again.
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
OFFLINE = ("chapters", "lib", "explorers/pictures", "LICENSE", "LICENSES.md")
COMMANDS = [["book.build"], ["book.pdf"]]


def git(root, *arguments):
    """What git prints. ValueError: what it says if it fails."""
    command = ["git", "-C", str(root), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise ValueError(f"git {arguments[0]}: {(done.stderr or done.stdout).strip()}")
    return done.stdout.strip()


def check(version, root):
    """ValueError: what stands in the way of a release of this version from this tree."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise ValueError(f"VERSION must be three numbers, as 1.1.0, received {version!r}")
    if f"v{version}" in git(root, "tag").split():
        raise ValueError(f"the tag v{version} exists; git tag -d v{version} removes it")
    if (branch := git(root, "branch", "--show-current")) != "main":
        raise ValueError(f"a release is made from the branch main, this is {branch or 'no branch'}")
    if changed := git(root, "status", "--porcelain"):
        raise ValueError(f"the tree has changes that are in no commit:\n{changed}")
    entry = UNRELEASED.search((root / "CHANGELOG.md").read_text(encoding="utf-8"))
    if not entry or not entry["lines"].strip():
        raise ValueError("CHANGELOG.md needs lines below a heading as ## 1.1.0 (not yet released)")


def replace(path, pattern, new):
    """Replace the first match of a pattern in a file."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, new, text, count=1), encoding="utf-8")


def commit(version, tree):
    """Make both commits in a worktree and return the hash of the first."""
    day = datetime.date.today().isoformat()
    replace(tree / "CHANGELOG.md", UNRELEASED, rf"## {version} ({day})\n\g<lines>")
    replace(tree / "CITATION.cff", r"(?m)^version: .*", f"version: {version}")
    replace(tree / "CITATION.cff", r"(?m)^date-released: .*", f"date-released: {day}")
    replace(tree / "pyproject.toml", r'(?m)^version = ".*"', f'version = "{version}"')
    git(tree, "commit", "-qam", f"Release {version}")
    first = git(tree, "rev-parse", "HEAD")
    repository.point_at(repository.configured(tree)._replace(ref=f"v{version}", commit=first), tree)
    git(tree, "commit", "-qam", f"Pages and notebooks of release {version} stay with its tag")
    return first


def write_offline(tree, name, target):
    """Write the notebooks with what they need without a network: `lib` and pictures."""
    ours = repository.configured(tree)
    online = f"https://raw.githubusercontent.com/{ours.slug}/{ours.ref}/".encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in repository.files(tree):
            if path.as_posix().startswith(OFFLINE):
                content = (tree / path).read_bytes()
                if path.suffix == ".ipynb":
                    content = content.replace(online, b"../../")
                archive.writestr(f"{name}/{path}", content)


def build(version, tree, out):
    """Write what a release hands out from the tagged tree into the folder out; return the paths."""
    for command in COMMANDS:
        if subprocess.run([sys.executable, "-m", *command], cwd=tree).returncode:
            raise ValueError(f"{command[0]} failed in {tree}, see above; nothing was tagged")
    site = tree / "_build" / "html"
    name = f"rnn-lstm-gru-{version}"
    pdfs = [Path(shutil.copy(pdf, out)) for pdf in sorted(site.rglob("rnn-lstm-gru-??.pdf"))]
    shutil.make_archive(str(out / f"{name}-site"), "zip", site)
    write_offline(tree, name, out / f"{name}-notebooks.zip")
    return [*pdfs, out / f"{name}-site.zip", out / f"{name}-notebooks.zip"]


def release(version, root=notebooks.ROOT):
    """Release a version of the repository at root; return the paths of what it hands out."""
    check(version, root)
    notes = UNRELEASED.search((root / "CHANGELOG.md").read_text(encoding="utf-8"))["lines"]
    out = root / "_build" / "release"
    tree = out / "tree"
    shutil.rmtree(out, ignore_errors=True)  # what an interrupted release left
    git(root, "worktree", "prune")
    git(root, "worktree", "add", "--detach", "-q", tree, "main")
    first = commit(version, tree)
    made = build(version, tree, out)
    message = f"Release {version}\n\n{notes.strip()}"
    git(root, "tag", "-a", f"v{version}", "-m", message, git(tree, "rev-parse", "HEAD"))
    git(root, "merge", "-q", "--ff-only", first)
    git(root, "worktree", "remove", "--force", tree)
    return made


def main(version):
    """Release a version and say how it is published."""
    try:
        made = release(version)
    except ValueError as reason:
        sys.exit(f"make release: {reason}")
    slug = repository.configured().slug
    print(*(f"made {path}" for path in made), "Nothing is pushed. To publish:", sep="\n")
    print(f"  git push --atomic https://github.com/{slug} main v{version}")
    print(f"  gh release create v{version} --repo {slug} --verify-tag --title {version} \\")
    print("    --notes-from-tag _build/release/*.pdf _build/release/*.zip")


if __name__ == "__main__":
    main(*sys.argv[1:])
