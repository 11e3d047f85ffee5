/** <rnn-gradients>: how much the input of each step changes the last hidden state, in three untrained layers. */

import { gradientsCode } from "../code/gradients.js";
import { sigmoid } from "../keras/cells.js";
import { gradientsOfLayers } from "../keras/gradients.js";
import { legend, lineChart, roundTicks } from "../page/chart.js";
import { table } from "../page/dom.js";
import { Explorer } from "../page/explorer.js";
import { slider } from "../page/fields.js";
import { fixed, powerOfTen, scientific } from "../page/numbers.js";
import { WORDS } from "../words/ko.js";

const LONGEST = 100;

export class GradientsExplorer extends Explorer {
  static words = WORDS.gradients;

  static main = ["steps", "forget_bias"];

  static fields = {
    steps: slider(2, LONGEST, 1, 50),
    forget_bias: slider(-2, 6, 0.5, 1),
  };

  compute({ steps, forget_bias }) {
    return Object.entries(gradientsOfLayers(globalThis.rnnLayers, steps, forget_bias)).map(([name, norms]) => ({
      name,
      norms,
      ratio: norms[0] / norms.at(-1),
    }));
  }

  sentence({ steps, forget_bias }, layers) {
    const best = layers.reduce((first, second) => (second.ratio > first.ratio ? second : first));
    return this.words.sentence({
      steps,
      ratios: layers.map(({ name, ratio }) => `${name} ${scientific(ratio)}`).join(", "),
      best: best.name,
      bias: fixed(forget_bias, forget_bias % 1 ? 1 : 0),
      gate: fixed(sigmoid(forget_bias)),
    });
  }

  view({ steps }, layers, width) {
    const { words } = this;
    const lines = layers.map(({ name, norms }, index) => ({
      name,
      style: index + 1,
      points: norms.map((norm, t) => [t + 1, Math.log10(norm)]),
    }));
    const x = { min: 1, max: steps, ticks: roundTicks(1, steps, 6) };
    const label = layers.map(({ name, ratio }) => words.picture({ name, ratio: scientific(ratio), steps })).join(" ");
    return [lineChart({ lines, x, y: logAxis(lines), xLabel: words.x, width, label }), legend(lines)];
  }

  numbers(settings, layers) {
    const rows = layers[0].norms.map((_, t) => [String(t + 1), ...layers.map(({ norms }) => scientific(norms[t]))]);
    return table(this.words.numbers, ["t", ...layers.map(({ name }) => name)], rows);
  }

  code(settings) {
    const { layers, x } = globalThis.rnnLayers;
    const { units, features } = layers.LSTM;
    return gradientsCode(settings, { units, features, longest: x.length });
  }
}

/** Returns an axis in whole powers of ten that contains all lines, whose y values are logarithms. */
function logAxis(lines) {
  const all = lines.flatMap(({ points }) => points.map(([, y]) => y));
  const min = Math.floor(Math.min(...all));
  const max = Math.max(Math.ceil(Math.max(...all)), min + 1);
  const every = [1, 2, 5, 10, 20].find((step) => (max - min) / step <= 6);
  const first = Math.ceil(min / every) * every;
  const count = Math.floor((max - first) / every) + 1;
  return {
    min,
    max,
    ticks: Array.from({ length: count }, (_, k) => ({ at: first + k * every, label: powerOfTen(first + k * every) })),
  };
}

customElements.define("rnn-gradients", GradientsExplorer);
