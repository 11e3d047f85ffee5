/** <rnn-shapes>: the tensors that a layer returns, and its weights and parameters. */

import { callLine, shapesCode } from "../code/shapes_code.js";
import {
  GATES,
  MERGE_MODES,
  countParams,
  formula,
  outputTensors,
  pythonTuple,
  size,
  weightTensors,
} from "../keras/tensor_shapes.js";
import { element, table } from "../page/dom.js";
import { Explorer } from "../page/explorer.js";
import { flag, oneOf, whole } from "../page/fields.js";
import { say } from "../page/words.js";

const MOST = 8; // rows and columns of a block; a longer axis is cut
/** The parts of a kernel, in Keras' order. */
const PARTS = { SimpleRNN: ["h"], LSTM: ["i", "f", "c̃", "o"], GRU: ["z", "r", "h̃"] };

export class ShapesExplorer extends Explorer {
  static title = say("Shapes and parameters");

  static main = ["layer", "return_sequences"];

  static fields = {
    layer: oneOf(say("Layer"), Object.keys(GATES), "LSTM"),
    units: whole(withKerasName(say("units"), "units"), 1, 4096, 3),
    features: whole(withKerasName(say("features"), "features"), 1, 4096, 5),
    steps: whole(withKerasName(say("steps"), "steps"), 1, 4096, 4),
    return_sequences: flag("return_sequences", true),
    return_state: flag("return_state", true),
    use_bias: flag("use_bias", true),
    reset_after: flag("reset_after", true),
    bidirectional: oneOf("bidirectional", ["", ...MERGE_MODES], "", { "": say("not used") }),
  };

  hiddenFields = ({ layer }) => (layer === "GRU" ? [] : ["reset_after"]);

  compute(choice) {
    return {
      tensors: outputTensors(choice),
      weights: weightTensors(choice),
      count: countParams(choice),
    };
  }

  sentence(choice, { tensors, count }) {
    const values = {
      tensors: tensors.length,
      formula: formula(choice),
      count: count.toLocaleString("en"),
    };
    return say(
      "Tensors that the layer returns: {tensors}. Parameters: {formula} = {count}.",
      values,
    );
  }

  view(choice, { tensors, weights, count }) {
    const before = this.drawn ?? choice;
    this.drawn = choice;
    const blocks = [returnedBlocks(tensors, choice, before), kernelBlock(choice, before)];
    return [
      element("div", { class: "blocks", "aria-hidden": "true" }, ...blocks),
      element("p", { class: "line-of-code" }, element("code", {}, callLine(choice))),
      element(
        "div",
        { class: "tables" },
        tableOfTensors(tensors, choice),
        tableOfWeights(weights, count),
      ),
    ];
  }

  code = shapesCode;
}

/**
 * The returned tensors as blocks; rows that are no longer returned leave. `before`: the settings
 * that were drawn last.
 */
function returnedBlocks(tensors, { steps, return_sequences }, before) {
  const leaves = before.return_sequences && !return_sequences;
  const blocks = tensors.map(({ name, shape }) => {
    const isShorter = leaves && name.endsWith("outputs");
    const rows = shape.length === 3 || isShorter ? steps : 1;
    const hue = name.endsWith("cell_state") ? "c" : "h";
    return element("span", {}, name, block(rows, shape.at(-1), hue, isShorter ? "leaves" : ""));
  });
  return element("span", {}, ...blocks);
}

/** The kernel as a block for each gate and candidate; another layer parts it anew. */
function kernelBlock({ layer, units, features }, before) {
  const parts = PARTS[layer].map((name) => {
    const hue = /[ch]/.test(name) ? "candidate" : "gate";
    return element("span", {}, name, block(features, units, hue));
  });
  const isParted = before.layer !== layer;
  const name = element("em", {}, "kernel");
  return element("span", { class: `kernel ${isParted ? "parted" : ""}` }, name, ...parts);
}

function tableOfTensors(tensors, choice) {
  const rows = tensors.map(({ name, shape }) => [name, pythonTuple(shape), axesOf(shape, choice)]);
  return table(say("Returned tensors"), [say("name"), say("shape"), say("axes")], rows);
}

function tableOfWeights(weights, count) {
  const grouped = (number) => number.toLocaleString("en");
  const rows = weights.map(({ name, shape }) => [name, pythonTuple(shape), grouped(size(shape))]);
  const total = [say("total"), "–", grouped(count)];
  return table(say("Weights"), [say("name"), say("shape"), say("count")], [...rows, total]);
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
  if (shape.at(-1) === units)
    return shape.length === 3 ? say("batch, steps, units") : say("batch, units");
  return shape.length === 3 ? say("batch, steps, 2 × units") : say("batch, 2 × units");
}

customElements.define("rnn-shapes", ShapesExplorer);
