/** What all explorers share: frame, controls, settings in the address, the buttons "처음으로" and "Keras 코드". */

import { settingsInAddress, writeAddress } from "./address.js";
import { button, details, element, labelled, newId } from "./dom.js";
import { say } from "./words.js";

/** True if the reader asked for less motion. */
export const wantsStillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** True if the reader points with a finger. */
export const usesFinger = () => matchMedia("(pointer: coarse)").matches;

/** After so many milliseconds without a change, the table and the code are written again. */
const PAUSE = 150;

/**
 * Base class of the custom elements. A subclass has
 * - `static fields`: its settings as {name: Field} (see fields.js); a field without `control` is shown by the subclass itself;
 * - `static main`: names of the fields that always show; the others stand in a part that readers open;
 * - `static title` and `static viewName`: the picture's name for screen readers;
 * - `compute(settings)`: returns the numbers that the other methods get as `result`;
 * - `sentence(settings, result)`: returns a sentence that says what happened;
 * - `view(settings, result, width)`: returns a list of nodes; nodes that it returned before stay in place and keep the focus;
 * - `code(settings, result)`: returns Python code that computes the same numbers;
 * A subclass may also have
 * - `static lines`: how many lines of text its sentence has at most, [on a wide page, on a phone], so that its box has a fixed height;
 * - `numbers(settings, result)`: returns a table of all values;
 * - `hiddenFields(settings)`: returns the names of the fields that have no effect with these settings;
 * - `buildControls()`: adds more controls to `this.boxes`, the boxes of the fields by name. It may set `this.stage`, a node
 *   above the view that holds some of these boxes.
 */
export class Explorer extends HTMLElement {
  connectedCallback() {
    if (this.settings) return;
    const place = [...document.querySelectorAll(this.localName)].indexOf(this);
    this.key = this.localName.replace("rnn-", "") + (place > 0 ? place + 1 : "");
    this.settings = { ...this.first(), ...this.parsed(settingsInAddress(this.key)) };
    this.build();
    this.update();
    new ResizeObserver(() => this.viewBox.clientWidth !== this.drawnWidth && this.update()).observe(this.viewBox);
  }

  /** The first settings: those of the element's attributes (<rnn-shapes layer="GRU">), else those of the fields. */
  first() {
    const fields = Object.entries(this.constructor.fields).map(([name, field]) => [name, field.first]);
    const attributes = Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value]));
    return { ...Object.fromEntries(fields), ...this.parsed(attributes) };
  }

  /** Parses {name: text} into {name: value}, and leaves out unknown names and invalid texts. */
  parsed(texts) {
    const pairs = Object.entries(this.constructor.fields)
      .filter(([name]) => Object.hasOwn(texts, name))
      .map(([name, field]) => [name, field.parse(texts[name])]);
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
  }

  /** Changes settings, draws again and writes the settings into the address. A value of undefined changes nothing. */
  set(changes) {
    const known = Object.entries(changes).filter(([, value]) => value !== undefined);
    this.settings = { ...this.settings, ...Object.fromEntries(known) };
    this.update();
    this.remember();
  }

  reset() {
    for (const control of Object.values(this.controls)) control.removeAttribute("aria-invalid");
    this.set(this.first());
  }

  remember() {
    const changed = this.changedFields().map(([name, { format = String }]) => [name, format(this.settings[name])]);
    writeAddress(this.key, Object.fromEntries(changed), this.id || this.closest("section[id]")?.id);
  }

  /** The fields, as [name, field], whose settings are not the first ones. */
  changedFields() {
    const first = this.first();
    return Object.entries(this.constructor.fields).filter(([name]) => this.settings[name] !== first[name]);
  }

  build() {
    const { fields, main, lines: [wide, narrow] = [0, 0], title, viewName } = this.constructor;
    this.controls = {};
    this.boxes = {};
    for (const [name, field] of Object.entries(fields)) if (field.control) this.buildField(name, field);
    this.buildControls?.();
    const more = Object.keys(this.controls).filter((name) => !main.includes(name) && !this.boxes[name].parentNode);
    const scroller = (label) => ({ tabindex: 0, role: "group", "aria-label": label });
    this.sentenceBox = element("p", { class: "sentence", "aria-live": "polite", style: `--lines:${wide};--narrow:${narrow}` });
    this.viewBox = element("div", { class: "view", role: "group", "aria-label": viewName });
    this.numbersBox = element("div", { class: "scroll", ...scroller(say("Show the values as a table")) });
    this.codeText = element("code");
    this.codeBox = details("", say("Show the code"), element("pre", scroller(say("Keras code")), this.codeText));
    this.status = element("p", { class: "status", role: "status" });
    const controls = (names) => element("div", { class: "controls" }, ...names.map((name) => this.boxes[name]));
    const moreBox = details("more", say("More settings"), controls(more));
    moreBox.open = this.changedFields().some(([name]) => more.includes(name));
    const titleBox = element("p", { class: "title", id: newId() }, title);
    const buttons = [button(say("Start over"), () => this.reset()), button(say("Keras code"), () => this.copyCode())];
    const work = [this.stage, this.viewBox, this.sentenceBox, controls(main), more.length && moreBox].filter(Boolean);
    const frame = element(
      "div",
      { class: "rnn-explorer", role: "group", "aria-labelledby": titleBox.id },
      element("div", { class: "head" }, titleBox, ...buttons),
      this.status,
      element("div", { class: "work" }, ...work),
      ...(this.numbers ? [details("", say("Show the values as a table"), this.numbersBox)] : []),
      this.codeBox,
    );
    this.replaceChildren(frame);
  }

  /** Builds the control of a field, its label, and what belongs to it: the value of a slider, the problem of a number. */
  buildField(name, field) {
    const control = field.control((text) => this.set({ [name]: field.parse(text) }));
    const box = labelled(field.label, control);
    if (control.type === "checkbox") box.classList.add("check");
    if (control.type === "range") box.append(element("output", { for: control.id }));
    if (field.problem) {
      const problem = element("p", { class: "problem", role: "alert", id: newId() });
      control.setAttribute("aria-describedby", problem.id);
      box.append(problem);
    }
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
    const steps = [button("‹", walk(-1), { "aria-label": back }), button("›", walk(1), { "aria-label": forth })];
    this.boxes[name].append(element("span", { class: "walk" }, ...others, ...steps));
  }

  update() {
    const { settings } = this;
    const width = this.viewBox.clientWidth; // read before anything changes, so that the browser lays out only once
    const result = this.compute(settings);
    this.showSettings(settings);
    this.status.textContent = "";
    const sentence = this.sentence(settings, result);
    if (this.sentenceBox.textContent !== sentence) this.sentenceBox.textContent = sentence;
    if (!this.constructor.lines) this.keepPlace(width);
    this.drawnWidth = width;
    const nodes = this.view(settings, result, Math.max(240, width));
    const isNew = (node, place) => node !== this.viewBox.childNodes[place];
    if (nodes.length !== this.viewBox.childNodes.length || nodes.some(isNew)) this.viewBox.replaceChildren(...nodes);
    this.showCurrent();
    clearTimeout(this.waiting);
    const write = () => {
      this.waiting = null;
      if (this.viewBox.scrollWidth > this.viewBox.clientWidth) this.viewBox.tabIndex = 0;
      else this.viewBox.removeAttribute("tabindex");
      if (this.numbers) this.numbersBox.replaceChildren(this.numbers(settings, result));
      this.codeText.textContent = this.code(settings, result);
    };
    // While a slider moves, every frame draws the view only.
    if (this.write) this.waiting = setTimeout(write, PAUSE);
    else write();
    this.write = write;
  }

  /** A sentence that becomes shorter keeps its height, and so does a picture: no slider moves away under a finger. */
  keepPlace(width) {
    const [sentence, view] = [this.sentenceBox.style, this.viewBox.style];
    if (width !== this.drawnWidth) sentence.minHeight = "";
    sentence.minHeight = `${this.sentenceBox.offsetHeight}px`;
    view.minHeight = this.querySelector("input[type=range]:focus") ? `${this.viewBox.offsetHeight}px` : "";
  }

  /** Scrolls the view sideways, if it is wider than its box, until the current column is visible. */
  showCurrent() {
    const current = this.viewBox.querySelector("[aria-current]");
    if (current) this.viewBox.scrollLeft = current.offsetLeft + current.offsetWidth - this.viewBox.clientWidth;
  }

  showSettings(settings) {
    const hidden = this.hiddenFields?.(settings) ?? [];
    for (const [name, control] of Object.entries(this.controls)) {
      const [field, box] = [this.constructor.fields[name], this.boxes[name]];
      field.show(control, settings[name]);
      box.hidden = hidden.includes(name);
      const output = box.querySelector("output");
      if (output) output.textContent = control.getAttribute("aria-valuetext").replace("-", "−");
      const problem = field.problem?.(control, settings[name]) ?? "";
      if (field.problem && box.lastChild.textContent !== problem) box.lastChild.textContent = problem;
    }
  }

  async copyCode() {
    if (this.waiting) this.write();
    try {
      await navigator.clipboard.writeText(this.codeText.textContent);
      this.status.textContent = say("The Keras code is copied. Paste it into an empty notebook cell and run it to get the same values.");
    } catch {
      this.codeBox.open = true;
      getSelection().selectAllChildren(this.codeText);
      this.status.textContent = say("The browser did not allow copying. Please select the code below and copy it.");
    }
  }
}
