/**
 * The settings of an explorer. A field defines its first value, its text in an address, and its
 * form control.
 *
 * @typedef {Object} Field
 * @property {string} label                           what stands above the control
 * @property {*} first                              the value at first, and after starting over
 * @property {(text: string) => *} parse            the value of a text; undefined if it is invalid
 * @property {(value: *) => string} [format]        the inverse of parse; String, if it is left out
 * @property {(change: Function) => Element} control  returns a form control that calls change(text)
 * @property {(control: Element, value: *) => void} show  shows a value in the control
 * @property {(text: string, value: *) => string} [problem]  says what is wrong with a text in the
 *   control, while the last valid value remains in use
 */

import { element } from "./dom.js";
import { say } from "./words.js";

const showValue = (control, value) => {
  // To write the same again would move the cursor
  if (control.value !== String(value)) control.value = value;
};

/** A choice from a list of values; `names` are what readers see instead of them. */
export const oneOf = (label, values, first, names = {}) => ({
  label,
  first,
  parse: (text) => (values.includes(text) ? text : undefined),
  control: (change) =>
    element(
      "select",
      { onchange: (event) => change(event.target.value) },
      ...values.map((value) => element("option", { value }, names[value] ?? value)),
    ),
  show: showValue,
});

/** Yes or no. */
export const flag = (label, first) => ({
  label,
  first,
  parse: (text) => ({ 1: true, 0: false })[text],
  format: (value) => (value ? "1" : "0"),
  control: (change) =>
    element("input", {
      type: "checkbox",
      onchange: ({ target }) => change(target.checked ? "1" : "0"),
    }),
  show: (control, value) => {
    control.checked = value;
  },
});

/** A whole number that the reader types. */
export const whole = (label, min, max, first) => ({
  label,
  first,
  parse: (text) =>
    /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined,
  control: (change) =>
    element("input", {
      type: "number",
      inputmode: "numeric",
      min,
      max,
      oninput: ({ target }) => change(target.value),
    }),
  show: showValue,
  problem: (text, value) =>
    say("Please type a whole number from {min} to {max}. The value in use is {value}.", {
      min,
      max,
      value,
    }),
});

/**
 * A Korean text of at most `longest` letters. It counts at an event of the box, "oninput" or
 * "onchange".
 */
export const typedText = (label, first, longest, event = "oninput") => ({
  label,
  first,
  parse: (text) =>
    [...text.normalize("NFC")].length <= longest ? text.normalize("NFC") : undefined,
  control: (change) =>
    element("input", {
      type: "text",
      lang: "ko",
      autocomplete: "off",
      spellcheck: "false",
      [event]: ({ target }) => change(target.value),
    }),
  show: showValue,
  problem: (text) =>
    say("At most {longest} characters fit; these are {length}.", {
      longest,
      length: [...text.normalize("NFC")].length,
    }),
});

/** A number on a slider. Arrow keys move by one step; Home and End move to the ends. */
export const slider = (label, min, max, step, first) => {
  const digits = String(step).split(".")[1]?.length ?? 0;
  return {
    label,
    first,
    parse: (text) => {
      const value = Number(text);
      return /^-?\d+(\.\d+)?$/.test(text) && value >= min && value <= max
        ? Number(value.toFixed(digits))
        : undefined;
    },
    control: (change) =>
      element("input", {
        type: "range",
        min,
        max,
        step,
        oninput: ({ target }) => change(target.value),
      }),
    show: (control, value) => {
      control.value = value;
      control.setAttribute("aria-valuetext", value.toFixed(digits));
    },
  };
};
