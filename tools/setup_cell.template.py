# {setup}
import io, pathlib, sys, tempfile, urllib.request, zipfile
places = [pathlib.Path.cwd(), *pathlib.Path.cwd().parents, *map(pathlib.Path, sys.path)]
course = next((place for place in places if (place / "lib/training/many_seeds.py").is_file()), None)
if course is None:
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        with urllib.request.urlopen("https://github.com/{repo}/archive/{code}.zip", timeout=60) as archive:
            zipfile.ZipFile(io.BytesIO(archive.read())).extractall(folder)
        # GitHub names the folder in it after what was asked for: another archive is not taken.
        course = next(folder.glob("*[-v]{folder}/lib/training/many_seeds.py")).parents[2]
    except (OSError, zipfile.BadZipFile, StopIteration):
        class Stopped(Exception): _render_traceback_ = lambda self: list(self.args)
        raise Stopped("{no_download}") from None
if not str(getattr(sys.modules.get("lib"), "__file__", course)).startswith(str(course)):
    for name in [name for name in sys.modules if name.split(".")[0] == "lib"]: del sys.modules[name]
sys.path.insert(0, str(course))
from lib import setup
setup.start("{language}")
