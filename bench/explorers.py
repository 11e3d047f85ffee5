"""Whether the explorers follow a finger at 60 frames a second on a phone: `python -m bench.explorers`.

Chromium slows its processor down to a quarter, as developers do to stand for a phone. Each explorer is moved once in
every frame. The table shows how long the page's main thread works for a frame on average: scripts, style, layout and
painting, in processor time, so that other programs do not count. 16.7 ms are there.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from book import colours
from explorers.bundle import write_assets
from tools.browser import launch

SLOWER, FRAMES, BUDGET = 4, 120, 1000 / 60
PAGE = """<!doctype html><html lang="ko"><meta charset="utf-8"><link rel="stylesheet" href="explorers.css">
<style>{colours}</style><body><rnn-{name}{attributes}></rnn-{name}>{scripts}</html>"""
SLIDE = """(explorer, frame) => {
    const slider = explorer.querySelector(`CHOSEN`);
    slider.value = Number(slider.min) + (frame % 40) / 40 * (slider.max - slider.min);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
}"""
PAINT = """(explorer, frame) => {
    const [lane, picture] = [explorer.querySelectorAll("[role=slider]")[1], explorer.querySelector("svg")];
    const box = picture.getBoundingClientRect();
    const at = { clientX: box.left + (frame % 40) / 40 * box.width, clientY: box.top + 130 + (frame * 17) % 60 };
    lane.setPointerCapture = () => {};
    lane.dispatchEvent(new PointerEvent(frame ? "pointermove" : "pointerdown", { bubbles: true, ...at }));
}"""
MOVES = {
    # what the reader does: (explorer, attributes, how it is moved)
    "a sluice of the gates": ("gates", ' steps="100"', SLIDE.replace("CHOSEN", "[max='1']")),
    "a gate of the puzzle": ("puzzle", ' level="100_5-90"', PAINT),
    "a step of the tomato": ("play", ' layer="LSTM" gates="1"', SLIDE.replace("CHOSEN", "[type=range]")),
    "a round of the scan": ("scan", "", SLIDE.replace("CHOSEN", "[type=range]")),
    "the forget bias of the gradients": ("gradients", ' steps="100"', SLIDE.replace("CHOSEN", "[max='6']")),
}
MOVE_ON = """async (move) => {
    const [explorer, moveOn] = [document.querySelector(".explorer"), eval(move)];
    for (let frame = 0; frame < FRAMES; frame++) {
        await new Promise((done) => requestAnimationFrame(done));
        moveOn(explorer, frame);
    }
}""".replace("FRAMES", str(FRAMES))


def measure(browser, folder, name, attributes, move):
    """Return the milliseconds of work for a frame while an explorer is moved."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=3)
    scripts = "".join(f'<script src="{script}"></script>' for script in write_assets(folder, name))
    html = PAGE.format(colours=colours.stylesheet(), name=name, attributes=attributes, scripts=scripts)
    (folder / "page.html").write_text(html, "utf8")
    page.goto((folder / "page.html").as_uri())
    developer = page.context.new_cdp_session(page)
    developer.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    developer.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked():
        metrics = developer.send("Performance.getMetrics")["metrics"]
        return next(1000 * metric["value"] for metric in metrics if metric["name"] == "TaskDuration")

    page.evaluate(MOVE_ON, move)  # the first frames compile the scripts
    before = worked()
    page.evaluate(MOVE_ON, move)
    per_frame = (worked() - before) / FRAMES
    page.close()
    return per_frame


def main():
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, launch(playwright) as browser:
        work = {title: measure(browser, Path(folder), *move) for title, move in MOVES.items()}
    for title, milliseconds in work.items():
        print(f"{title:34}{milliseconds:6.1f} ms of {BUDGET:.1f}")
    if max(work.values()) > BUDGET:
        sys.exit("bench.explorers: not 60 frames a second")


if __name__ == "__main__":
    main()
