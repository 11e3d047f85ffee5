"""Point every badge, launch button, set-up cell and link at one repository: `make repo REPO=owner/name REF=branch`.

_config.yml is the one place that names the repository and its branch; everything else is derived from it:
- addresses in text files (README, CITATION.cff, chapters, …) are found by the old address and replaced;
- badges and set-up cells of the notebooks are written anew, from tools/languages.py and tools/setup_cell.LANGUAGE.py.
Recorded outputs and everything else in a file stay as they are. Without REPO and REF the derived places are repaired.
"""

import argparse
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from tools import notebooks
from tools.languages import EDITIONS

BADGE_IMAGE = "https://colab.research.google.com/assets/colab-badge.svg"
# A badge is recognised by its image, whatever it opens.
BADGE = re.compile(r"\[!\[[^\]]*\]\(" + re.escape(BADGE_IMAGE) + r"\)\]\([^)]*\)")


@dataclass(frozen=True)
class Repository:
    """A GitHub repository and the branch or tag that readers get.

    Raises:
        ValueError: a name or ref that GitHub would not take.
    """

    owner: str
    name: str
    ref: str

    def __post_init__(self):
        owner = re.fullmatch(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?", self.owner)
        name = re.fullmatch(r"[A-Za-z0-9._-]{1,100}", self.name) and self.name not in (".", "..")
        if not owner or not name or self.name.endswith(".git"):
            raise ValueError(f"REPO must be owner/name as in github.com/owner/name, received {self.slug!r}")
        ref = re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._/-]*", self.ref)
        if not ref or ".." in self.ref or "//" in self.ref or self.ref.endswith(("/", ".", ".lock")):
            raise ValueError(f"REF must be the name of a branch or tag, received {self.ref!r}")

    @classmethod
    def parse(cls, slug, ref):
        """From "owner/name" and "branch"."""
        owner, _, name = slug.partition("/")
        return cls(owner, name, ref)

    @property
    def slug(self):
        """The name as GitHub writes it: owner/name."""
        return f"{self.owner}/{self.name}" if self.name else self.owner

    def colab(self, path):
        """Colab's address of a notebook."""
        return f"https://colab.research.google.com/github/{self.slug}/blob/{self.ref}/{path.as_posix()}"

    def badge(self, path):
        """The Markdown of a notebook's badge."""
        return f"[![{EDITIONS[path.parent.name].badge}]({BADGE_IMAGE})]({self.colab(path)})"

    def setup_cell(self, language, root=notebooks.ROOT):
        """The source of a notebook's set-up cell."""
        template = (root / "tools" / f"setup_cell.{language}.py").read_text(encoding="utf-8")
        return template.replace("{repo}", self.slug).replace("{ref}", self.ref).strip("\n")


def configured(root=notebooks.ROOT):
    """The repository that _config.yml names.

    Raises:
        ValueError: it names none on GitHub.
    """
    section = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8")).get("repository", {})
    url = re.fullmatch(r"https://github\.com/([^/]+/[^/]+?)/?", str(section.get("url")))
    if not url:
        raise ValueError(
            f"_config.yml: repository.url must be https://github.com/owner/name, is {section.get('url')!r}"
        )
    return Repository.parse(url[1], str(section.get("branch")))


def files(root=notebooks.ROOT):
    """The files of the tree that git tracks or would track, relative to root, sorted."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return sorted({Path(name) for name in listed.split("\0") if name and (root / name).is_file()})


def text_files(root=notebooks.ROOT):
    """Those of the files that are text; not the tests, whose addresses are examples."""
    return [path for path in files(root) if path.parts[0] != "tests" and b"\0" not in (root / path).read_bytes()[:8192]]


def moved(text, old, new):
    """Replace every address of the old repository (files, archive, clone, Colab, Pages site) by that of the new one."""
    slug, ref, end = re.escape(old.slug), re.escape(old.ref), r"(?![\w-])"
    pages = rf"{re.escape(old.owner.lower())}\.github\.io/{re.escape(old.name)}{end}"
    for pattern, replacement in [
        (rf"(github(?:\.com)?/){slug}(/(?:blob|tree|edit|raw)/){ref}{end}", rf"\g<1>{new.slug}\g<2>{new.ref}"),
        (rf"(github\.com/){slug}(/archive/){ref}(?=\.zip)", rf"\g<1>{new.slug}\g<2>{new.ref}"),
        (rf"(raw\.githubusercontent\.com/){slug}/{ref}{end}", rf"\g<1>{new.slug}/{new.ref}"),
        (rf"(github\.com[/:]){slug}{end}", rf"\g<1>{new.slug}"),
        (pages, f"{new.owner.lower()}.github.io/{new.name}"),
    ]:
        text = re.sub(pattern, replacement, text)
    return text


def rewritten(path, text, repository, root=notebooks.ROOT):
    """A notebook's text with the badge and the set-up cell that it must have; outputs and all else as they were."""
    content = notebooks.nbformat.reads(text, as_version=4)
    before = [cell.source for cell in content.cells]
    title = content.cells[0]
    title.source = BADGE.sub(lambda _: repository.badge(path), title.source)
    for cell in content.cells:
        if cell.get("id") == "setup":
            cell.source = repository.setup_cell(path.parent.name, root)
    return text if [cell.source for cell in content.cells] == before else notebooks.dump(content)


def point_at(new, root=notebooks.ROOT):
    """Write the repository `new` everywhere.

    Returns:
        list of Path: the files that changed.
    """
    old, changed = configured(root), []
    for path in text_files(root):
        before = (root / path).read_text(encoding="utf-8")
        after = moved(before, old, new)
        if path == Path("_config.yml"):
            branch = new.ref if isinstance(yaml.safe_load(new.ref), str) else f'"{new.ref}"'  # a tag 2027 is no number
            after = re.sub(r"(?m)^(  branch: ).*$", rf"\g<1>{branch}", after, count=1)
        if path in set(notebooks.paths(root)):
            after = rewritten(path, after, new, root)
        if after != before:
            (root / path).write_text(after, encoding="utf-8")
            changed.append(path)
    return changed


def drift(root=notebooks.ROOT):
    """One sentence for each text file that names our repository wrongly: under another owner, or at another branch.

    Badges and set-up cells have their own, stricter guards (tools/guards.py).
    """
    ours, found = configured(root), []
    name = rf"(?:github(?:\.com)?[/:]|raw\.githubusercontent\.com/)([\w.-]+/{re.escape(ours.name)})(?![\w-])"
    branch = rf"github(?:\.com)?/{re.escape(ours.slug)}/(?:blob|tree|edit|raw)/([\w.-]+)"
    for path in text_files(root):
        text = (root / path).read_text(encoding="utf-8")
        found += [
            f"{path}: names the repository {seen}, expected {ours.slug}; `make repo` repairs it"
            for seen in sorted(set(re.findall(name, text)) - {ours.slug, f"{ours.slug}.git"})
        ]
        found += [
            f"{path}: links to the branch {seen}, expected {ours.ref}; `make repo` repairs it"
            for seen in sorted(set(re.findall(branch, text)))
            if not ours.ref.startswith(seen)
        ]
    return found


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="make repo", description=__doc__.splitlines()[0])
    parser.add_argument("--repo", default="", help="owner/name")
    parser.add_argument("--ref", default="", help="branch or tag")
    options = parser.parse_args(arguments)
    try:
        now = configured()
        new = Repository.parse(options.repo or now.slug, options.ref or now.ref)
    except ValueError as error:
        sys.exit(f"make repo: {error}")
    changed = point_at(new)
    print(*(f"wrote {path}" for path in changed), sep="\n")
    print(f"{len(changed)} files changed; everything points at github.com/{new.slug}, {new.ref}")


if __name__ == "__main__":
    main()
