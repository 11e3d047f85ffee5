/** The table of <rnn-play>: states, probabilities and answers of a model at each step. */

import { VOCABULARY, answer } from "../keras/tomato.js";
import { button } from "./dom.js";
import { cell, group, row, stepTable } from "./step_table.js";
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
 * Builds the table: a group of rows for each tensor, with a row per unit, then probabilities and answers.
 * @param {import("../keras/tomato.js").TomatoModel} model
 * @param {string[]} names      tensors to show: "h", "c", gates
 * @param {import("../keras/tomato.js").Reading[]} readings  one per step
 * @param {string[]|null} target  the right answers, or null for a text without any
 * @param {Function} choose  see stepTable()
 */
export function heatMap(model, names, readings, target, choose) {
  const tensor = (name) => {
    const hue = ["h", "c", "candidate"].includes(name) ? name : "gate";
    const values = readings.map((reading) => reading[name] ?? reading.gates[name]);
    const units = values[0].map((_, unit) => {
      const cells = values.map((units) => cell(fixed(units[unit]), tint(units[unit], hue)));
      return row(say("unit {unit}", { unit }), cells);
    });
    return group(GROUPS[name], units);
  };
  const shares = VOCABULARY.map((letter, index) => {
    const cells = readings.map(({ probabilities: all }) => cell(fixed(100 * all[index], 1), tint(all[index], "ink")));
    return row(letter, cells);
  });
  const answers = readings.map(({ probabilities }, t) => {
    const letter = answer(probabilities);
    const label = say("{letter}, the answer of step {step}", { letter, step: t + 1 });
    return cell(button(letter, null, { "aria-label": label }));
  });
  const last = [...shares, row(say("Model's answer"), answers, "answers")];
  if (target) last.push(row(say("Right answer"), target.map((letter) => cell(letter)), "targets"));
  return stepTable(
    say("{layer}: point at an answer of the model", { layer: model.layer }),
    [say("Letter read"), ...readings.map(({ letter }) => letter)],
    [...names.map(tensor), group(say("Probability (%)"), last)],
    choose,
  );
}
