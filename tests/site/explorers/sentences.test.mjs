// What an explorer says has the numbers of its settings: examples, each of which can be followed by
// hand or in the chapter.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const sources = new URL("../../../explorers/", import.meta.url);
const data = (name) => JSON.parse(readFileSync(new URL(`data/${name}.json`, sources), "utf-8"));
Object.assign(globalThis, {
  document: { addEventListener() {}, currentScript: { src: "" }, documentElement: { lang: "en" } },
  HTMLElement: class {},
  customElements: { define() {} },
  rnnLayers: data("layers"),
  rnnModels: data("models"),
  rnnLearned: data("learned"),
});

/** What an explorer says with its first settings and some changes. */
async function said(name, changes) {
  const module = await import(new URL(`elements/${name}.js`, sources));
  const Explorer = Object.values(module).find((exported) => exported.fields);
  const explorer = new Explorer();
  const first = Object.entries(Explorer.fields).map(([field, { first }]) => [field, first]);
  const settings = { ...Object.fromEntries(first), ...changes };
  return explorer.sentence(settings, explorer.compute(settings));
}

const numbersIn = (text) => text.match(/[−-]?\d+(?:[.,]\d+)*/g) ?? [];

const EXAMPLES = [
  // Half is kept at each of three steps, and nothing comes in: an eighth is left of 0.8, and half
  // of its tanh comes out.
  ["gates", { f: 0.5, i: 0, o: 0.5, start: 0.8, steps: 3 }, ["3", "12.5", "0.10", "0.05", "1.0"]],
  // A closed forget gate forgets at once; the input gate brings in the new value whole.
  ["gates", { f: 0, i: 1, o: 1, offer: 0.5, steps: 1 }, ["1", "0", "0.50", "0.46", "1", "0"]],
  // All seeds begin wrong; the chapter prints how many are right after ten epochs.
  ["seeds", { epoch: 0, draws: 0 }, ["0", "100", "0", "0", "0", "95", "10", "100"]],
  // LSTM: 4 × (5×3 + 3×3 + 3) = 108; GRU has two biases; SimpleRNN has no gates.
  ["shapes", {}, ["3", "4", "5", "3", "3", "3", "3", "108"]],
  ["shapes", { layer: "GRU" }, ["2", "3", "5", "3", "3", "3", "2", "3", "90"]],
  ["shapes", { layer: "SimpleRNN", return_state: false }, ["1", "5", "3", "3", "3", "3", "27"]],
  // Step 2 reads 토 again, and answers as at step 1 no more.
  ["play", { t: 2 }, ["2"]],
  // The first level begins half open; one whole stroke solves it.
  ["puzzle", {}, ["6", "0.50"]],
  ["puzzle", { f: "u100" }, ["90", "0.05"]],
  // At the last step nothing has been walked back yet: all gradients are the last one.
  ["gradients", { t: 40, steps: 40 }, ["0", "40", "40", "1.00", "1.00", "1.00"]],
  ["train", { epochs: 0 }, []],
  ["train", { epochs: 100 }, ["100"]],
];

for (const [name, changes, numbers] of EXAMPLES)
  test(`<rnn-${name}> says the numbers of ${JSON.stringify(changes)}`, async () => {
    const sentence = await said(name, changes);
    assert.deepEqual(numbersIn(sentence).slice(0, numbers.length), numbers, sentence);
    assert.ok(sentence.length > 20);
  });
