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

from book.contents import ROOT, config, folder_of, site_of
from tools import notebooks
from tools.languages import EDITIONS, MAIN


def merged(settings, changes):
    """Settings with changes at any depth."""
    if not isinstance(changes, dict):
        return changes
    return settings | {
        name: merged(settings.get(name, {}), value) for name, value in changes.items()
    }


def settings_of(language):
    """The settings of an edition: those of _config.yml with its changes."""
    if language == MAIN:
        return config()
    settings = merged(config(), EDITIONS[language].config)
    settings["html"]["baseurl"] += f"{language}/"
    settings["sphinx"]["local_extensions"] = {"book": str(ROOT)}
    return settings


def write_settings(language, folder):
    """Write what Jupyter Book reads of another edition into a folder of _build."""
    settings = settings_of(language)
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf8"))
    toc["root"] = notebooks.translation(toc["root"], language).as_posix()
    for part in toc["parts"]:
        part["caption"] = EDITIONS[language].captions[part["caption"]]
        for page in part["chapters"]:
            page["file"] = notebooks.translation(page["file"], language).as_posix()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {"_config.yml": settings, "_toc.yml": toc}.items():
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (folder / name).write_text(text, "utf8")


def build():
    """Build all editions. Return whether each one is without warnings."""
    running = {}
    for language in EDITIONS:
        folder = ROOT / "_build" / folder_of(language)
        command = [
            Path(sys.executable).with_name("jupyter-book"),
            "build",
            ".",
            "-W",
            "--keep-going",
            "-q",
        ]
        if language != MAIN:
            # The build of the root would take its pages for its own.
            shutil.rmtree(site_of(language), ignore_errors=True)
            write_settings(language, folder)
            command += [
                "--config",
                folder / "_config.yml",
                "--toc",
                folder / "_toc.yml",
                "--path-output",
                folder,
            ]
        running[language] = folder, subprocess.Popen(command, cwd=ROOT)
    good = True
    for folder, process in running.values():
        if process.wait():
            good = False
            # Sphinx reports a warning only once. Its cache is removed, so that the same fault fails
            # the next build too.
            shutil.rmtree(next(folder.rglob(".doctrees"), folder / "none"), ignore_errors=True)
    for language, (folder, _) in running.items():
        built = folder / "_build" / "html"
        if language != MAIN and built.is_dir():  # a build that stopped early has none
            shutil.copytree(built, site_of(language), dirs_exist_ok=True)
    return good


if __name__ == "__main__":
    if not build():
        sys.exit("make: the book has warnings or errors, listed above")
