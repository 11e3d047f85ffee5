/** Builds HTML and SVG by function calls, so that text is never parsed as markup. */

const SVG = "http://www.w3.org/2000/svg";
let lastId = 0;

/** Returns an id that no other element of the page has. */
export const newId = () => `rnn-explorer-${++lastId}`;

/**
 * Builds an HTML element.
 * @param {string} tag
 * @param {Object} attributes  a name such as "onclick" takes a listener; true sets an empty
 *   attribute; false and null set none
 * @param {...(Node|string)} children
 */
export const element = (tag, attributes = {}, ...children) =>
  filled(document.createElement(tag), attributes, children);

/** Builds a part that readers open. */
export const details = (name, summary, ...children) =>
  element("details", { class: name }, element("summary", {}, summary), ...children);

/** Builds a button; `action` is what it does, whatever the language of its label. */
export const button = (action, label, onclick, attributes = {}) =>
  element("button", { type: "button", "data-action": action, onclick, ...attributes }, label);

/** Builds a row of buttons; `label` says to screen readers what they are for. */
export const keys = (buttons, label) =>
  element("div", { class: "keys", role: label && "group", "aria-label": label }, ...buttons);

/** Calls action() when Enter is pressed in a box, unless it ends the composition of a syllable. */
export const onEnter = (box, action) =>
  box.addEventListener("keydown", ({ key, isComposing }) => {
    if (key === "Enter" && !isComposing) action();
  });

/** Builds an SVG element in the same way. */
export const svg = (tag, attributes = {}, ...children) =>
  filled(document.createElementNS(SVG, tag), attributes, children);

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/** Puts a label above a control. */
export function labelled(label, control) {
  control.id ||= newId();
  return element("div", { class: "field" }, element("label", { for: control.id }, label), control);
}

/**
 * Builds a table with header cells for screen readers.
 * @param {string} caption
 * @param {string[]} columns  headers of the columns
 * @param {string[][]} rows   the first cell of each row is its header
 */
export function table(caption, columns, rows) {
  const head = columns.map((name) => element("th", { scope: "col" }, name));
  const body = rows.map(([first, ...rest]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, first),
      ...rest.map((cell) => element("td", {}, cell)),
    ),
  );
  const parts = [element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body)];
  return element("table", {}, element("caption", {}, caption), ...parts);
}
