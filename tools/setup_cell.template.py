# {setup}
import io
import pathlib
import sys
import tempfile
import urllib.request
import zipfile

places = [pathlib.Path.cwd(), *pathlib.Path.cwd().parents, *map(pathlib.Path, sys.path)]
course = next((place for place in places if (place / "lib/training/many_seeds.py").is_file()), None)
if course is None:
    folder = pathlib.Path(tempfile.mkdtemp())
    address = "https://github.com/{repo}/archive/{code}.zip"
    try:
        with urllib.request.urlopen(address, timeout=60) as archive:
            zipfile.ZipFile(io.BytesIO(archive.read())).extractall(folder)
        # GitHub names the folder in it after what was asked for: another archive is not taken.
        course = next(folder.glob("*[-v]{folder}/lib/training/many_seeds.py")).parents[2]
    except (OSError, zipfile.BadZipFile, StopIteration):

        class Stopped(Exception):
            def _render_traceback_(self):
                return list(self.args)

        raise Stopped("{no_download}") from None

# Somebody else's lib that was imported before is forgotten.
imported = sys.modules.get("lib")
if imported and not str(getattr(imported, "__file__", None)).startswith(str(course)):
    for name in list(sys.modules):
        if name.split(".")[0] == "lib":
            del sys.modules[name]
sys.path.insert(0, str(course))

from lib import setup

setup.start("{language}")
