/**
 * <rnn-gradients>: how much the input of each step changes the last hidden state, in three
 * untrained layers.
 */

import { gradientsCode } from "../code/gradients_code.js";
import { sigmoid } from "../keras/cells.js";
import { gradientNorms, withForgetBias } from "../keras/backpropagation.js";
import { lineChart, roundTicks } from "../page/chart.js";
import { button, element, table } from "../page/dom.js";
import { Explorer, wantsStillness } from "../page/explorer.js";
import { slider } from "../page/fields.js";
import { fixed, powerOfTen, scientific } from "../page/numbers.js";
import { say } from "../page/words.js";

const LONGEST = 100;
const WALK = 3000; // milliseconds from the last step to the first

export class GradientsExplorer extends Explorer {
  static title = say("How far do gradients reach?");

  static main = ["play", "t", "forget_bias"];

  static fields = {
    t: slider(say("Step t that the error has reached"), 1, LONGEST, 1, 1),
    forget_bias: slider(say("Forget bias b of the LSTM"), -2, 6, 0.5, 1),
    steps: slider(say("Steps T"), 2, LONGEST, 1, 50),
  };

  /**
   * What compute() returned, by number of steps and forget bias: the walk of the error asks for it
   * in every frame.
   */
  known = {};

  compute({ steps, forget_bias }) {
    const { layers, x } = globalThis.rnnLayers;
    const biased = { ...layers, LSTM: withForgetBias(layers.LSTM, forget_bias) };
    return (this.known[`${steps} ${forget_bias}`] ??= Object.entries(biased).map(
      ([name, layer]) => {
        const norms = gradientNorms(layer, x.slice(0, steps));
        return { name, norms, ratio: norms[0] / norms.at(-1) };
      },
    ));
  }

  sentence({ t, steps, forget_bias }, layers) {
    if (this.frame) return say("The error is walking from the last step back to the first.");
    const ratios = (at) =>
      layers
        .map(({ name, norms }) => `${name} ${scientific(norms[at - 1] / norms.at(-1))}`)
        .join(", ");
    if (t > 1) {
      const at = Math.min(t, steps);
      const walk = { walked: steps - at, steps, t: at, ratios: ratios(at) };
      return say(
        "The error has walked {walked} steps back, from step {steps} to step {t}. Compared with the last input, the gradient at this step is {ratios}.",
        walk,
      );
    }
    const values = {
      last: subscript(steps),
      ratios: ratios(1),
      best: layers.reduce((first, second) => (second.ratio > first.ratio ? second : first)).name,
      bias: fixed(forget_bias, forget_bias % 1 ? 1 : 0),
      gate: fixed(sigmoid(forget_bias)),
    };
    return say(
      "The first input's share ‖∂/∂x₁‖ ÷ ‖∂/∂x{last}‖ is {ratios}. The first input reaches the end best in the {best}. With a forget bias b = {bias} the forget gate starts near σ({bias}) = {gate}.",
      values,
    );
  }

  view({ t, steps }, layers, width) {
    const at = Math.min(t, steps);
    this.controls.t.max = steps;
    const all = layers.map(({ name, norms, ratio }, index) => ({
      name,
      style: index + 1,
      hue: "gradient",
      points: norms.map((norm, place) => [place + 1, Math.log10(norm)]),
      drop: norms[at - 1] / norms.at(-1),
      label: say("{name}: the gradient at step 1 is {ratio} times the one at step {steps}.", {
        name,
        ratio: scientific(ratio),
        steps,
      }),
    }));
    const chart = lineChart({
      lines: all.map((line) => ({ ...line, points: line.points.slice(at - 1) })),
      ghosts: all.map((line) => ({ ...line, points: line.points.slice(0, at) })),
      x: { min: 1, max: steps, ticks: roundTicks(1, steps, 6) },
      y: logAxis(all),
      xLabel: say("Step t (the last input is at the right)"),
      width,
      label: all.map(({ label }) => label).join(" "),
      names: "start",
    });
    this.hint ??= element(
      "p",
      { class: "hint" },
      say("The area of a circle shows the gradient compared with that of the last input."),
    );
    return [chart, this.hint];
  }

  buildControls() {
    this.boxes.play = button("play", say("▶ Send the error back"), () => this.play(), {
      class: "loud",
      hidden: wantsStillness(),
    });
    this.addWalk("t", say("One step further back"), say("One step forward again"));
  }

  /** Lets the error walk from the last step back to the first. */
  play() {
    const { steps } = this.settings;
    this.move((elapsed) => {
      const t = Math.max(1, Math.ceil(steps - ((steps - 1) * elapsed) / WALK));
      this.settings = { ...this.settings, t };
      return t > 1;
    });
  }

  numbers(settings, layers) {
    const rows = layers[0].norms.map((_, t) => [
      String(t + 1),
      ...layers.map(({ norms }) => scientific(norms[t])),
    ]);
    return table(say("‖∂ sum(h_T) / ∂x_t‖"), ["t", ...layers.map(({ name }) => name)], rows);
  }

  code(settings) {
    const { layers, x } = globalThis.rnnLayers;
    const { units, features } = layers.LSTM;
    return gradientsCode(settings, { units, features, longest: x.length });
  }
}

/** 50 as ₅₀. */
const subscript = (whole) => [...String(whole)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]).join("");

/**
 * Returns an axis in whole powers of ten that contains all lines, whose y values are logarithms.
 */
function logAxis(lines) {
  const all = lines.flatMap(({ points }) => points.map(([, y]) => y));
  const min = Math.floor(Math.min(...all));
  const max = Math.max(Math.ceil(Math.max(...all)), min + 1);
  return {
    min,
    max,
    ticks: roundTicks(min, max, 6).map(({ at }) => ({ at, label: powerOfTen(at) })),
  };
}

customElements.define("rnn-gradients", GradientsExplorer);
