/** <rnn-shapes>: what a layer returns and what it weighs. */

import { layerLine, shapesCode } from "../code/shapes.js";
import { GATES, MERGE_MODES, countParams, outputTensors, pythonTuple, size, weightTensors } from "../keras/shapes.js";
import { element, table } from "../page/dom.js";
import { Explorer } from "../page/explorer.js";
import { flag, oneOf, whole } from "../page/fields.js";
import { language } from "../page/words.js";
import { TEXTS } from "../texts/shapes.js";

export class ShapesExplorer extends Explorer {
  static texts = TEXTS;

  static fields = {
    layer: oneOf(Object.keys(GATES), "LSTM"),
    units: whole(1, 4096, 3),
    features: whole(1, 4096, 5),
    steps: whole(1, 4096, 4),
    return_sequences: flag(true),
    return_state: flag(true),
    use_bias: flag(true),
    reset_after: flag(true),
    bidirectional: oneOf(["", ...MERGE_MODES], "", { "": TEXTS[language()].without }),
  };

  hiddenFields = ({ layer }) => (layer === "GRU" ? [] : ["reset_after"]);

  compute(choice) {
    return { tensors: outputTensors(choice), weights: weightTensors(choice), count: countParams(choice) };
  }

  sentence(choice, { tensors, count }) {
    return this.texts.sentence(tensors.length, formula(choice), count.toLocaleString("en"));
  }

  view(choice, { tensors, weights, count }) {
    const { texts } = this;
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
          texts.returned,
          texts.columns,
          tensors.map(({ name, shape }) => [name, pythonTuple(shape), axesOf(shape, choice, texts.axes)]),
        ),
        table(texts.weights, texts.weightColumns, [...counted, [texts.total, "–", count.toLocaleString("en")]]),
      ),
    ];
  }

  code = shapesCode;
}

/** (None, 4, 6): 배치, 시점, 유닛 × 2 */
function axesOf(shape, { units }, names) {
  const last = shape.at(-1) === units ? names.units : names["2 units"];
  return [names.batch, ...(shape.length === 3 ? [names.steps] : []), last].join(", ");
}

/** The count as the formula says it: 4 × (5×3 + 3×3 + 3). */
export function formula({ layer, units, features, use_bias, reset_after, bidirectional }) {
  const biases = !use_bias ? [] : layer === "GRU" && reset_after ? [`2×${units}`] : [`${units}`];
  const block = [`${features}×${units}`, `${units}×${units}`, ...biases].join(" + ");
  const factors = [bidirectional && "2", GATES[layer] > 1 && GATES[layer]].filter(Boolean).join(" × ");
  return factors ? `${factors} × (${block})` : block;
}

customElements.define("rnn-shapes", ShapesExplorer);
