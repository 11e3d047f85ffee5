"""Pages that jump, and how a reader goes through a page: asked of the browser."""

from tests.site.in_browser import run

# The largest layout shift, in the browser's unit: 1 moves the whole window by its height.
JUMP = 0.02
# Of a slider on its way from one end to the other.
JUMP_OF_SLIDER = 0.01


def watch(page, loading=False):
    """Begin to note layout shifts. loading: those since the page was opened are included."""
    run(page, "watch_jumps", loading)


def jumps(page, most=JUMP):
    """Return the layout shifts since the last call, if they add up to more than `most`, else an
    empty list.
    """
    run(page, "two_frames")
    shifts = page.evaluate("window.jumps.splice(0)")
    return shifts if sum(jump["value"] for jump in shifts) > most else []


def dragged(page):
    """Drag each slider of the page to its upper end and back.

    Return {explorer and setting: layout shifts} of those that make it jump.

    On the way up, a sentence or a picture may take more room than before. From then on it keeps its
    room.
    """
    moved = {}
    jumps(page)
    for slider in page.locator("input[type=range]:visible").all():
        slider.evaluate("slider => slider.scrollIntoView({ block: 'center', behavior: 'instant' })")
        run(slider, "drag_slider", False)
        jumps(page)
        run(slider, "drag_slider", True)
        if jumped := jumps(page, JUMP_OF_SLIDER):
            name = slider.evaluate("slider => slider.closest('.explorer').localName")
            moved[f"{name} {slider.get_attribute('data-field')}"] = jumped
    return moved
