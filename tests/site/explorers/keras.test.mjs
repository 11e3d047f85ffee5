// Every number that an explorer shows equals Keras'. EXPLORERS is the folder under test.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { pathToFileURL } from "node:url";

const here = new URL("./", import.meta.url);
const sources = process.env.EXPLORERS
  ? pathToFileURL(process.env.EXPLORERS + "/")
  : new URL("../../../explorers/", here);
const load = (module) => import(new URL(`keras/${module}.js`, sources));
const json = (url) => JSON.parse(readFileSync(url, "utf-8"));
const fixture = (name) => json(new URL(`fixtures/${name}.json`, here));
const data = (name) => json(new URL(`data/${name}.json`, new URL("../../../explorers/", here)));

const { run, zeroState } = await load("cells");
const { answer, influence, read, splitText } = await load("tomato");
const { gradientNorms, gradientsOfLayers } = await load("backpropagation");
const { holdGates } = await load("constant_gates");
const { paintGates } = await load("painted_gates");
const { recurrenceOf, scan } = await load("doubling");
const { Training, lettersOf, newModel, weightsOf } = await load("training");
const { countParams, outputTensors, weightTensors } = await load("tensor_shapes");

/** Nested arrays of numbers agree, element by element, to a tolerance (relative for numbers beyond 1). */
function assertClose(actual, expected, tolerance, name) {
  if (Array.isArray(expected)) {
    assert.equal(actual.length, expected.length, `${name}: length`);
    expected.forEach((value, index) => assertClose(actual[index], value, tolerance, `${name}[${index}]`));
  } else {
    const error = Math.abs(actual - expected);
    assert.ok(error <= tolerance * Math.max(1, Math.abs(expected)), `${name}: ${actual}, Keras gives ${expected}`);
  }
}

test("trained models: states, gates and probabilities equal Keras to 1e-5", () => {
  const models = data("models");
  const { readings } = fixture("tomato");
  assert.ok(readings.length >= 30);
  for (const { task, layer, text, h, c, gates, probabilities } of readings) {
    const name = `${task} ${layer} ${text}`;
    const steps = read(models[task][layer], [...text]);
    assertClose(steps.map((step) => step.h), h, 1e-5, `${name} h`);
    if (c)
      assertClose(steps.map((step) => step.c), c, 1e-5, `${name} c`);
    for (const [gate, values] of Object.entries(gates)) {
      assertClose(steps.map((step) => step.gates[gate]), values, 1e-5, `${name} ${gate}`);
    }
    assert.deepEqual(Object.keys(steps[0].gates).sort(), Object.keys(gates).sort());
    assertClose(steps.map((step) => step.probabilities), probabilities, 1e-5, `${name} probabilities`);
  }
});

test("each round of a scan, and the hidden states at its end, equal Keras to 1e-5", () => {
  const { cases } = fixture("scan");
  assert.ok(cases.length >= 30);
  for (const { setting, rounds, h } of cases) {
    const name = JSON.stringify(setting);
    const shown = scan(recurrenceOf(setting));
    assertClose(shown.map(({ a, b }) => [a, b]), rounds, 1e-5, name);
    assertClose(shown.at(-1).b, h, 1e-5, `${name} h`);
    shown.forEach(({ from, jump }, round) => {
      assert.equal(jump, 2 ** round);
      from.forEach((first, t) => assert.equal(first, Math.max(0, t + 1 - jump), `${name} round ${round} step ${t}`));
    });
  }
});

test("trained models answer the chapters' sentences", () => {
  const models = data("models");
  const sentence = (model, text) =>
    read(model, [...text])
      .map((step) => answer(step.probabilities))
      .join("");
  for (const layer of ["SimpleRNN", "LSTM", "GRU"]) {
    assert.equal(sentence(models.labelling[layer], "토토마를자먹"), "토마토를먹자");
    assert.equal(sentence(models.next_character[layer], "토마토를먹"), "마토를먹자");
  }
});

test("the share of replaced letters that change an answer is the one that Keras gives, at every step", () => {
  const models = data("models");
  const { cases } = fixture("influence");
  assert.ok(cases.length >= 30);
  for (const { task, layer, text, shares } of cases) {
    shares.forEach((row, at) => {
      assert.deepEqual(influence(models[task][layer], [...text], at), row.slice(0, at + 1), `${task} ${layer} ${text} ${at}`);
      assert.ok(row.slice(at + 1).every((share) => share === 0), "a later letter decides nothing");
    });
  }
});

test("random weights, other sizes, inputs that are not one-hot: states equal Keras to 1e-5", () => {
  for (const { x, h, c, ...layer } of fixture("cells").cases) {
    const states = run(layer, x);
    const name = `${layer.layer} ${layer.units} units`;
    assertClose(states.map((state) => state.h), h, 1e-5, name);
    if (layer.layer === "LSTM") assertClose(states.at(-1).c, c[0], 1e-5, `${name} c`);
  }
});

test("gradient norms equal Keras to 1e-4 relative, at every step", () => {
  const shipped = data("layers");
  const { cases } = fixture("gradients");
  assert.ok(cases.length >= 30);
  for (const { explorer, steps, forget_bias, norms, x, ...random } of cases) {
    const only = { layers: { [explorer]: shipped.layers[explorer] }, x: shipped.x };
    const actual = explorer ? gradientsOfLayers(only, steps, forget_bias)[explorer] : gradientNorms(random, x);
    assert.equal(actual.length, norms.length);
    norms.forEach((norm, t) => {
      const error = Math.abs(actual[t] / norm - 1);
      assert.ok(
        error <= 1e-4,
        `${explorer ?? random.layer} T=${norms.length} bias ${forget_bias} t=${t + 1}: ${actual[t]}, Keras ${norm}`,
      );
    });
  }
});

test("held gates: memory, output and kept share equal a Keras layer to 1e-5", () => {
  const { cases } = fixture("constant_gates");
  assert.ok(cases.length >= 30);
  for (const { setting, memory, h, kept } of cases) {
    const name = JSON.stringify(setting);
    const actual = holdGates(setting);
    assertClose(actual.memory, [setting.start, ...memory], 1e-5, `${name} memory`);
    assertClose(actual.h, h, 1e-5, `${name} h`);
    assertClose(actual.kept, kept, 1e-5, `${name} kept`);
  }
});

test("gates that change over time: c and h equal a Keras layer to 1e-5", () => {
  const { cases } = fixture("painted_gates");
  assert.ok(cases.length >= 8);
  cases.forEach(({ gates, values, c, h }, k) => {
    const actual = paintGates(gates, values);
    assertClose(actual.c, c, 1e-5, `painting ${k} c`);
    assertClose(actual.h, h, 1e-5, `painting ${k} h`);
  });
});

test("gates painted at one height equal held gates", () => {
  const constant = (value) => Array(30).fill(value);
  const held = holdGates({ layer: "LSTM", start: 0, offer: 0.6, steps: 30, i: 0.2, f: 0.9, o: 0.5 });
  const painted = paintGates({ i: constant(0.2), f: constant(0.9), o: constant(0.5) }, constant(0.6));
  assertClose([0, ...painted.c], held.memory, 1e-9, "c");
  assertClose(painted.h, held.h, 1e-9, "h");
});

test("shapes and parameter counts are Keras' own over thousands of configurations", () => {
  const { cases } = fixture("shapes");
  assert.ok(cases.length >= 4000);
  for (const [layer, units, features, steps, sequences, state, useBias, after, bidirectional, outputs, weights, count] of cases) {
    const choice = {
      layer,
      units,
      features,
      steps,
      bidirectional,
      return_sequences: Boolean(sequences),
      return_state: Boolean(state),
      use_bias: Boolean(useBias),
      reset_after: Boolean(after),
    };
    const name = JSON.stringify(choice);
    assert.deepEqual(outputTensors(choice).map(({ shape }) => shape), outputs, name);
    assert.deepEqual(weightTensors(choice).map(({ shape }) => shape), weights, name);
    assert.equal(countParams(choice), count, name);
  }
});

test("names of returned tensors are distinct and in Keras' order", () => {
  const choice = { layer: "LSTM", units: 3, features: 5, steps: 4, use_bias: true, reset_after: true };
  const names = (more) => outputTensors({ ...choice, ...more }).map(({ name }) => name);
  assert.deepEqual(names({ return_state: true, bidirectional: "" }), ["outputs", "last_state", "cell_state"]);
  assert.deepEqual(names({ return_state: true, bidirectional: "None" }), [
    "forward_outputs",
    "backward_outputs",
    "forward_last_state",
    "forward_cell_state",
    "backward_last_state",
    "backward_cell_state",
  ]);
});

test("a step does not change the state it is given, and the start is zero", () => {
  const layer = data("models").labelling.LSTM;
  const start = zeroState(layer);
  run(layer, [[1, 0, 0, 0, 0]], start);
  assert.deepEqual(start, { h: [0, 0, 0, 0, 0], c: [0, 0, 0, 0, 0] });
});

test("decomposed Hangul is joined, spaces are dropped, other letters are reported once", () => {
  assert.deepEqual(splitText("토마토".normalize("NFD")), { letters: ["토", "마", "토"], unknown: [] });
  assert.deepEqual(splitText(" 토 마?밥토?"), { letters: ["토", "마", "토"], unknown: ["?", "밥"] });
  assert.deepEqual(splitText(""), { letters: [], unknown: [] });
});

test("training: losses of 20 updates and the weights after them equal Keras to 1e-5", () => {
  const { cases } = fixture("training");
  assert.ok(cases.length >= 2);
  for (const { text, learning_rate, model, losses, after } of cases) {
    const training = new Training(lettersOf(text), model, learning_rate);
    losses.forEach(() => training.update());
    assert.ok(losses.length === 20 && losses.at(-1) < losses[0] / 1.5);
    assertClose(training.losses, losses, 1e-5, `${text} losses`);
    assertClose(weightsOf(model), after, 1e-5, `${text} weights`);
    const now = training.loss();
    training.update();
    assert.equal(training.losses.at(-1), now, "the loss is that of the weights after the last update");
  }
});

test("a new model has an orthogonal recurrent kernel and glorot uniform kernels", () => {
  const [symbols, units] = [5, 16];
  const { kernel, recurrent_kernel: recurrent, head } = newModel(symbols, units, 271828);
  const column = (k) => recurrent.filter((_, index) => index % units === k);
  for (let a = 0; a < units; a++)
    for (let b = 0; b < units; b++) {
      const product = column(a).reduce((sum, value, row) => sum + value * column(b)[row], 0);
      assertClose(product, a === b ? 1 : 0, 1e-9, `columns ${a} and ${b}`);
    }
  const limit = Math.sqrt(6 / (symbols + units));
  for (const weight of [kernel, head[0].kernel]) {
    assert.equal(weight.length, symbols * units);
    const largest = Math.max(...weight.map(Math.abs));
    assert.ok(largest <= limit && largest > 0.9 * limit, `${largest}, the limit is ${limit}`);
    const mean = weight.reduce((sum, value) => sum + value, 0) / weight.length;
    assert.ok(Math.abs(mean) < limit / 4, `mean ${mean}`);
  }
});
