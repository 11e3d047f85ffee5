"""Puts a gallery on the page that has all explorers: each with its first frame, in the order of
fun.

The frames are cut out of the pictures that `make pictures` has taken. They are pictures of the
page's content, as figures are: they load when a reader comes near.
"""

from PIL import Image

import explorers
from book.dark import dark
from explorers.catalog import EXPLORERS, GALLERY, picture_of
from lib.figures.style import PAPER

SIZE = (464, 290)  # pixels of a frame, two for each of the page
# Pixels of a picture: its title stands in the first ones, its frame at the edge.
TITLE = 60
EDGE = 4
COLOURS = 24


def add(page, site):
    """Put the gallery above the first explorer of the page that has all of them."""
    found = dict(explorers.explorers_of(page.tree))
    if set(found) != set(EXPLORERS):
        return
    gallery = page.tree.new_tag("ul", attrs={"class": "gallery added"})
    for name, kind in GALLERY.items():
        section = found[name].find_parent("section")
        link = page.tree.new_tag("a", href=f"#{section['id']}")
        link.extend(frames(page, site, name))
        title = page.tree.new_tag("b")
        title.string = section.find("h2").find(string=True)
        link.append(title)
        tag = page.tree.new_tag("span")
        tag.string = str(kind)
        link.append(tag)
        item = page.tree.new_tag("li")
        item.append(link)
        gallery.append(item)
    found[next(iter(GALLERY))].find_parent("section").insert_before(gallery)


def frames(page, site, name):
    """Write the first frame of an explorer for light and dark pages. Return both <img>."""
    folder = site.static / explorers.FOLDER
    light = first_frame(picture_of(name, site.language))
    images = []
    for mode, frame in (("light", light), ("dark", dark(light))):
        file = f"first-{name}-{mode}.png"
        frame.save(folder / file, optimize=True)
        image = page.tree.new_tag(
            "img", alt="", src=f"{page.root}_static/{explorers.FOLDER}/{file}"
        )
        image.attrs |= {"class": [f"only-{mode}"], "loading": "lazy"}
        image.attrs |= {"width": SIZE[0] // 2, "height": SIZE[1] // 2}
        images.append(image)
    return images


def first_frame(path):
    """Return the upper part of a picture of an explorer, below its title, as a small picture."""
    picture = Image.open(path).convert("RGB")
    height = picture.width * SIZE[1] // SIZE[0]
    frame = Image.new("RGB", (picture.width, height), PAPER)
    inner = (EDGE, TITLE, picture.width - EDGE, picture.height - EDGE)  # without its own frame
    frame.paste(picture.crop(inner), (EDGE, 0))
    return frame.resize(SIZE, Image.Resampling.LANCZOS).quantize(COLOURS)
