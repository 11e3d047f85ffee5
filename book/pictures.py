"""Shows each figure in the colours of the page, and keeps its place until it is loaded."""

import copy
from urllib.parse import unquote

from PIL import Image

from book.dark import dark

PICTURES = 'img[src*="_images/"][src$=".png"]:not([src*=":"])'


def file_of(image, site):
    """Return the path of the file that an <img> shows; all pages with pictures stand at the top."""
    return site.folder / unquote(image["src"])


def add_dark_pictures(page, site):
    """Put a second picture before each figure, and write it. The styles show one of the two."""
    for image in page.tree.select(PICTURES):
        image.attrs.pop("style", None)  # the page's own style gives the size
        light = file_of(image, site)
        picture = Image.open(light)
        target = light.with_name(f"{light.stem}-dark.png")
        dark(picture).save(target, optimize=True, dpi=picture.info["dpi"])
        other = copy.copy(image)
        other["class"] = ["only-dark"]
        other["src"] = image["src"].replace(".png", "-dark.png")
        image["class"] = ["only-light"]
        image.insert_before(other)


def give_sizes(page, site):
    """Give pictures their size in pixels, so that nothing moves when they load, and let them load
    late.

    A page has 96 pixels for an inch. A picture that says nothing about inches has one pixel for
    each of them.
    """
    for image in page.tree.select(PICTURES):
        picture = Image.open(file_of(image, site))
        scale = 96 / picture.info.get("dpi", (96, 96))[0]
        image["loading"] = "lazy"
        image["width"] = round(picture.width * scale)
        image["height"] = round(picture.height * scale)
