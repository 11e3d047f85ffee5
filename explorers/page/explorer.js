/**
 * What all explorers share: frame, controls, settings in the address, and at the foot the buttons
 * that start over and copy the code.
 */

import { settingsInAddress, writeAddress } from "./address.js";
import { button, details, element, keys, labelled, newId } from "./dom.js";
import { letNumbersBeDragged } from "./scrub.js";
import { say } from "./words.js";

letNumbersBeDragged();

/** True if the reader asked for less motion. */
export const wantsStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** What stands above the Keras code of every explorer. */
const IMPORTS = "import keras\nimport numpy as np\n";

/** Attributes of a box that can be wider than its place, so that arrow keys scroll it. */
const scrolledByKeys = (label) => ({ tabindex: 0, role: "group", "aria-label": label });

/** True if the reader points with a finger. */
export const usesFinger = () => matchMedia("(pointer: coarse)").matches;

/**
 * Base class of the custom elements. A subclass has
 * - `static fields`: its settings as {name: Field} (see fields.js); a field without `control` is
 *   shown by the subclass itself;
 * - `static main`: names of the fields that always show; the others stand in a part that readers
 *   open;
 * - `static title`: its name;
 * - `compute(settings)`: returns the numbers that the other methods get as `result`;
 * - `sentence(settings, result)`: returns a sentence that says what happened;
 * - `view(settings, result, width)`: returns a list of nodes; nodes that it returned before stay in
 *   place and keep the focus;
 * - `code(settings, result)`: returns Python code that computes the same numbers; it may use keras
 *   and np;
 * A subclass may also have
 * - `numbers(settings, result)`: returns a table of all values;
 * - `hiddenFields(settings)`: returns the names of the fields that have no effect with these
 *   settings;
 * - `buildControls()`: adds more controls to `this.boxes`, the boxes of the fields by name. It may
 *   set `this.stage`, a node above the view that holds some of these boxes.
 * Controls come first, then what changes its height: so no control moves away under a finger.
 */
export class Explorer extends HTMLElement {
  /** The number of the next animation frame while the explorer moves by itself, else null. */
  frame = null;

  connectedCallback() {
    if (this.settings) return;
    const place = [...document.querySelectorAll(this.localName)].indexOf(this);
    this.key = this.localName.replace("rnn-", "") + (place > 0 ? place + 1 : "");
    this.linked = settingsInAddress(this.key);
    this.settings = { ...this.first(), ...this.parsed(this.linked) };
    this.build();
    this.showRefused();
    this.update();
    const isOutOfSight = this.getBoundingClientRect().top > innerHeight;
    if (isOutOfSight) this.style.minHeight = 0; // nothing that is seen moves
    this.drawAgainWhenResized();
  }

  drawAgainWhenResized() {
    const observer = new ResizeObserver(() => {
      if (this.viewBox.clientWidth !== this.drawnWidth) this.update();
    });
    observer.observe(this.viewBox);
  }

  /**
   * The first settings: those of the element's attributes (<rnn-shapes layer="GRU">), else those of
   * the fields.
   */
  first() {
    const fields = Object.entries(this.constructor.fields).map(([name, field]) => [
      name,
      field.first,
    ]);
    const attributes = Object.fromEntries(
      [...this.attributes].map(({ name, value }) => [name, value]),
    );
    return { ...Object.fromEntries(fields), ...this.parsed(attributes) };
  }

  /**
   * Shows the settings that a link has, {name: text}, and the first ones for those that it does not
   * name.
   */
  open(linked) {
    this.linked = linked;
    this.set({ ...this.first(), ...this.parsed(linked) });
    const more = this.querySelector("details.more");
    if (more) more.open ||= this.moreNames.some((name) => Object.hasOwn(linked, name));
  }

  /** Parses {name: text} into {name: value}, and leaves out unknown names and invalid texts. */
  parsed(texts) {
    const pairs = Object.entries(this.constructor.fields)
      .filter(([name]) => Object.hasOwn(texts, name))
      .map(([name, field]) => [name, field.parse(texts[name])]);
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
  }

  /** Shows texts of the address that cannot be used as if the reader had typed them. */
  showRefused() {
    for (const [name, control] of Object.entries(this.controls)) {
      const { parse, problem } = this.constructor.fields[name];
      if (!problem || !Object.hasOwn(this.linked, name) || parse(this.linked[name]) !== undefined)
        continue;
      control.value = this.linked[name];
      control.setAttribute("aria-invalid", "true");
    }
  }

  /**
   * Takes the text of a control. One that cannot be used stays there, and the last value remains in
   * use.
   */
  change(name, text) {
    const value = this.constructor.fields[name].parse(text);
    this.controls[name].setAttribute("aria-invalid", value === undefined);
    this.set({ [name]: value });
  }

  /**
   * Changes settings, draws again and writes the settings into the address. A value of undefined
   * changes nothing.
   */
  set(changes) {
    this.stop();
    const known = Object.entries(changes).filter(([, value]) => value !== undefined);
    this.settings = { ...this.settings, ...Object.fromEntries(known) };
    this.update();
    this.remember();
  }

  /**
   * Moves by itself, at once and in every frame, until the reader changes something.
   * @param {function(number): boolean} moveOn  gets the milliseconds since the start; returns
   *   whether it goes on
   */
  move(moveOn) {
    this.stop();
    this.everyFrame(moveOn, (_, isOver) => {
      this.update();
      if (isOver) this.remember();
    });
  }

  /**
   * Draws at once and in every frame.
   * @param {function(number): boolean} goesOn  gets the milliseconds since the start; returns
   *   whether another frame follows
   * @param {function(number, boolean)} draw  gets the milliseconds, and whether this is the last
   */
  everyFrame(goesOn, draw) {
    const began = performance.now();
    const frame = (now) => {
      const elapsed = Math.max(0, now - began); // a frame may have begun before the click
      const isOver = !goesOn(elapsed) || !this.isConnected;
      this.frame = isOver ? null : requestAnimationFrame(frame);
      draw(elapsed, isOver);
    };
    frame(began);
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
  }

  reset() {
    for (const control of Object.values(this.controls)) control.removeAttribute("aria-invalid");
    this.set(this.first());
  }

  /** Writes the settings that are not the first ones into the address. */
  remember() {
    const first = this.first();
    const changed = Object.entries(this.constructor.fields).filter(
      ([name]) => this.settings[name] !== first[name],
    );
    const texts = changed.map(([name, { format = String }]) => [name, format(this.settings[name])]);
    // In a deck the address says which slide is shown.
    const isInDeck = Boolean(this.closest(".reveal"));
    const id = this.id || this.closest("section[id]")?.id;
    writeAddress(this.key, Object.fromEntries(texts), isInDeck ? undefined : id);
  }

  /** Builds all parts, and puts them into the frame. */
  build() {
    this.buildFields();
    this.buildControls?.();
    this.sentenceBox = element("p", { class: "sentence", "aria-live": "polite" });
    this.viewBox = element("div", {
      class: "view",
      role: "group",
      "aria-label": this.constructor.title,
    });
    this.buildNumbers();
    this.buildCode();
    this.buildFrame();
  }

  buildFields() {
    this.controls = {};
    this.boxes = {};
    for (const [name, field] of Object.entries(this.constructor.fields))
      if (field.control) this.buildField(name, field);
  }

  /** Builds the table of all values, which is written when a reader opens it. */
  buildNumbers() {
    const title = say("Show the values as a table");
    this.numbersBox = details(
      "",
      title,
      element("div", { class: "scroll", ...scrolledByKeys(title) }),
    );
    this.numbersBox.addEventListener("toggle", () => this.showNumbers());
  }

  buildCode() {
    this.codeText = element("code");
    const code = element("pre", scrolledByKeys(say("Keras code")), this.codeText);
    this.codeBox = details("", say("Show the Keras code"), code);
    this.copyButton = button("copy", say("Copy the code"), () => this.copyCode());
  }

  /**
   * Every explorer has the same parts in the same order: its title, the controls in one row with
   * what opens more of them, the view, a sentence, and in one row at the foot what readers open.
   */
  buildFrame() {
    const { title, main } = this.constructor;
    const titleBox = element("p", { class: "title", id: newId() }, title);
    const controls = this.controlsOf(main);
    controls.append(...this.moreSettings());
    const work = [controls, this.stage];
    const foot = this.numbers ? [this.numbersBox, this.codeBox] : [this.codeBox];
    const frame = element(
      "div",
      { class: "rnn-explorer", role: "group", "aria-labelledby": titleBox.id },
      titleBox,
      element("div", { class: "work" }, ...work.filter(Boolean), this.viewBox, this.sentenceBox),
      ...foot,
      keys([button("reset", say("Start over"), () => this.reset()), this.copyButton]),
    );
    this.replaceChildren(frame);
  }

  /** Returns the boxes of fields in a row. */
  controlsOf(names) {
    return element("div", { class: "controls" }, ...names.map((name) => this.boxes[name]));
  }

  /**
   * Returns a list: the part with all fields that have no other place, or nothing. It is open if a
   * link sets one of them.
   */
  moreSettings() {
    const names = Object.keys(this.controls).filter(
      (name) => !this.constructor.main.includes(name) && !this.boxes[name].parentNode,
    );
    this.moreNames = names;
    if (!names.length) return [];
    const box = details("more", say("More settings"), this.controlsOf(names));
    box.open = names.some((name) => Object.hasOwn(this.linked, name));
    return [box];
  }

  /**
   * Builds the control of a field, its label, and what belongs to it: the value of a slider, the
   * problem of a text.
   */
  buildField(name, field) {
    const control = field.control((text) => this.change(name, text));
    const box = labelled(field.label, control);
    if (control.type === "checkbox") box.classList.add("check");
    if (control.type === "range") box.append(element("output", { for: control.id }));
    if (field.problem) {
      const problem = element("p", { class: "problem", role: "alert", id: newId() });
      control.setAttribute("aria-describedby", problem.id);
      box.append(problem);
    }
    control.dataset.field = name;
    this.controls[name] = control;
    this.boxes[name] = box;
  }

  /** Adds two buttons, which move a slider by one step, and others to its box. */
  addWalk(name, back, forth, ...others) {
    const control = this.controls[name];
    const walk = (by) => () => {
      control.stepUp(by);
      control.dispatchEvent(new Event("input"));
    };
    const steps = [
      button("back", "‹", walk(-1), { "aria-label": back }),
      button("forth", "›", walk(1), { "aria-label": forth }),
    ];
    this.boxes[name].append(element("span", { class: "walk" }, ...others, ...steps));
  }

  update() {
    const { settings, sentenceBox: sentence, viewBox: view } = this;
    // Read before anything changes, so that the browser lays out only once
    const width = view.clientWidth;
    const result = this.compute(settings);
    this.showSettings(settings);
    delete this.copyButton.dataset.mark;
    this.tell(this.sentence(settings, result));
    // A sentence that becomes shorter keeps its height, and so does a picture while a slider moves:
    // the page below stays.
    if (width !== this.drawnWidth) sentence.style.minHeight = "";
    sentence.style.minHeight = `${sentence.offsetHeight}px`;
    view.style.minHeight = this.querySelector("input[type=range]:focus")
      ? `${view.offsetHeight}px`
      : "";
    this.drawnWidth = width;
    const nodes = this.view(settings, result, Math.max(240, width));
    const isNew = (node, place) => node !== view.childNodes[place];
    if (nodes.length !== view.childNodes.length || nodes.some(isNew))
      view.replaceChildren(...nodes);
    this.showCurrent();
    if (view.scrollWidth > view.clientWidth) view.tabIndex = 0;
    else view.removeAttribute("tabindex");
    this.codeText.textContent = `${IMPORTS}${this.code(settings, result)}`;
    this.showNumbers();
  }

  /** Says a sentence; one that stands there already is not read aloud again. */
  tell(sentence) {
    if (this.sentenceBox.textContent !== sentence) this.sentenceBox.textContent = sentence;
  }

  /** Writes the table of all values, if it is open. */
  showNumbers() {
    if (!this.numbersBox.open) return;
    this.numbersBox.lastChild.replaceChildren(
      this.numbers(this.settings, this.compute(this.settings)),
    );
  }

  /**
   * Scrolls the view sideways, if it is wider than its box, until the current column is visible.
   */
  showCurrent() {
    const current = this.viewBox.querySelector("[aria-current]");
    if (current)
      this.viewBox.scrollLeft = current.offsetLeft + current.offsetWidth - this.viewBox.clientWidth;
  }

  showSettings(settings) {
    const hidden = this.hiddenFields?.(settings) ?? [];
    for (const [name, control] of Object.entries(this.controls)) {
      const field = this.constructor.fields[name];
      const box = this.boxes[name];
      const isRefused = control.getAttribute("aria-invalid") === "true";
      if (!isRefused) field.show(control, settings[name]);
      box.hidden = hidden.includes(name);
      const output = box.querySelector("output");
      if (output) output.textContent = control.getAttribute("aria-valuetext").replace("-", "−");
      const problem = isRefused ? field.problem?.(control.value, settings[name]) : "";
      if (field.problem) box.querySelector(".problem").textContent = problem;
    }
  }

  /**
   * Copies a text, and says what came of it in the place of the sentence.
   * @returns {Promise<boolean>} whether it is copied
   */
  async copy(text, copied, refused) {
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    this.tell(isCopied ? copied : refused);
    return isCopied;
  }

  /** Copies an address. What is said if the browser refuses shows it. */
  copyAddress(address, copied) {
    const refused = say("The browser did not allow copying. Please copy this address:");
    return this.copy(address, copied, `${refused} ${address}`);
  }

  async copyCode() {
    const copied = say(
      "The Keras code is copied. Paste it into an empty notebook cell and run it to get the same values.",
    );
    const refused = say(
      "The browser did not allow copying. Please select the code below and copy it.",
    );
    const isCopied = await this.copy(this.codeText.textContent, copied, refused);
    this.copyButton.dataset.mark = isCopied ? "✓" : "↓";
    if (isCopied) return;
    this.codeBox.open = true;
    getSelection().selectAllChildren(this.codeText);
  }
}
