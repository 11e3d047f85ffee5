/**
 * Numbers in the text that a reader drags. A link to one setting of an explorer of this page, such
 * as <a href="?seeds.epoch=5#seeds">5</a>, moves the slider of that setting while it is drawn to
 * the left or right. The slider itself does the same for the keyboard.
 */

const PIXELS = 6; // to the right for one step of the slider
const BEGINS = 4; // pixels: less is a click

/** What is dragged: {link, explorer, name, control, x, value, hasMoved}, or null. */
let dragged = null;

/** Returns the explorer, the name and the slider of the one setting that a link has, or null. */
function sliderOf(link) {
  const explorer = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const settings = [...new URLSearchParams(link.search).keys()];
  if (!explorer?.controls || settings.length !== 1) return null;
  const name = settings[0].slice(explorer.key.length + 1);
  const control = explorer.controls[name];
  return control?.type === "range" ? { explorer, name, control } : null;
}

function isHere(link) {
  return link.origin + link.pathname === location.origin + location.pathname;
}

/** Returns a number of a slider as its text says it, with as many digits as its step. */
const written = (value, { step }) => value.toFixed(step.split(".")[1]?.length ?? 0);

function ignore(event) {
  event.preventDefault();
  event.stopPropagation();
}

/** Watches the whole page, once for all explorers. */
export function letNumbersBeDragged() {
  document.addEventListener("pointerdown", ({ target, clientX, button }) => {
    const link = target.closest?.("a[href*='?'][href*='#']");
    const isNumber = link && isHere(link) && /^\d+(\.\d+)?$/.test(link.textContent);
    const slider = isNumber && button === 0 ? sliderOf(link) : null;
    if (slider)
      dragged = { ...slider, link, x: clientX, value: Number(link.textContent), hasMoved: false };
  });

  document.addEventListener("pointermove", ({ clientX }) => {
    if (!dragged) return;
    const { link, explorer, name, control, x, value } = dragged;
    if (!dragged.hasMoved && Math.abs(clientX - x) < BEGINS) return;
    dragged.hasMoved = true;
    const steps = Math.round((clientX - x) / PIXELS);
    const moved = value + steps * Number(control.step);
    const text = written(Math.min(control.max, Math.max(control.min, moved)), control);
    if (text === link.textContent) return;
    link.textContent = text;
    link.search = `?${explorer.key}.${name}=${text}`;
    link.classList.add("tried");
    explorer.change(name, text);
  });

  document.addEventListener("pointerup", () => {
    if (dragged?.hasMoved) {
      // The click that follows, if one does, would only set the same value again, and scroll.
      addEventListener("click", ignore, true);
      setTimeout(() => removeEventListener("click", ignore, true));
    }
    dragged = null;
  });

  document.addEventListener("pointercancel", () => {
    dragged = null;
  });

  /** A browser would draw the link itself about. */
  document.addEventListener("dragstart", (event) => {
    if (dragged) event.preventDefault();
  });
}
