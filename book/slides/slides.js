"use strict";

/* Starts reveal.js, loads the explorers of the deck, and fits what a slide shows into the room that
   it has. On a phone the slides are a page that scrolls. */

const STEP = 7 / 6; // from one size of letters to the next: slides.css
const SMALLEST = -2; // steps
// What shows a result: its letters may exceed the rest.
const LAST = [
  ".answer",
  "blockquote",
  ".fit > p:only-child",
  ".math.block:only-of-type",
  ".fit:not(:has(.code)) .printed",
].join(", ");

/** The number of steps by which the letters of a part may grow, as slides.css says. */
const most = (part) => Number(getComputedStyle(part).getPropertyValue("--most"));

/** The largest number of steps, at most so many, that fits; 0 if none does. */
function largest(steps, fits) {
  for (let some = steps; some > 0; some -= 1) if (fits(some)) return some;
  return 0;
}

/* Explorers keep the keys of the keyboard while one of their controls has the focus; Escape gives
   them back. */
const inExplorer = (event) => event.target.closest?.(".explorer");
addEventListener(
  "keydown",
  (event) => {
    if (event.key === "Escape" && inExplorer(event)) document.activeElement.blur();
  },
  true,
);

/* Files of explorers are loaded once, styles and scripts in order. */
const needed = [...document.querySelectorAll("[data-needs]")].flatMap((explorer) =>
  explorer.dataset.needs.split(" "),
);
for (const address of new Set(needed)) document.head.append(elementFor(address));

function elementFor(address) {
  if (address.includes(".css")) return styleOf(document, address);
  const script = document.createElement("script");
  script.src = address;
  script.async = false;
  return script;
}

function styleOf(page, address) {
  const style = page.createElement("link");
  style.rel = "stylesheet";
  style.href = address;
  return style;
}

/** Finds the largest letters with which the content of a slide fits, then those of its result. */
function fitOne(body) {
  const content = body.firstElementChild;
  const last = content.querySelector(LAST);
  const boxes = [...content.querySelectorAll("pre, table, .katex-display")];
  const isWide = () =>
    boxes.some(
      (box) => box.scrollWidth > box.clientWidth + 1 || box.offsetWidth > content.offsetWidth + 1,
    );
  const fits = (steps, more = 0) => {
    content.style.zoom = Math.max(0.75, STEP ** steps).toFixed(3);
    if (last) last.style.fontSize = `${(STEP ** more).toFixed(3)}em`;
    const scale = body.getBoundingClientRect().height / body.offsetHeight;
    return content.getBoundingClientRect().height <= body.clientHeight * scale + 1 && !isWide();
  };
  body.classList.add("growing");
  let steps = largest(most(content), fits);
  const more = last ? largest(most(last) - steps, (more) => fits(steps, more)) : 0;
  body.classList.remove("growing");
  while (!fits(steps, more) && steps > SMALLEST) steps -= 1;
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
    const isLow = slide.querySelector("img")?.naturalHeight < 400;
    slide.querySelector(".fit").classList.toggle("low", isLow);
    if (!slide.matches(".kind-figure")) fitWhileShown(slide);
  }
}

/** Fits a slide, which reveal.js may hide, as all but one. */
function fitWhileShown(slide) {
  const boxes = [slide.parentElement, slide];
  const before = boxes.map((box) => box.style.display);
  for (const box of boxes) box.style.display = "block";
  const body = slide.querySelector(".body");
  if (slide.matches(".kind-explorer")) fitExplorer(body);
  else fitOne(body);
  boxes.forEach((box, index) => {
    box.style.display = before[index];
  });
}

/* reveal.js opens the speaker's window without our styles: it gets the typeface of the book and the
   look of formulas. */
addEventListener("message", ({ source, data }) => {
  if (data !== JSON.stringify({ namespace: "reveal-notes", type: "connected" })) return;
  const speaker = source.document;
  speaker.documentElement.lang = document.documentElement.lang;
  speaker.body.classList.add("speaker");
  const styles = document.querySelectorAll("link[href$='katex.css'], link[href$='slides.css']");
  for (const { href } of styles) speaker.head.append(styleOf(speaker, href));
});

/** Shows one slide at a time. */
function present() {
  Reveal.initialize({
    hash: true,
    width: 1280,
    height: 720,
    margin: 0,
    center: false,
    slideNumber: "c/t",
    controlsTutorial: false,
    scrollActivationWidth: 0,
    navigationMode: "linear", // → goes to the next slide, never past those of a section
    keyboardCondition: (event) => !inExplorer(event),
    transition: matchMedia("(prefers-reduced-motion: reduce)").matches ? "none" : "slide",
    defaultTiming: 90, // shows the pace beside the notes; each slide has its own data-timing
    plugins: [RevealNotes],
  })
    .then(fit)
    .then(() => document.fonts.ready)
    .then(fit); // what is first measured asks for its fonts

  Reveal.on("slidechanged", ({ currentSlide }) => {
    if (currentSlide.matches(".kind-explorer"))
      setTimeout(() => fitExplorer(currentSlide.querySelector(".body")), 100);
  });
}

/** Shows all slides below each other, answers folded, as a page for a narrow screen. */
function flow() {
  const deck = document.querySelector(".reveal");
  deck.className = "scrolled";
  for (const answer of deck.querySelectorAll(".answer")) {
    const summary = document.createElement("summary");
    summary.textContent = deck.dataset.answer;
    const folded = document.createElement("details");
    answer.replaceWith(folded);
    folded.append(summary, answer);
  }
  for (const box of deck.querySelectorAll("pre, table, .math.block")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; // arrow keys scroll it
  }
  document.getElementById(location.hash.slice(2))?.scrollIntoView();
}

// In the speaker's window slides stand in small frames.
const phone = matchMedia("(max-width: 576px)");
phone.addEventListener("change", () => location.reload());
if (phone.matches && self === top) flow();
else present();
