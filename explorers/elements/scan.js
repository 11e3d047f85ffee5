/** <rnn-scan>: a recurrence computed in rounds, each step joining the one 1, 2, 4, … steps before it. */

import { scanCode } from "../code/scan_code.js";
import { recurrenceOf, scan } from "../keras/doubling.js";
import { Explorer } from "../page/explorer.js";
import { oneOf, slider, typedText } from "../page/fields.js";
import { cell, clickedStep, group, markColumns, row, stepTable } from "../page/step_table.js";
import { scientific } from "../page/numbers.js";
import { tint } from "../page/tint.js";
import { say } from "../page/words.js";

const LONGEST = 16;

export class ScanExplorer extends Explorer {
  static title = say("Scan by doubling");

  static main = ["round", "t", "task"];

  static fields = {
    round: slider(say("Round"), 0, 4, 1, 1),
    t: slider(say("Step t"), 1, LONGEST, 1, 4),
    task: oneOf(say("Compute"), ["memory", "parity"], "memory", { memory: say("A memory: the kept share is the same everywhere"), parity: say("Parity: a 1 flips the state") }),
    keep: slider(say("Kept share"), 0, 1, 0.05, 0.5),
    bits: {
      ...typedText(say("Input (0 and 1)"), "10110100", LONGEST, { inputmode: "numeric" }),
      parse: (text) => (/^[01]+$/.test(text) && text.length <= LONGEST ? text : undefined),
      problem: (text, value) => say("Please type 1 to {longest} digits that are 0 or 1. The input in use is {value}.", { longest: LONGEST, value }),
    },
  };

  hiddenFields = ({ task }) => (task === "parity" ? ["keep"] : []);

  compute(settings) {
    const rounds = scan(recurrenceOf(settings));
    const now = Math.min(settings.round, rounds.length - 1);
    return { rounds, now, at: Math.min(settings.t, settings.bits.length) - 1 };
  }

  sentence = (settings, result) => joined(result);

  view({ bits }, { rounds, now, at }) {
    const numbers = (values, hue) => values.map((value) => cell(short(value), tint(value / 2, hue)));
    const groups = rounds.slice(0, now + 1).map(({ a, b, from }, k) =>
      group(afterRound(k), [
        row(say("Steps held"), from.map((first, t) => cell(span(first, t)))),
        row(say("Kept share a"), numbers(a, "gate")),
        row(say("Added value b"), numbers(b, "h")),
      ]),
    );
    const steps = [...bits].map((_, t) => String(t + 1));
    const table = stepTable(say("h = a × h + b, computed in rounds"), [say("Step"), ...steps], groups);
    table.addEventListener("click", (event) => this.set({ t: clickedStep(event) || undefined }));
    const back = now && at >= rounds[now - 1].jump ? at - rounds[now - 1].jump : -1;
    const sources = table.tBodies[now - 1];
    markColumns(table, at, { source: (step, row) => step === back && row.parentNode === sources });
    return [table];
  }

  code = (settings, { now }) => scanCode(settings, now);

  buildControls() {
    this.addWalk("round", say("Previous round"), say("Next round"));
  }

  showSettings(settings) {
    const { rounds, now, at } = this.compute(settings);
    this.controls.round.max = rounds.length - 1;
    this.controls.t.max = settings.bits.length;
    super.showSettings({ ...settings, round: now, t: at + 1 });
  }
}

/** At most three digits: 0.5, −1, 0.00391. */
const short = (value) => scientific(value).replace(/\.0+$|(?<=\.\d*?)0+$/, "");

/** The steps that a step holds, from 1: "3–6", or "6" alone. */
const span = (first, last) => (first === last ? `${last + 1}` : `${first + 1}–${last + 1}`);

const stepsInWords = (count) => (count === 1 ? say("{count} step", { count }) : say("{count} steps", { count }));
const roundsInWords = (count) => (count === 1 ? say("{count} round", { count }) : say("{count} rounds", { count }));

const afterRound = (round) =>
  round
    ? say("After round {round} (joined with the step {jump} before)", { round, jump: 2 ** (round - 1) })
    : say("At the start");

/** Says what the current round did to the current step, and where the scan stands. */
export function joined({ rounds, now, at }) {
  const all = { steps: stepsInWords(rounds[0].b.length), rounds: roundsInWords(rounds.length - 1) };
  if (!now) return say("Nothing is joined yet: each step holds itself. To hold all {steps} takes {rounds}.", all);
  const sentence = joining(rounds[now - 1], rounds[now], { round: now, t: at + 1 });
  if (now < rounds.length - 1) return sentence;
  const end = say("All {steps} took {rounds}. The added value b now is the hidden state h of each step.", all);
  return `${sentence} ${end}`;
}

/** Says which step was joined in a round, and what came of it. */
function joining({ jump, a, b, from }, after, { round, t }) {
  const [at, back] = [t - 1, t - 1 - jump];
  if (back < 0) return say("Round {round}: there is no step {jump} before step {t}. It already holds everything from the beginning and stays as it is.", { round, t, jump });
  const values = {
    round,
    t,
    back: back + 1,
    jump,
    earlier: span(from[back], back),
    later: span(from[at], at),
    both: span(after.from[at], at),
    sum: `${short(a[at])} × ${short(b[back])} + ${short(b[at])} = ${short(after.b[at])}`,
  };
  return say("Round {round}: step {t} joins step {back}, {jump} before it. Step {back} held {earlier} and step {t} held {later}, so it now holds {both}. The added value is {sum}.", values);
}

customElements.define("rnn-scan", ScanExplorer);
