/** The table of <rnn-play>: states, probabilities and answers of a model at each step. */

import { VOCABULARY, answer } from "../keras/tomato.js";
import { element } from "./dom.js";
import { tint } from "./tint.js";
import { fixed } from "./numbers.js";
import { say } from "./words.js";

const GROUPS = {
  h: say("Hidden state h"),
  c: say("Cell state c"),
  i: say("Input gate i"),
  f: say("Forget gate f"),
  o: say("Output gate o"),
  z: say("Update gate z"),
  r: say("Reset gate r"),
  candidate: say("Candidate"),
};

/**
 * Builds the table: one column per step, one group of rows per tensor with one row per unit, then probabilities and answers.
 * @param {Object} shown
 * @param {import("../keras/tomato.js").TomatoModel} shown.model
 * @param {string[]} shown.names      tensors to show: "h", "c", gates
 * @param {import("../keras/tomato.js").Reading[]} shown.readings  one per step
 * @param {string[]|null} shown.target  the right answers, or null for a text without any
 * @param {(event: Event) => void} shown.choose  called when a cell is clicked
 */
export function heatMap({ model, names, readings, target, choose }) {
  const row = (name, cells, className) =>
    element("tr", { class: className }, element("th", { scope: "row" }, name), ...cells);
  const cell = (text, style) => element("td", { style }, text);
  const heading = ({ letter }) => element("th", { scope: "col" }, letter);
  const staying = (text) => element("span", { class: "stay" }, text); // stays visible while the table scrolls sideways
  const group = (name, rows) => {
    const title = element("th", { scope: "rowgroup", colspan: readings.length + 1 }, staying(name));
    return element("tbody", {}, element("tr", {}, title), ...rows);
  };
  const tensor = (name) => {
    const hue = ["h", "c", "candidate"].includes(name) ? name : "gate";
    const values = readings.map((reading) => reading[name] ?? reading.gates[name]);
    const unitRow = (_, unit) =>
      row(
        say("unit {unit}", { unit }),
        values.map((of) => cell(fixed(of[unit]), tint(of[unit], hue))),
      );
    return group(GROUPS[name], Array.from({ length: model.units }, unitRow));
  };
  const probabilityRow = (letter, index) => {
    const shares = readings.map(({ probabilities }) => probabilities[index]);
    return row(
      letter,
      shares.map((share) => cell(fixed(100 * share, 1), tint(share, "ink"))),
    );
  };
  const answers = readings.map(({ probabilities }, t) => {
    const letter = answer(probabilities);
    return cell(element("button", { type: "button", "aria-label": say("{letter}, the answer of step {step}", { letter, step: t + 1 }) }, letter));
  });
  const last = [...VOCABULARY.map(probabilityRow), row(say("Model's answer"), answers, "answers")];
  if (target)
    last.push(
      row(
        say("Right answer"),
        target.map((letter) => cell(letter)),
        "targets",
      ),
    );
  return element(
    "table",
    { class: "heat", onclick: choose },
    element("caption", {}, staying(say("{layer}: point at an answer of the model", { layer: model.layer }))),
    element("thead", {}, row(say("Letter read"), readings.map(heading))),
    ...names.map(tensor),
    group(say("Probability (%)"), last),
  );
}

/**
 * Marks the columns of a table with one column per step: each gets those of the classes that belong to it. A table that
 * stays is marked anew in a few milliseconds, even on a phone; to build it takes fifty.
 * @param {HTMLTableElement} table
 * @param {number} at  the current step, from 0
 * @param {Object<string, (t: number, row: HTMLTableRowElement) => boolean>} classes
 */
export function markColumns(table, at, classes) {
  for (const row of table.rows)
    for (const cell of [...row.cells].slice(1)) {
      const t = cell.cellIndex - 1;
      cell.classList.toggle("current", t === at);
      for (const [name, belongs] of Object.entries(classes)) cell.classList.toggle(name, belongs(t, row));
    }
  table.querySelector("[aria-current]")?.removeAttribute("aria-current");
  table.tHead.rows[0].cells[at + 1].setAttribute("aria-current", "step");
}
