/** <rnn-gates>: set the gates by hand and see how long a memory lasts. */

import { gatesCode } from "../code/gates_code.js";
import { holdGates } from "../keras/single_unit.js";
import { lineChart, roundTicks } from "../page/chart.js";
import { button, table } from "../page/dom.js";
import { Explorer, wantsStillness } from "../page/explorer.js";
import { oneOf, slider } from "../page/fields.js";
import { fixed, percent } from "../page/numbers.js";
import { Sluices } from "../page/sluices.js";
import { say } from "../page/words.js";

const GATES_OF = { LSTM: ["f", "i", "o"], GRU: ["z", "r"] };

/**
 * After so many milliseconds without a change, the curve of then becomes the one to compare with.
 */
const PAUSE = 600;

/**
 * Milliseconds in which the memory passes the first step. It goes faster and faster: n steps take
 * √n times as long.
 */
const FIRST = 900;

export class GatesExplorer extends Explorer {
  static title = say("Set the gates by hand");

  static main = ["play", "layer"];

  static fields = {
    layer: oneOf(say("Layer"), ["LSTM", "GRU"], "LSTM"),
    f: slider(say("Forget gate f"), 0, 1, 0.01, 0.95),
    i: slider(say("Input gate i"), 0, 1, 0.01, 0.05),
    o: slider(say("Output gate o"), 0, 1, 0.01, 0.8),
    z: slider(say("Update gate z"), 0, 1, 0.01, 0.95),
    r: slider(say("Reset gate r"), 0, 1, 0.01, 0),
    start: slider(say("Memory at the start"), -1, 1, 0.1, 0.7),
    offer: slider(say("New value at every step"), -0.9, 0.9, 0.1, -0.5),
    steps: slider(say("Steps"), 1, 100, 1, 50),
  };

  hiddenFields = ({ layer }) => GATES_OF[layer === "LSTM" ? "GRU" : "LSTM"];

  compute = holdGates;

  sentence = remembered;

  buildControls() {
    const { f, i, o, z, r } = this.boxes;
    this.sluices = new Sluices({ f, i, o, z, r });
    this.stage = this.sluices.node;
    this.boxes.play = button("play", say("▶ Let time pass"), () => this.play(), {
      class: "loud",
      hidden: wantsStillness(),
    });
  }

  /** When a setting changed for the last time, in milliseconds. */
  changed = -Infinity;

  set(changes) {
    const now = performance.now();
    const startsOver = Object.keys(changes).length > 1;
    const isAfterPause = now - this.changed >= PAUSE;
    if (startsOver) this.before = null;
    else if (isAfterPause) this.before = { layer: this.settings.layer, memory: this.memory };
    this.changed = now;
    super.set(changes);
  }

  view(setting, run, width) {
    const { layer, steps } = setting;
    this.sluices.draw(setting, this.frame === null ? null : this.time, run);
    this.memory = run.memory;
    const before = this.before?.layer === layer ? this.before.memory.slice(0, steps + 1) : [];
    const limit = Math.ceil(Math.max(1, ...[...run.memory, ...before].map(Math.abs)));
    const chart = lineChart({
      lines: curves(layer, run),
      ghosts: before.length ? [{ ...memoryOf(layer), name: "", points: pointsOf(before, 0) }] : [],
      x: { min: 0, max: steps, ticks: roundTicks(0, steps, 6) },
      y: { min: -limit, max: limit, ticks: fiveTicks(limit) },
      xLabel: say("Step t"),
      width,
      names: "end",
      point: this.frame !== null && [this.time, run.memory[Math.floor(this.time)]],
    });
    return [chart];
  }

  /**
   * Lets the first memory run through the cell, while a point runs along its curve. `time` counts
   * the steps passed.
   */
  play() {
    this.move((elapsed) => {
      this.time = (elapsed / FIRST) ** 2;
      return this.time < this.settings.steps;
    });
  }

  numbers({ layer }, { memory, h }) {
    const columns = layer === "LSTM" ? ["t", "c", "h"] : ["t", "h"];
    const rows = memory.map((value, t) => [
      String(t),
      fixed(value, 4),
      t ? fixed(h[t - 1], 4) : "–",
    ]);
    return table(
      say("Values of each step"),
      columns,
      rows.map((cells) => cells.slice(0, columns.length)),
    );
  }

  code = gatesCode;
}

/** The values of steps, the first of which is step `from`, as points of a line. */
const pointsOf = (values, from) => values.map((value, place) => [place + from, value]);

/** The look of the line of a layer's memory. */
const memoryOf = (layer) =>
  layer === "LSTM"
    ? { name: say("Cell state c"), hue: "c", style: 1 }
    : { name: say("Hidden state h"), hue: "h", style: 1 };

/** The lines of the memory, from step 0, and of what an LSTM lets out of it, from step 1. */
function curves(layer, { memory, h }) {
  const lines = [{ ...memoryOf(layer), points: pointsOf(memory, 0) }];
  if (layer === "LSTM")
    lines.push({ name: say("Hidden state h"), hue: "h", style: 2, points: pointsOf(h, 1) });
  return lines;
}

/** Ticks at both limits, in the middle, and halfway; an odd limit has a half. */
function fiveTicks(limit) {
  const digits = limit % 2;
  return [-1, -0.5, 0, 0.5, 1].map((part) => ({
    at: part * limit,
    label: fixed(part * limit, digits),
  }));
}

/** Describes in words how much of the memory is left. */
export function remembered(setting, { memory, h, kept }) {
  const { layer, steps, f, i, z, r } = setting;
  const isLSTM = layer === "LSTM";
  const keep = isLSTM ? f : z;
  const isSteady = isLSTM || r === 0; // each step keeps the same share
  const now = whereItIs(layer, fixed(memory.at(-1)), fixed(h.at(-1)));
  const sentences = [whatIsLeft(isSteady, { steps, kept: percent(kept), now })];
  if (isSteady && keep >= 0.5 && keep < 1) sentences.push(whenItHalves(keep));
  if (isLSTM && Math.abs(f + i - 1) < 1e-9)
    sentences.push(say("With f + i = 1, c moves exactly like h of a GRU with z = f and r = 0."));
  return sentences.join(" ");
}

const whereItIs = (layer, memory, h) =>
  layer === "LSTM"
    ? say("The cell state c is now {memory}, and the output h is {h}.", { memory, h })
    : say("The hidden state h is now {memory}.", { memory });

const whatIsLeft = (isSteady, values) =>
  isSteady
    ? say("After {steps} steps {kept} of the first memory is left. {now}", values)
    : say(
        "After {steps} steps {kept} of a small change of the first memory is left. {now}",
        values,
      );

function whenItHalves(keep) {
  const steps = Math.log(0.5) / Math.log(keep);
  const rounded = steps < 10 ? fixed(steps, 1) : Math.round(steps);
  return say("What is left halves about every {steps} steps.", { steps: rounded });
}

customElements.define("rnn-gates", GatesExplorer);
