"""Shows each figure in the colours of the page and drawn for its width, and keeps its place until
it is loaded.

A notebook has recorded two drawings of a figure (lib/figures/style.py): for a phone as its picture,
for a desktop beside it. Each gets a second picture in dark colours.
"""

import base64
import copy
from urllib.parse import unquote

from PIL import Image

from book.dark import dark
from tools import notebooks

PICTURES = 'img[src*="_images/"][src$=".png"]:not([src*=":"])'
PHONE = "(max-width: 576px)"  # as in course.css


def file_of(image, site):
    """Return the path of the file that an <img> shows; all pages with pictures stand at the top."""
    return site.folder / unquote(image["src"])


def wide_pictures(page, site):
    """Return the figures of a page, {PNG for a phone: PNG for a desktop}, as bytes."""
    if not page.source or page.source not in site.app.env.found_docs:
        return {}
    path = site.app.env.doc2path(page.source)
    if not str(path).endswith(".ipynb"):
        return {}
    pictures = {}
    for cell in notebooks.read(path).code:
        for output in cell.outputs:
            if wide := notebooks.wide_picture_of(output):
                narrow = base64.b64decode(notebooks.picture_of(output))
                pictures[narrow] = base64.b64decode(wide)
    return pictures


def add_wide_pictures(page, site):
    """Show each figure as it was drawn for a desktop, and on phones as it was drawn for these."""
    wide = wide_pictures(page, site)
    for image in page.tree.select(PICTURES):
        narrow = file_of(image, site)
        if png := wide.get(narrow.read_bytes()):
            narrow.with_name(f"{narrow.stem}-wide.png").write_bytes(png)
            source = page.tree.new_tag("source", media=PHONE, srcset=image["src"])
            image["src"] = image["src"].replace(".png", "-wide.png")
            image.wrap(page.tree.new_tag("picture")).insert(0, source)


def add_dark_pictures(page, site):
    """Put a second picture before each figure, and write it. The styles show one of the two."""
    for image in page.tree.select(PICTURES):
        image.attrs.pop("style", None)  # the page's own style gives the size
        light = image.parent if image.parent.name == "picture" else image
        other = copy.copy(light)
        light.insert_before(other)
        for shown, mode in ((light, "light"), (other, "dark")):
            (shown.img or shown)["class"] = [f"only-{mode}"]
        write_dark(other.img or other, "src", site)
        if other.source:
            write_dark(other.source, "srcset", site)


def write_dark(element, attribute, site):
    """Write the picture that an attribute names in dark colours, and name that instead."""
    light = site.folder / unquote(element[attribute])
    picture = Image.open(light)
    target = light.with_name(f"{light.stem}-dark.png")
    dark(picture).save(target, optimize=True, dpi=picture.info["dpi"])
    element[attribute] = element[attribute].replace(".png", "-dark.png")


def give_sizes(page, site):
    """Give pictures their size in pixels, so that nothing moves when they load, and let them load
    late.

    A page has 96 pixels for an inch. A picture that says nothing about inches has one pixel for
    each of them.
    """
    for image in page.tree.select(PICTURES):
        image["loading"] = "lazy"
        set_size(image, image["src"], site)
        if image.parent.source:
            set_size(image.parent.source, image.parent.source["srcset"], site)


def set_size(element, address, site):
    picture = Image.open(site.folder / unquote(address))
    scale = 96 / picture.info.get("dpi", (96, 96))[0]
    element["width"] = round(picture.width * scale)
    element["height"] = round(picture.height * scale)
