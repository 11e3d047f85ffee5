/**
 * The settings of an explorer. A field defines its first value, its text in an address, and its form control.
 *
 * @typedef {Object} Field
 * @property {*} first                              the value after "처음으로"
 * @property {(text: string) => *} parse            the value of a text in an address; undefined if it is invalid
 * @property {(value: *) => string} [format]        the inverse of parse; String, if it is left out
 * @property {(change: Function) => Element} control  returns a form control that calls change(value)
 * @property {(control: Element, value: *) => void} show  shows a value in the control
 * @property {(control: Element, value: *) => string} [problem]  says what is wrong with the text in the control, or ""
 */

import { element } from "./dom.js";
import { say } from "./words.js";

/** A choice from a list of values; `labels` are the names that readers see. */
export const oneOf = (values, first, labels = {}) => ({
  first,
  parse: (text) => (values.includes(text) ? text : undefined),
  control: (change) =>
    element(
      "select",
      { onchange: (event) => change(event.target.value) },
      ...values.map((value) => element("option", { value }, labels[value] ?? value)),
    ),
  show: (control, value) => {
    control.value = value;
  },
});

/** Yes or no. */
export const flag = (first) => ({
  first,
  parse: (text) => ({ 1: true, 0: false })[text],
  format: (value) => (value ? "1" : "0"),
  control: (change) => element("input", { type: "checkbox", onchange: (event) => change(event.target.checked) }),
  show: (control, value) => {
    control.checked = value;
  },
});

/** A whole number that the reader types. While the box holds an invalid text, the last valid value remains in use. */
export const whole = (min, max, first) => {
  const parse = (text) => {
    const value = Number(text);
    return /^\d+$/.test(text) && value >= min && value <= max ? value : undefined;
  };
  return {
    first,
    parse,
    control: (change) =>
      element("input", {
        type: "number",
        inputmode: "numeric",
        min,
        max,
        step: 1,
        oninput: ({ target }) => {
          const value = parse(target.value);
          target.setAttribute("aria-invalid", value === undefined);
          target.toggleAttribute("data-rejected", value === undefined);
          change(value);
        },
        onchange: ({ target }) => {
          target.removeAttribute("aria-invalid");
          change(parse(target.value));
        },
      }),
    show: (control, value) => {
      const isTyping = control === document.activeElement && control.getAttribute("aria-invalid") === "true";
      if (!isTyping && control.value !== String(value)) control.value = value;
    },
    problem: (control, value) =>
      control.hasAttribute("data-rejected") ? say("Please type a whole number from {min} to {max}. The value in use is {value}.", { min, max, value }) : "",
  };
};

/** A Korean text of at most `longest` letters. It counts at an event of the box, "oninput" or "onchange". */
export const typedText = (first, longest, event = "oninput") => ({
  first,
  parse: (text) => [...text.normalize("NFC")].slice(0, longest).join(""),
  control: (change) =>
    element("input", {
      type: "text",
      lang: "ko",
      autocomplete: "off",
      spellcheck: "false",
      maxlength: longest,
      [event]: ({ target }) => change(target.value),
    }),
  show: (control, text) => {
    if (control.value !== text) control.value = text;
  },
});

/** A number on a slider. Arrow keys move by one step; Home and End move to the ends. */
export const slider = (min, max, step, first) => {
  const digits = String(step).split(".")[1]?.length ?? 0;
  return {
    first,
    parse: (text) => {
      const value = Number(text);
      return /^-?\d+(\.\d+)?$/.test(text) && value >= min && value <= max ? Number(value.toFixed(digits)) : undefined;
    },
    control: (change) =>
      element("input", {
        type: "range",
        min,
        max,
        step,
        oninput: (event) => change(Number(event.target.value)),
      }),
    show: (control, value) => {
      control.value = value;
      control.setAttribute("aria-valuetext", value.toFixed(digits));
    },
  };
};
