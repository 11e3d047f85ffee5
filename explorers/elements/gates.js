/** <rnn-gates>: set the gates by hand and see how long a memory lasts. */

import { gatesCode } from "../code/gates.js";
import { holdGates } from "../keras/constant_gates.js";
import { lineChart, roundTicks } from "../page/chart.js";
import { element, table } from "../page/dom.js";
import { Explorer, wantsStillness } from "../page/explorer.js";
import { oneOf, slider } from "../page/fields.js";
import { fixed, percent } from "../page/numbers.js";
import { Sluices } from "../page/sluices.js";
import { WORDS } from "../words/ko.js";

const GATES_OF = { LSTM: ["f", "i", "o"], GRU: ["z", "r"] };

/** The smallest kept share for each entry of `words.degrees`. */
const DEGREES = [1, 0.99, 0.5, 0.1, 0.01, 0];

/** After so many milliseconds without a change, the curve of then becomes the one to compare with. */
const PAUSE = 600;

export class GatesExplorer extends Explorer {
  static words = WORDS.gates;

  static lines = [3, 6];

  static main = ["play", "layer"];

  static staged = ["f", "i", "o", "z", "r"];

  static fields = {
    layer: oneOf(["LSTM", "GRU"], "LSTM"),
    f: slider(0, 1, 0.01, 0.95),
    i: slider(0, 1, 0.01, 0.05),
    o: slider(0, 1, 0.01, 0.8),
    z: slider(0, 1, 0.01, 0.95),
    r: slider(0, 1, 0.01, 0),
    start: slider(-1, 1, 0.1, 0.7),
    offer: slider(-0.9, 0.9, 0.1, -0.5),
    steps: slider(1, 100, 1, 50),
  };

  hiddenFields = ({ layer }) => GATES_OF[layer === "LSTM" ? "GRU" : "LSTM"];

  compute = holdGates;

  sentence(setting, result) {
    return remembered(setting, result);
  }

  buildControls() {
    this.sluices = new Sluices(Object.fromEntries(this.constructor.staged.map((gate) => [gate, this.boxes[gate]])), this.words);
    this.stage = this.sluices.node;
    const hidden = wantsStillness();
    this.boxes.play = element("button", { type: "button", class: "loud", hidden, onclick: () => this.play() }, this.words.play);
  }

  set(changes) {
    const now = performance.now();
    if (!(now - this.changed < PAUSE)) this.before = { layer: this.settings.layer, memory: this.memory };
    this.changed = now;
    super.set(changes);
  }

  reset() {
    this.before = null;
    super.reset();
  }

  view(setting, { memory, h }, width) {
    const { layer, steps } = setting;
    const { words } = this;
    this.sluices.draw(setting);
    this.sluices.stop();
    this.memory = memory;
    const points = (values, from) => values.map((value, index) => [index + from, value]);
    const lines = [{ name: words.names[layer][0], points: points(memory, 0), style: 1, hue: layer === "LSTM" ? "c" : "h" }];
    if (layer === "LSTM") lines.push({ name: words.names.LSTM[1], points: points(h, 1), style: 2, hue: "h" });
    const ghost = this.before?.layer === layer ? this.before.memory.slice(0, steps + 1) : [];
    const most = Math.max(1, ...memory.map(Math.abs), ...ghost.map(Math.abs));
    const limit = most <= 1 ? 1 : Math.ceil(most);
    const x = { min: 0, max: steps, ticks: roundTicks(0, steps, 6) };
    const y = {
      min: -limit,
      max: limit,
      ticks: [-limit, -limit / 2, 0, limit / 2, limit].map((at) => ({
        at,
        label: fixed(at, limit === 1 ? 1 : limit % 2),
      })),
    };
    const label = lines
      .map(({ name, points: all }) => words.picture({ name, from: fixed(all[0][1]), to: fixed(all.at(-1)[1]), steps }))
      .join(" ");
    const ghosts = ghost.length ? [{ ...lines[0], points: points(ghost, 0) }] : [];
    this.chart = lineChart({ lines, ghosts, x, y, xLabel: words.x, width, label, names: "end" }, this.chart);
    return [this.chart];
  }

  /** Lets the first memory run through the cell, while a point runs along its curve. */
  play() {
    const { memory, shares } = this.compute(this.settings);
    this.sluices.play(shares, (t) => this.chart.point(t, t === null ? 0 : memory[Math.floor(t)]));
  }

  numbers({ layer }, { memory, h }) {
    const rows = memory.map((value, t) => [
      String(t),
      fixed(value, 4),
      ...(layer === "LSTM" ? [t ? fixed(h[t - 1], 4) : "–"] : []),
    ]);
    return table(this.words.numbers, ["t", ...(layer === "LSTM" ? ["c", "h"] : ["h"])], rows);
  }

  code = gatesCode;
}

/** Describes in words how much of the memory is left. */
export function remembered(setting, { memory, h, kept }, words = WORDS.gates) {
  const { layer, steps, f, i } = setting;
  const degree = words.degrees[DEGREES.findIndex((least) => Math.abs(kept) >= least)];
  const now = words.now({ layer, memory: fixed(memory.at(-1)), h: fixed(h.at(-1)) });
  const halving = Math.log(0.5) / Math.log(kept ** (1 / steps));
  const half =
    kept > 0 && kept < 1 && halving >= 1 ? words.half(halving < 10 ? fixed(halving, 1) : Math.round(halving)) : "";
  const twin = layer === "LSTM" && Math.abs(f + i - 1) < 1e-9 ? words.twin : "";
  return words.sentence({ steps, kept: percent(kept), degree, now }) + half + twin;
}

customElements.define("rnn-gates", GatesExplorer);
