# {setup}
import io
import pathlib
import sys
import tempfile
import urllib.request
import zipfile

here = pathlib.Path.cwd()
course = None
for place in [here, *here.parents, *map(pathlib.Path, sys.path)]:
    if (place / "lib/training/many_seeds.py").is_file():
        course = place
        break
if course is None:
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        with urllib.request.urlopen(
            "https://github.com/{repo}/archive/{code}.zip",
            timeout=60,
        ) as archive:
            zipfile.ZipFile(io.BytesIO(archive.read())).extractall(folder)
        # GitHub names the folder in it after what was asked for: another archive is not taken.
        found = folder.glob(
            "*[-v]{folder}/lib/training/many_seeds.py",
        )
        course = next(found).parents[2]
    except (OSError, zipfile.BadZipFile, StopIteration):

        class Stopped(Exception):
            def _render_traceback_(self):
                return list(self.args)

        raise Stopped(
            "{no_download}",
        ) from None

# Somebody else's lib that was imported before is forgotten.
imported = sys.modules.get("lib")
origin = str(getattr(imported, "__file__", None))
if imported and not origin.startswith(str(course)):
    for name in list(sys.modules):
        if name.split(".")[0] == "lib":
            del sys.modules[name]
sys.path.insert(0, str(course))

from lib import setup

setup.start("{language}")
