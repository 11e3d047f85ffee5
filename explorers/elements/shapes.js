/** <rnn-shapes>: the tensors that a layer returns, and its weights and parameters. */

import { layerLine, shapesCode } from "../code/shapes.js";
import {
  GATES,
  MERGE_MODES,
  countParams,
  formula,
  outputTensors,
  pythonTuple,
  size,
  weightTensors,
} from "../keras/shapes.js";
import { element, table } from "../page/dom.js";
import { Explorer, wantsStillness } from "../page/explorer.js";
import { flag, oneOf, whole } from "../page/fields.js";
import { WORDS } from "../words/ko.js";

const MOST = 8; // rows and columns of a block; a longer axis is cut
const MOTION = 350; // ms
/** The parts of a kernel, in Keras' order. */
const PARTS = { SimpleRNN: ["h"], LSTM: [..."ifco"], GRU: [..."zrh"] };

export class ShapesExplorer extends Explorer {
  static words = WORDS.shapes;

  static main = ["layer", "return_sequences"];

  static fields = {
    layer: oneOf(Object.keys(GATES), "LSTM"),
    units: whole(1, 4096, 3),
    features: whole(1, 4096, 5),
    steps: whole(1, 4096, 4),
    return_sequences: flag(true),
    return_state: flag(true),
    use_bias: flag(true),
    reset_after: flag(true),
    bidirectional: oneOf(["", ...MERGE_MODES], "", { "": WORDS.shapes.without }),
  };

  hiddenFields = ({ layer }) => (layer === "GRU" ? [] : ["reset_after"]);

  compute(choice) {
    return { tensors: outputTensors(choice), weights: weightTensors(choice), count: countParams(choice) };
  }

  sentence(choice, { tensors, count }) {
    return this.words.sentence(tensors.length, formula(choice), count.toLocaleString("en"));
  }

  view(choice, { tensors, weights, count }) {
    const { words } = this;
    const counted = weights.map(({ name, shape }) => [name, pythonTuple(shape), size(shape).toLocaleString("en")]);
    const before = this.drawn ?? { choice, count };
    this.drawn = { choice, count };
    const total = element("span", {}, count.toLocaleString("en"));
    this.runCount(total, before.count, count);
    const { layer, units, features, steps, return_sequences } = choice;
    const leaves = before.choice.return_sequences && !return_sequences;
    const parted = before.choice.layer !== layer;
    const slab = (name) => element("span", {}, name, block(features, units, "ch".includes(name) ? "candidate" : "gate"));
    return [
      element(
        "div",
        { class: "blocks", "aria-hidden": "true" },
        element("span", {}, tensors[0].name, block(return_sequences || leaves ? steps : 1, tensors[0].shape.at(-1), "h", leaves && "leaves")),
        element("span", { class: parted && "parted" }, ...PARTS[layer].map(slab), " kernel"),
      ),
      element(
        "p",
        { class: "line-of-code" },
        element("code", {}, `${tensors.map(({ name }) => name).join(", ")} = ${layerLine(choice)}(x)`),
      ),
      element(
        "div",
        { class: "tables" },
        table(
          words.returned,
          words.columns,
          tensors.map(({ name, shape }) => [name, pythonTuple(shape), axesOf(shape, choice, words.axes)]),
        ),
        table(words.weights, words.weightColumns, [...counted, [words.total, "–", total]]),
      ),
    ];
  }

  code = shapesCode;

  /** Lets a number run to its new value, unless the reader asks for less motion. */
  runCount(place, from, to) {
    if (from === to || wantsStillness()) return;
    const start = performance.now();
    const frame = (now) => {
      const done = Math.min(1, Math.max(0, now - start) / MOTION);
      place.textContent = Math.round(from + (to - from) * done).toLocaleString("en");
      if (done < 1) requestAnimationFrame(frame);
    };
    frame(start);
  }
}

/** A tensor as a block: one row per step or feature, one column per unit. */
function block(rows, columns, hue, className) {
  const style = `--columns:${Math.min(columns, MOST)};--hue:var(--hue-${hue})`;
  const row = () => element("i");
  const cut = rows > MOST || columns > MOST ? "cut" : "";
  return element("b", { class: `block ${cut} ${className || ""}`, style }, ...Array.from({ length: Math.min(rows, MOST) }, row));
}

/** Names the axes of a shape: (None, 4, 6) becomes 배치, 시점, 유닛 × 2. */
function axesOf(shape, { units }, names) {
  const last = shape.at(-1) === units ? names.units : names["2 units"];
  return [names.batch, ...(shape.length === 3 ? [names.steps] : []), last].join(", ");
}

customElements.define("rnn-shapes", ShapesExplorer);
