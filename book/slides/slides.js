"use strict";

/* Starts reveal.js, loads the explorers of the deck, and fits what a slide shows into the room that it has. */

const largest = (content) => (content.querySelector("pre") ? 1.6 : 1.25); // in much room: no text exceeds the title
const SMALLEST = 0.75;
const ENOUGH = 0.75; // of the room: what fills more is not enlarged

/* Explorers keep the keys of the keyboard while one of their controls has the focus; Escape gives them back. */
const inExplorer = (event) => event.target.closest?.(".explorer");
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && inExplorer(event)) document.activeElement.blur();
}, true);

/* Files of explorers are loaded once, styles and scripts in order. */
const needed = [...document.querySelectorAll("[data-needs]")].flatMap((explorer) => explorer.dataset.needs.split(" "));
for (const address of new Set(needed)) {
  const isStyle = address.includes(".css");
  const file = document.createElement(isStyle ? "link" : "script");
  if (isStyle) Object.assign(file, { rel: "stylesheet", href: address });
  else Object.assign(file, { src: address, async: false });
  document.head.append(file);
}

/** Finds the largest zoom at which the content of a slide fits, and enlarges only what leaves much room. */
function fitOne(body) {
  const content = body.firstElementChild;
  const boxes = [...content.querySelectorAll("pre, table, .katex-display")];
  const isWide = () => boxes.some((box) => box.scrollWidth > box.clientWidth + 1 || box.offsetWidth > content.offsetWidth + 1);
  const fits = (zoom, share) => {
    content.style.zoom = zoom;
    const scale = body.getBoundingClientRect().height / body.offsetHeight;
    return content.getBoundingClientRect().height <= body.clientHeight * share * scale && !isWide();
  };
  let zoom = 1;
  if (fits(1, ENOUGH)) while (zoom < largest(content) && fits(zoom + 0.05, ENOUGH)) zoom += 0.05;
  else while (zoom > SMALLEST && !fits(zoom, 1)) zoom -= 0.05;
  content.style.zoom = zoom.toFixed(2);
}

/** Enlarges an explorer as far as its picture and its controls are seen without scrolling. */
function fitExplorer(body) {
  const content = body.firstElementChild;
  for (let zoom = 1.5; zoom >= 1.195; zoom -= 0.05) {
    content.firstElementChild.style.zoom = zoom.toFixed(2);
    if (content.scrollHeight <= body.clientHeight + 1) break;
  }
}

function fit() {
  for (const slide of Reveal.getSlides()) {
    if (slide.matches(".kind-figure")) continue;
    const stack = slide.parentElement, shown = [slide.style.display, stack.style.display];
    slide.style.display = stack.style.display = "block";
    const fitted = slide.matches(".kind-explorer") ? fitExplorer : fitOne;
    fitted(slide.querySelector(".body"));
    [slide.style.display, stack.style.display] = shown;
  }
}

/* reveal.js opens the speaker's window without our styles: it gets the typeface of the book and the look of formulas. */
addEventListener("message", ({ source, data }) => {
  if (data !== JSON.stringify({ namespace: "reveal-notes", type: "connected" })) return;
  const speaker = source.document;
  speaker.documentElement.lang = document.documentElement.lang;
  speaker.body.classList.add("speaker");
  for (const { href } of document.querySelectorAll("link[href$='katex.css'], link[href$='slides.css']")) {
    speaker.head.append(Object.assign(speaker.createElement("link"), { rel: "stylesheet", href }));
  }
});

Reveal.initialize({
  hash: true, width: 1280, height: 720, margin: 0, center: false, slideNumber: "c/t", controlsTutorial: false, scrollActivationWidth: 0,
  navigationMode: "linear", // → goes to the next slide, never past those of a section
  keyboardCondition: (event) => !inExplorer(event),
  transition: matchMedia("(prefers-reduced-motion: reduce)").matches ? "none" : "slide",
  defaultTiming: 90, // shows the pace beside the notes; each slide has its own data-timing
  plugins: [RevealNotes],
}).then(() => document.fonts.ready).then(fit);

Reveal.on("slidechanged", ({ currentSlide }) => {
  if (currentSlide.matches(".kind-explorer")) setTimeout(() => fitExplorer(currentSlide.querySelector(".body")), 100);
});
