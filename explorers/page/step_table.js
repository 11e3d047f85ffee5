/** A table with one column per step and groups of rows: states and probabilities. */

import { element } from "./dom.js";
import { soundOf } from "./words.js";

export const cell = (content, style) => element("td", { style }, content);

export const row = (name, cells, className) =>
  element("tr", { class: className }, element("th", { scope: "row" }, name), ...cells);

/** What stays visible while the table scrolls sideways. */
const staying = (text) => element("span", { class: "stay" }, text);

/** Rows below their common name. */
export function group(name, rows) {
  const title = element("th", { scope: "rowgroup", colspan: rows[0].cells.length }, staying(name));
  return element("tbody", {}, element("tr", {}, title), ...rows);
}

/**
 * Builds the table.
 * @param {string[]} head  the header of the first column, then the letter of each step
 */
export function stepTable(caption, [first, ...letters], groups) {
  const columns = letters.map((letter) =>
    element("th", { scope: "col" }, letter, element("small", {}, soundOf(letter))),
  );
  return element(
    "table",
    { class: "heat" },
    element("caption", {}, staying(caption)),
    element("thead", {}, row(first, columns)),
    ...groups,
  );
}

/** The step, from 1, whose column is clicked; 0 for the names of rows. */
export const clickedStep = ({ target }) => target.closest("td, th")?.cellIndex ?? 0;

/**
 * Marks the column of the current step, from 0, and those of later steps that are not computed yet.
 * To mark a table anew takes a few milliseconds, even on a phone; to build it takes fifty.
 */
export function markColumns(table, at, isLater) {
  for (const line of table.rows)
    for (const place of [...line.cells].slice(1)) {
      const t = place.cellIndex - 1;
      place.classList.toggle("current", t === at);
      place.classList.toggle("later", isLater(t));
    }
  table.querySelector("[aria-current]")?.removeAttribute("aria-current");
  table.tHead.rows[0].cells[at + 1].setAttribute("aria-current", "step");
}
