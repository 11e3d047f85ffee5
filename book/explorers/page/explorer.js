/** What the four explorers share: the frame, the controls, the address, "처음으로" and "Keras 코드". */

import { settingsInAddress, writeAddress } from "./address.js";
import { element, labelled, newId } from "./dom.js";
import { language } from "./words.js";
import { TEXTS } from "../texts/frame.js";

/**
 * Base class of the custom elements. A subclass has
 * - `static fields`: its settings, {name: Field} (see fields.js);
 * - `static texts`: {ko, en}, each with `title`, `labels` by field name, `view` (what a screen reader calls the picture);
 * - `compute(settings)`: what the other methods then get as `result`;
 * - `sentence(settings, result)`: what happened, in words;
 * - `view(settings, result, width)`: a list of nodes;
 * - `code(settings, result)`: Python that gives the same numbers;
 * and, if it needs them, `numbers(settings, result)`: a table of all values; `hiddenFields(settings)`: names of fields
 * that mean nothing now; `buildControls()`: puts more controls into `this.boxes`, the boxes of the fields by name.
 */
export class Explorer extends HTMLElement {
  connectedCallback() {
    if (this.settings) return;
    const tag = this.localName;
    const place = [...document.querySelectorAll(tag)].indexOf(this);
    this.key = tag.replace("rnn-", "") + (place > 0 ? place + 1 : "");
    this.texts = this.constructor.texts[language()];
    this.settings = { ...this.first(), ...this.parsed(settingsInAddress(this.key)) };
    this.build();
    this.update();
    // The chart is drawn for its width, the heat map for the theme's light or dark.
    new ResizeObserver(() => this.viewBox.clientWidth !== this.drawnWidth && this.update()).observe(this.viewBox);
    new MutationObserver(() => this.update()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }

  /** The settings to start from: the fields' own, or what the element's attributes say: <rnn-shapes layer="GRU">. */
  first() {
    const own = Object.entries(this.constructor.fields).map(([name, field]) => [name, field.first]);
    const attributes = Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value]));
    return { ...Object.fromEntries(own), ...this.parsed(attributes) };
  }

  /** Values of the texts that make sense; anything else is left out. */
  parsed(texts) {
    const { fields } = this.constructor;
    const pairs = Object.entries(texts)
      .filter(([name]) => Object.hasOwn(fields, name))
      .map(([name, text]) => [name, fields[name].parse(text)]);
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
  }

  /** Change settings, draw again and keep them in the address. A value of undefined changes nothing. */
  set(changes) {
    const known = Object.entries(changes).filter(([, value]) => value !== undefined);
    this.settings = { ...this.settings, ...Object.fromEntries(known) };
    this.update();
    this.remember();
  }

  reset() {
    this.settings = this.first();
    for (const control of Object.values(this.controls)) control.removeAttribute("aria-invalid");
    this.update();
    this.remember();
  }

  remember() {
    const first = this.first();
    const changed = Object.entries(this.constructor.fields)
      .filter(([name]) => this.settings[name] !== first[name])
      .map(([name, field]) => [name, field.format(this.settings[name])]);
    writeAddress(this.key, Object.fromEntries(changed));
  }

  build() {
    const { fields } = this.constructor;
    const shared = TEXTS[language()];
    const button = (label, onclick) => element("button", { type: "button", onclick }, label);
    const titleId = newId();
    this.controls = {};
    this.boxes = {};
    for (const [name, field] of Object.entries(fields)) {
      this.controls[name] = field.control((value) => this.set({ [name]: value }));
      this.boxes[name] = labelled(this.texts.labels[name] ?? name, this.controls[name]);
      if (this.controls[name].type === "checkbox") this.boxes[name].classList.add("check");
      if (this.controls[name].type === "range")
        this.boxes[name].append(element("output", { for: this.controls[name].id }));
    }
    this.buildControls?.();
    this.sentenceBox = element("p", { class: "sentence", "aria-live": "polite" });
    this.viewBox = element("div", { class: "view", role: "group", "aria-label": this.texts.view });
    this.numbersBox = element("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": shared.showNumbers });
    this.codeText = element("code");
    this.codeBox = element(
      "details",
      {},
      element("summary", {}, shared.showCode),
      element("pre", { tabindex: 0, role: "group", "aria-label": shared.copy }, this.codeText),
    );
    this.status = element("p", { class: "status", role: "status" });
    const frame = element(
      "div",
      { class: "rnn-explorer", role: "group", "aria-labelledby": titleId },
      element(
        "div",
        { class: "head" },
        element("p", { class: "title", id: titleId }, this.texts.title),
        button(shared.reset, () => this.reset()),
        button(shared.copy, () => this.copyCode()),
      ),
      this.status,
      element("div", { class: "controls" }, ...Object.values(this.boxes)),
      this.sentenceBox,
      this.viewBox,
      ...(this.numbers ? [element("details", {}, element("summary", {}, shared.showNumbers), this.numbersBox)] : []),
      this.codeBox,
    );
    this.replaceChildren(frame);
  }

  update() {
    const { settings } = this;
    const result = this.compute(settings);
    this.showSettings(settings);
    this.status.textContent = "";
    const sentence = this.sentence(settings, result);
    if (this.sentenceBox.textContent !== sentence) this.sentenceBox.textContent = sentence;
    this.drawnWidth = this.viewBox.clientWidth;
    this.viewBox.replaceChildren(...this.view(settings, result, Math.max(240, this.drawnWidth)));
    this.showCurrent();
    if (this.viewBox.scrollWidth > this.viewBox.clientWidth) this.viewBox.tabIndex = 0;
    else this.viewBox.removeAttribute("tabindex");
    if (this.numbers) this.numbersBox.replaceChildren(this.numbers(settings, result));
    this.codeText.textContent = this.code(settings, result);
  }

  /** Where the view is wider than its box, scroll the current column into it. */
  showCurrent() {
    const current = this.viewBox.querySelector("[aria-current]");
    if (current) this.viewBox.scrollLeft = current.offsetLeft + current.offsetWidth - this.viewBox.clientWidth;
  }

  showSettings(settings) {
    const hidden = this.hiddenFields?.(settings) ?? [];
    for (const [name, field] of Object.entries(this.constructor.fields)) {
      field.show(this.controls[name], settings[name]);
      this.boxes[name].hidden = hidden.includes(name);
      const output = this.boxes[name].querySelector("output");
      if (output) output.textContent = this.controls[name].getAttribute("aria-valuetext").replace("-", "−");
    }
  }

  async copyCode() {
    const shared = TEXTS[language()];
    try {
      await navigator.clipboard.writeText(this.codeText.textContent);
      this.status.textContent = shared.copied;
    } catch {
      this.codeBox.open = true;
      getSelection().selectAllChildren(this.codeText);
      this.status.textContent = shared.notCopied;
    }
  }
}
