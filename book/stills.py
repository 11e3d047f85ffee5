"""Stills of the explorers for print: each one as it stands on its page, with the settings that its tag gives."""

from pathlib import Path

STYLE = ".explorer .view { position: static !important; } .explorer :is(details, .head button, .controls button) { display: none; }"
WIDTH, SCALE = 720, 2  # CSS pixels of the window; device pixels per CSS pixel


def take(chromium, site, pages, folder):
    """Photograph all explorers of built pages. Return {page: [path of a PNG, …]} in the order on the page."""
    window = {"width": WIDTH, "height": 900}
    view = chromium.new_page(viewport=window, device_scale_factor=SCALE, reduced_motion="reduce")
    stills = {}
    for page in pages:
        source = site / f"{page}.html"
        if "data-needs=" not in source.read_text("utf8"):
            continue
        view.goto(source.as_uri(), wait_until="load")
        view.evaluate("document.fonts.ready")
        # On a page the view sticks to the window while one drags; on paper it would cover what follows. Folded parts
        # cannot be opened there, and buttons cannot be pressed.
        view.add_style_tag(content=STYLE)
        stills[page] = []
        for number, explorer in enumerate(view.locator(".explorer").all()):
            target = Path(folder) / f"{page.replace('/', '-')}-{number}.png"
            explorer.scroll_into_view_if_needed()
            explorer.locator(".view").first.wait_for()  # the scripts are loaded when an explorer comes near
            explorer.screenshot(path=target)
            stills[page].append(target)
    view.close()
    return stills


def place(article, pictures):
    """In `article` (BeautifulSoup) each explorer's general picture becomes the still of this page; its link stays."""
    for explorer, picture in zip(article.select(".explorer"), pictures, strict=True):
        image = explorer.find("img")
        image["src"] = picture.as_uri()
        del image["width"]
        image["class"] = "still"
        explorer.name = "div"
