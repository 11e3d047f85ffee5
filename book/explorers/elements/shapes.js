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
import { Explorer } from "../page/explorer.js";
import { flag, oneOf, whole } from "../page/fields.js";
import { WORDS } from "../words/ko.js";

export class ShapesExplorer extends Explorer {
  static words = WORDS.shapes;

  static main = ["layer", "units", "return_sequences", "return_state"];

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
    return [
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
        table(words.weights, words.weightColumns, [...counted, [words.total, "–", count.toLocaleString("en")]]),
      ),
    ];
  }

  code = shapesCode;
}

/** Names the axes of a shape: (None, 4, 6) becomes 배치, 시점, 유닛 × 2. */
function axesOf(shape, { units }, names) {
  const last = shape.at(-1) === units ? names.units : names["2 units"];
  return [names.batch, ...(shape.length === 3 ? [names.steps] : []), last].join(", ");
}

customElements.define("rnn-shapes", ShapesExplorer);
