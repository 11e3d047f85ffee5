# {setup}
import pathlib, shutil, sys, tempfile, urllib.request
places = [pathlib.Path.cwd(), *pathlib.Path.cwd().parents, *map(pathlib.Path, sys.path)]
course = next((place for place in places if (place / "lib/training/many_seeds.py").is_file()), None)
if course is None:
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        with urllib.request.urlopen("https://github.com/{repo}/archive/{ref}.zip", timeout=60) as archive:
            (folder / "course.zip").write_bytes(archive.read())
    except OSError:
        class Stopped(Exception): _render_traceback_ = lambda self: list(self.args)
        raise Stopped("{no_download}") from None
    shutil.unpack_archive(folder / "course.zip", folder)
    course = next(folder.glob("*/lib/training/many_seeds.py")).parents[2]
if not str(getattr(sys.modules.get("lib"), "__file__", course)).startswith(str(course)):
    for name in [name for name in sys.modules if name.split(".")[0] == "lib"]: del sys.modules[name]
sys.path.insert(0, str(course))
from lib import setup
setup.start("{language}")
