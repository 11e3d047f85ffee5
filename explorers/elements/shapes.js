/** <rnn-shapes>: the tensors that a layer returns, and its weights and parameters. */

import { layerLine, shapesCode } from "../code/shapes_code.js";
import { GATES, MERGE_MODES, countParams, formula, outputTensors } from "../keras/tensor_shapes.js";
import { pythonTuple, size, weightTensors } from "../keras/tensor_shapes.js";
import { element, table } from "../page/dom.js";
import { Explorer, wantsStillness } from "../page/explorer.js";
import { flag, oneOf, whole } from "../page/fields.js";
import { animate } from "../page/moving.js";
import { say } from "../page/words.js";

const MOST = 8; // rows and columns of a block; a longer axis is cut
const MOTION = 350; // ms
/** The parts of a kernel, in Keras' order. */
const PARTS = { SimpleRNN: ["h"], LSTM: [..."ifco"], GRU: [..."zrh"] };

export class ShapesExplorer extends Explorer {
  static title = say("Shapes and parameters");
  static viewName = say("Tables of returned tensors and weights");

  static labels = {
    layer: say("Layer"),
    units: withKerasName(say("units"), "units"),
    features: withKerasName(say("features"), "features"),
    steps: withKerasName(say("steps"), "steps"),
  };

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
    bidirectional: oneOf(["", ...MERGE_MODES], "", { "": say("not used") }),
  };

  hiddenFields = ({ layer }) => (layer === "GRU" ? [] : ["reset_after"]);

  compute(choice) {
    return { tensors: outputTensors(choice), weights: weightTensors(choice), count: countParams(choice) };
  }

  sentence(choice, { tensors, count }) {
    const values = { tensors: tensors.length, formula: formula(choice), count: count.toLocaleString("en") };
    return tensors.length === 1
      ? say("The layer returns {tensors} tensor and has {formula} = {count} parameters.", values)
      : say("The layer returns {tensors} tensors and has {formula} = {count} parameters.", values);
  }

  view(choice, { tensors, weights, count }) {
    const counted = weights.map(({ name, shape }) => [name, pythonTuple(shape), size(shape).toLocaleString("en")]);
    const before = this.drawn ?? { choice, count };
    this.drawn = { choice, count };
    const total = element("span");
    this.runCount(total, before.count, count);
    const { layer, units, features, steps, return_sequences } = choice;
    const leaves = before.choice.return_sequences && !return_sequences;
    const parted = before.choice.layer !== layer;
    const slab = (name) => element("span", {}, name, block(features, units, "ch".includes(name) ? "candidate" : "gate"));
    const rows = return_sequences || leaves ? steps : 1;
    const returned = block(rows, tensors[0].shape.at(-1), "h", leaves ? "leaves" : "");
    const kernel = element("span", { class: parted && "parted" }, ...PARTS[layer].map(slab), " kernel");
    const names = tensors.map(({ name }) => name);
    const line = element("code", {}, `${names.join(", ")} = ${layerLine(choice)}(x)`);
    const shapes = tensors.map(({ name, shape }) => [name, pythonTuple(shape), axesOf(shape, choice)]);
    return [
      element("div", { class: "blocks", "aria-hidden": "true" }, element("span", {}, names[0], returned), kernel),
      element("p", { class: "line-of-code" }, line),
      element(
        "div",
        { class: "tables" },
        table(say("Returned tensors"), [say("name"), say("shape"), say("axes")], shapes),
        table(say("Weights"), [say("name"), say("shape"), say("count")], [...counted, [say("total"), "–", total]]),
      ),
    ];
  }

  code = shapesCode;

  /** Lets a number run to its new value, unless the reader asks for less motion. */
  runCount(place, from, to) {
    const show = (elapsed) => {
      const part = Math.min(1, elapsed / MOTION);
      place.textContent = Math.round(from + (to - from) * part).toLocaleString("en");
      return part < 1;
    };
    const isStill = from === to || wantsStillness();
    if (show(isStill ? MOTION : 0)) animate(place, show);
  }
}

/** A tensor as a block: one row per step or feature, one column per unit. */
function block(rows, columns, hue, className = "") {
  const style = `--columns:${Math.min(columns, MOST)};--hue:var(--hue-${hue})`;
  const lines = Array.from({ length: Math.min(rows, MOST) }, () => element("i"));
  const cut = rows > MOST || columns > MOST ? "cut" : "";
  return element("b", { class: `block ${cut} ${className}`, style }, ...lines);
}

/** A word beside the name that Keras has for it, where the two differ: 유닛 units. */
function withKerasName(word, name) {
  return word === name ? name : `${word} ${name}`;
}

/** Names the axes of a shape: (None, 4, 6) becomes "batch, steps, 2 × units". */
function axesOf(shape, { units }) {
  if (shape.at(-1) === units) return shape.length === 3 ? say("batch, steps, units") : say("batch, units");
  return shape.length === 3 ? say("batch, steps, 2 × units") : say("batch, 2 × units");
}

customElements.define("rnn-shapes", ShapesExplorer);
