/** The table of <rnn-play>: states, probabilities and answers of a model at each step. */

import { VOCABULARY, answer } from "../keras/tomato.js";
import { element } from "./dom.js";
import { tint } from "./heat.js";
import { fixed } from "./numbers.js";

/**
 * Builds the table: one column per step, one group of rows per tensor with one row per unit, then probabilities and answers.
 * @param {Object} shown
 * @param {import("../keras/tomato.js").TomatoModel} shown.model
 * @param {string[]} shown.names      tensors to show: "h", "c", gates
 * @param {import("../keras/tomato.js").Reading[]} shown.readings  one per step
 * @param {number} shown.at           the current step, from 0
 * @param {string[]|null} shown.target  the right answers, or null for a text without any
 * @param {Object} shown.words        the entry `play` of WORDS
 * @param {(event: Event) => void} shown.choose  called when a cell is clicked
 * @param {boolean} shown.isPlaying  what lies after the current step is not shown yet
 */
export function heatMap({ model, names, readings, at, target, words, choose, isPlaying }) {
  const row = (name, cells, className) =>
    element("tr", { class: className }, element("th", { scope: "row" }, name), ...cells);
  const place = (t) => (t === at ? "current" : isPlaying && t > at && "later");
  const cell = (t, text, style) => element("td", { style, class: place(t) }, text);
  const heading = ({ letter }, t) =>
    element("th", { scope: "col", class: place(t), "aria-current": t === at && "step" }, letter);
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
        words.unit(unit),
        values.map((of, t) => cell(t, fixed(of[unit]), tint(of[unit], hue))),
      );
    return group(words.groups[name], Array.from({ length: model.units }, unitRow));
  };
  const probabilityRow = (letter, index) => {
    const shares = readings.map(({ probabilities }) => probabilities[index]);
    return row(
      letter,
      shares.map((share, t) => cell(t, fixed(100 * share, 1), tint(share, "ink"))),
    );
  };
  const answers = readings.map(({ probabilities }, t) => {
    const letter = answer(probabilities);
    return cell(t, element("button", { type: "button", "aria-label": words.answerOf(letter, t + 1) }, letter));
  });
  const last = [...VOCABULARY.map(probabilityRow), row(words.answer, answers, "answers")];
  if (target)
    last.push(
      row(
        words.target,
        target.map((letter, t) => cell(t, letter)),
        "targets",
      ),
    );
  return element(
    "table",
    { class: "heat", onclick: choose },
    element("caption", {}, staying(words.caption(model.layer))),
    element("thead", {}, row(words.step, readings.map(heading))),
    ...names.map(tensor),
    group(words.probabilities, last),
  );
}
