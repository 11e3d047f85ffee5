"""Point every badge, launch button, set-up cell and link at one repository: `make repo
REPO=owner/name REF=branch [DOMAIN=address]`.

_config.yml is the one place that names the repository, its branch and the address of its site;
everything else is derived from it:
- addresses in text files (README, CITATION.cff, chapters, …) are found by the name of the
  repository and replaced;
- badges and set-up cells of the notebooks are written anew, from tools/editions.yml and
  tools/setup_cell.template.py.
Recorded outputs and everything else in a file stay as they are. Without REPO and REF the derived
places are repaired.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import nbformat
import yaml

from tools import notebooks
from tools.languages import EDITIONS

BADGE_IMAGE = "https://colab.research.google.com/assets/colab-badge.svg"
# A badge is recognised by its image, whatever it opens.
BADGE = re.compile(r"\[!\[[^\]]*\]\(" + re.escape(BADGE_IMAGE) + r"\)\]\([^)]*\)")

BY_HAND = """What is left to do by hand:
- on GitHub: Actions → enable the workflows (a fork begins without);
  Settings → Pages → Source: GitHub Actions
- the authors: CITATION.cff, LICENSE, LICENSE-content, `author` in _config.yml, tools/editions.yml
- CHANGELOG.md: a heading for your own changes; name there the version that you started from
- `make book` and `make test-course`, then commit and push: the site appears at {address}
- a domain of your own: name it in Settings → Pages, and here as DOMAIN=course.example.org"""


class Repository(NamedTuple):
    """A GitHub repository, owner/name, and the branch or tag that readers get.

    site: the address of the published site without https://, "" for the one that GitHub Pages
    gives. commit: in a release, the commit whose helper code (lib) the set-up cells download; "" is
    what ref names.
    """

    slug: str
    ref: str
    site: str = ""
    commit: str = ""

    @property
    def name(self):
        return self.slug.split("/")[1]

    @property
    def address(self):
        """The address of the published site, without https:// and without a slash at its end."""
        pages = f"{self.slug.split('/')[0].lower()}.github.io"
        return self.site or (pages if self.name.lower() == pages else f"{pages}/{self.name}")

    @property
    def code(self):
        """What the set-up cells download: a commit, branch or tag."""
        return self.commit or self.ref

    @property
    def folder(self):
        """The end of the name of the folder in GitHub's archive; it leaves the v of v1.0.0 out."""
        return re.sub(r"^v(?=\d)", "", self.code).replace("/", "-")

    def at_origin(self, text):
        """A text with the addresses that it has where the course was first published."""
        return moved(text, self, ORIGIN)

    def colab(self, path):
        """Colab's address of a notebook."""
        file = f"{self.slug}/blob/{self.ref}/{path.as_posix()}"
        return f"https://colab.research.google.com/github/{file}"

    def badge(self, path):
        """The Markdown of a notebook's badge."""
        alt = EDITIONS[notebooks.language_of(path)].badge
        return f"[![{alt}]({BADGE_IMAGE})]({self.colab(path)})"

    def setup_cell(self, language, root=notebooks.ROOT):
        """The source of a notebook's set-up cell."""
        text = (root / "tools/setup_cell.template.py").read_text(encoding="utf-8")
        edition = EDITIONS[language]
        values = {"repo": self.slug, "code": self.code, "folder": self.folder, "language": language}
        for name, value in (
            values | {"setup": edition.setup, "no_download": edition.no_download}
        ).items():
            text = text.replace(f"{{{name}}}", value)
        return text.strip("\n")


def parse(slug, ref, site=""):
    """The Repository of "owner/name", "branch" and the address of its site, "" for the one that
    GitHub Pages gives.

    Raises:
        ValueError: a name or ref that GitHub would not take, or no address.
    """
    if not re.fullmatch(r"[A-Za-z0-9-]+/[\w.-]+(?<!\.git)", slug, re.ASCII):
        raise ValueError(f"REPO must be owner/name as in github.com/owner/name, received {slug!r}")
    if not re.fullmatch(r"\w+(?:[./-]\w+)*", ref, re.ASCII):
        raise ValueError(f"REF must be the name of a branch or tag, received {ref!r}")
    if not re.fullmatch(r"(?:[\w-]+(?:\.[\w-]+)+(?:/[\w.-]+)*)?", site, re.ASCII):
        raise ValueError(
            f"DOMAIN must be the address of a site, as course.example.org, received {site!r}"
        )
    return Repository(slug, ref, "" if re.match(r"[\w-]+\.github\.io\b", site) else site)


def configured(root=notebooks.ROOT):
    """The repository that _config.yml names.

    Raises:
        ValueError: it names none on GitHub.
    """
    settings = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    section = settings["repository"]
    site = settings.get("html", {}).get("baseurl", "")
    site = site.removeprefix("https://").rstrip("/")
    ours = parse(section["url"].removeprefix("https://github.com/"), str(section["branch"]), site)
    return ours._replace(commit=section.get("commit", ""))


def files(root=notebooks.ROOT):
    """The files of the tree that git tracks or would track, relative to root, sorted."""
    command = [
        "git",
        "-C",
        str(root),
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return sorted({Path(name) for name in listed.split("\0") if name and (root / name).is_file()})


def text_files(root=notebooks.ROOT):
    """Those of the files that are text; not the tests, whose addresses are examples."""
    return [
        path
        for path in files(root)
        if path.parts[0] != "tests" and b"\0" not in (root / path).read_bytes()[:8192]
    ]


def moved(text, old, new):
    """Replace every address of a repository of the old name, whoever owns it and whatever branch it
    names, the address of its site, and the folder that `git clone` makes.
    """

    def address(match):
        path = match["file"] or match["code"]
        return match["host"] + new.slug + (path + new.ref if path else "")

    text = _addresses(old).sub(address, text)
    text = re.sub(rf"(?m)^cd {re.escape(old.name)}$", f"cd {new.name}", text)
    site = rf"(?<=//)(?:{re.escape(old.address)}|[\w-]+\.github\.io/{re.escape(old.name)})(?![\w-])"
    return re.sub(site, new.address, text)


def _addresses(old):
    """The addresses of a repository on GitHub, of its files and of its code, as one pattern."""
    return re.compile(
        rf"""
        (?P<host>github(?:\.com)?[/:] | raw\.githubusercontent\.com/)
        [\w-]+/{re.escape(old.name)}(?![\w-])
        (?:
            (?P<file>/(?:blob|tree|edit|raw)/) (?:{re.escape(old.ref)}(?![\w-]) | [\w.-]+)
          | (?P<code>/(?:archive/)?) {re.escape(old.ref)}(?![\w-])
        )?
        """,
        re.VERBOSE,
    )


# Where the course was first published. Hashes and numbers of the text are kept as they are there,
# and stay true in a fork.
ORIGIN = Repository("rnn-course/rnn-lstm-gru", "main")


def rewritten(path, text, repository, root=notebooks.ROOT):
    """A notebook's text with the badge and the set-up cell that it must have; outputs and all else
    as they were.
    """
    content = nbformat.reads(text, as_version=4)
    content.cells[0].source = BADGE.sub(lambda _: repository.badge(path), content.cells[0].source)
    for cell in content.cells:
        if cell.get("id") == "setup":
            cell.source = repository.setup_cell(notebooks.language_of(path), root)
    return notebooks.dump(content)


def in_settings(text, new):
    """_config.yml with the branch of `new` and, in a release, its commit."""
    is_word = isinstance(yaml.safe_load(new.ref), str)  # a tag 2027 would be a number
    lines = f"{new.ref}\n" if is_word else f'"{new.ref}"\n'
    if new.commit:
        lines += f'  commit: "{new.commit}"\n'
    return re.sub(r"(?m)^(  branch: ).*\n(?:  commit: .*\n)?", rf"\g<1>{lines}", text, count=1)


def changes(new, root=notebooks.ROOT):
    """The files that do not point at the repository `new`: {path: the text that they must have}."""
    old = configured(root)
    chapters = set(notebooks.paths(root))
    texts = {}
    for path in text_files(root):
        before = (root / path).read_text(encoding="utf-8")
        after = moved(before, old, new)
        if path == Path("_config.yml"):
            after = in_settings(after, new)
        if path in chapters:
            after = rewritten(path, after, new, root)
        if after != before:
            texts[path] = after
    return texts


def point_at(new, root=notebooks.ROOT):
    """Write the repository `new` everywhere; return the paths of the files that changed."""
    texts = changes(new, root)
    for path, text in texts.items():
        (root / path).write_text(text, encoding="utf-8")
    return list(texts)


def main(slug, ref, site=""):
    """Point everything at a repository, a branch and a site; "" is what _config.yml names."""
    now = configured()
    try:
        new = parse(slug or now.slug, ref or now.ref, site or ("" if slug else now.site))
    except ValueError as error:
        sys.exit(f"make repo: {error}")
    written = point_at(new._replace(commit=now.commit if new.ref == now.ref else ""))
    print(*(f"wrote {path}" for path in written), sep="\n")
    print(
        f"{len(written)} files changed; all point at github.com/{new.slug}, {new.ref}, and"
        f" https://{new.address}/"
    )
    if new.slug != now.slug:
        print(BY_HAND.format(address=f"https://{new.address}/"))


if __name__ == "__main__":
    main(*sys.argv[1:])
