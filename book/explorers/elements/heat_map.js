/** The playground's table: what a model held and answered at each step. */

import { VOCABULARY, answer } from "../keras/tomato.js";
import { element } from "../page/dom.js";
import { tint } from "../page/heat.js";
import { fixed } from "../page/words.js";

/**
 * One table: a column per step; a group of rows per tensor, a row per unit; then probabilities and answers.
 * @param {Object} shown
 * @param {import("../keras/tomato.js").TomatoModel} shown.model
 * @param {string[]} shown.names      tensors to show: "h", "c", gates
 * @param {import("../keras/tomato.js").Reading[]} shown.readings  one per step
 * @param {number} shown.at           the current step, from 0
 * @param {string[]|null} shown.target  the right answers, where there are any
 * @param {Object} shown.texts        words of the page's language
 * @param {(event: Event) => void} shown.choose  called when a cell is clicked
 */
export function heatMap({ model, names, readings, at, target, texts, choose }) {
  const row = (name, cells, className) =>
    element("tr", { class: className }, element("th", { scope: "row" }, name), ...cells);
  const cell = (t, text, style) => element("td", { style, class: t === at && "current" }, text);
  const heading = ({ letter }, t) =>
    element("th", { scope: "col", class: t === at && "current", "aria-current": t === at && "step" }, letter);
  const staying = (text) => element("span", { class: "stay" }, text); // in sight while the table scrolls sideways
  const group = (name, rows) => {
    const title = element("th", { scope: "rowgroup", colspan: readings.length + 1 }, staying(name));
    return element("tbody", {}, element("tr", {}, title), ...rows);
  };
  const tensor = (name) => {
    const values = readings.map((reading) => reading[name] ?? reading.gates[name]);
    const unitRow = (_, unit) =>
      row(
        texts.unit(unit),
        values.map((of, t) => cell(t, fixed(of[unit]), tint(of[unit]))),
      );
    return group(texts.groups[name], Array.from({ length: model.units }, unitRow));
  };
  const probabilityRow = (letter, index) => {
    const shares = readings.map(({ probabilities }) => probabilities[index]);
    return row(
      letter,
      shares.map((share, t) => cell(t, fixed(100 * share, 1), tint(share))),
    );
  };
  const answers = readings.map(({ probabilities }, t) => cell(t, answer(probabilities)));
  const last = [...VOCABULARY.map(probabilityRow), row(texts.answer, answers, "answers")];
  if (target)
    last.push(
      row(
        texts.target,
        target.map((letter, t) => cell(t, letter)),
        "targets",
      ),
    );
  return element(
    "table",
    { class: "heat", onclick: choose },
    element("caption", {}, staying(texts.caption(model.layer))),
    element("thead", {}, row(texts.step, readings.map(heading))),
    ...names.map(tensor),
    group(texts.probabilities, last),
  );
}
