"""Builds the site: `python -m book.build` (make book). The Korean edition is its root, another one
stands below its language.

Sphinx builds one language at a time, so that each edition is a build of its own; they run at once.
What an edition changes in _config.yml and _toc.yml stands in tools/editions.yml.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from book import typeface
from book.contents import ROOT, config, folder_of, written_by_sphinx
from tools import notebooks
from tools.languages import EDITIONS


def merged(settings, changes):
    """Settings with changes at any depth."""
    if not isinstance(changes, dict):
        return changes
    return settings | {
        name: merged(settings.get(name, {}), value) for name, value in changes.items()
    }


def settings_of(language):
    """The settings of an edition: those of _config.yml with its changes."""
    settings = merged(config(), EDITIONS[language].config)
    settings["html"]["baseurl"] += folder_of(language)
    settings["sphinx"]["local_extensions"] = {"book": str(ROOT)}
    return settings


def write_settings(language, folder):
    """Write what Jupyter Book reads of an edition into its folder of _build."""
    settings = settings_of(language)
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf8"))
    toc["root"] = notebooks.translation(toc["root"], language).as_posix()
    for part in toc["parts"]:
        part["caption"] = EDITIONS[language].captions.get(part["caption"], part["caption"])
        for page in part["chapters"]:
            page["file"] = notebooks.translation(page["file"], language).as_posix()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {"_config.yml": settings, "_toc.yml": toc}.items():
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (folder / name).write_text(text, "utf8")


def build():
    """Build all editions. Return whether each one is without warnings."""
    typeface.prepare()
    running = {language: start(language) for language in EDITIONS}
    good = True
    for language, process in running.items():
        if process.wait():
            good = False
            # Sphinx reports a warning only once. Its cache is removed, so that the same fault fails
            # the next build too.
            cache = written_by_sphinx(language) / "_build" / ".doctrees"
            shutil.rmtree(cache, ignore_errors=True)
    return good


def start(language):
    """Start the build of an edition. Return its process."""
    folder = written_by_sphinx(language)
    write_settings(language, folder)
    jupyter_book = Path(sys.executable).with_name("jupyter-book")
    files = ["--config", folder / "_config.yml", "--toc", folder / "_toc.yml"]
    command = [jupyter_book, "build", ".", *files, "--path-output", folder]
    return subprocess.Popen([*command, "-W", "--keep-going", "-q"], cwd=ROOT)


if __name__ == "__main__":
    if not build():
        sys.exit("make: the book has warnings or errors, listed above")
