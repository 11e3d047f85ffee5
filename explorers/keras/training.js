/**
 * Trains SimpleRNN and Dense(softmax) to predict the next letter of one sentence, as Keras does:
 * cross-entropy averaged over the steps, gradients through all steps, Adam. A model has the layout
 * of TomatoModel (see tomato.js).
 */

import { build, generator } from "./cells.js";
import { read } from "./tomato.js";

/** The arrays that are trained, in the order of `model.get_weights()`. */
const weightsOf = ({ kernel, recurrent_kernel, bias, head: [output] }) => [
  kernel,
  recurrent_kernel,
  bias,
  output.kernel,
  output.bias,
];

const zeros = (n) => build(n, () => 0);

const zeroWeights = (model) => weightsOf(model).map(({ length }) => zeros(length));

/** Draws a model with the given seed: glorot uniform kernels, biases of 0. */
export function newModel(symbols, units, seed) {
  const draw = generator(seed);
  const glorot = (rows, columns) =>
    build(rows * columns, () => Math.sqrt(6 / (rows + columns)) * (2 * draw() - 1));
  return {
    layer: "SimpleRNN",
    units,
    features: symbols,
    kernel: glorot(symbols, units),
    recurrent_kernel: glorot(units, units),
    bias: zeros(units),
    head: [
      {
        activation: "softmax",
        units: symbols,
        kernel: glorot(units, symbols),
        bias: zeros(symbols),
      },
    ],
  };
}

/**
 * Trains a model on a sentence: every letter is read, and the letter after it is the right answer.
 */
export class Training {
  /** @param {string[]} letters  at least two different ones */
  constructor(letters, model, learningRate) {
    this.letters = letters;
    this.vocabulary = [...new Set(letters)];
    this.indices = letters.map((letter) => this.vocabulary.indexOf(letter));
    this.model = model;
    this.learningRate = learningRate;
    this.losses = []; // before each update
    this.first = zeroWeights(model); // Adam's averages of gradients
    this.second = zeroWeights(model); // and of their squares
  }

  /**
   * Lets the model read letters, those of the sentence but the last one by default. Returns one
   * state for each.
   */
  read(letters = this.letters.slice(0, -1)) {
    return read(this.model, letters, this.vocabulary);
  }

  /** The letters that the model answers, when it reads the sentence. */
  answers() {
    return this.read().map((reading) => this.answer(reading));
  }

  answer({ probabilities }) {
    return this.vocabulary[probabilities.indexOf(Math.max(...probabilities))];
  }

  /**
   * The sentence that the model writes after the first letter: it reads each of its own answers as
   * the next letter.
   */
  written() {
    const letters = this.letters.slice(0, 1);
    while (letters.length < this.letters.length)
      letters.push(this.answer(this.read(letters).at(-1)));
    return letters;
  }

  /** The mean cross-entropy of the steps. */
  loss(steps = this.read()) {
    const sum = steps.reduce(
      (total, { probabilities }, t) => total - Math.log(probabilities[this.indices[t + 1]]),
      0,
    );
    return sum / steps.length;
  }

  /**
   * Computes the gradients of the loss with respect to all weights, from the last step to the
   * first.
   */
  gradients(steps) {
    const { units, features, recurrent_kernel: recurrent, head } = this.model;
    const all = zeroWeights(this.model);
    const [kernel, recurrentKernel, bias, outputKernel, outputBias] = all;
    let fromLater = zeros(units);
    for (let t = steps.length - 1; t >= 0; t--) {
      const { h, probabilities } = steps[t];
      const before = t ? steps[t - 1].h : [];
      const error = probabilities.map(
        (p, index) => (p - (index === this.indices[t + 1] ? 1 : 0)) / steps.length,
      );
      error.forEach((value, index) => {
        outputBias[index] += value;
        for (let unit = 0; unit < units; unit++)
          outputKernel[unit * features + index] += h[unit] * value;
      });
      const inner = h.map((value, unit) => {
        const fromOutput = error.reduce(
          (sum, e, index) => sum + e * head[0].kernel[unit * features + index],
          0,
        );
        return (fromOutput + fromLater[unit]) * (1 - value * value);
      });
      inner.forEach((value, unit) => {
        bias[unit] += value;
        kernel[this.indices[t] * units + unit] += value;
        before.forEach((state, row) => {
          recurrentKernel[row * units + unit] += state * value;
        });
      });
      fromLater = build(units, (row) =>
        inner.reduce((sum, v, unit) => sum + v * recurrent[row * units + unit], 0),
      );
    }
    return all;
  }

  /**
   * Changes the weights once, as Keras' Adam does with its default settings, and keeps the loss
   * before the change.
   */
  update() {
    const steps = this.read();
    this.losses.push(this.loss(steps));
    const count = this.losses.length;
    const rate = (this.learningRate * Math.sqrt(1 - 0.999 ** count)) / (1 - 0.9 ** count);
    const weights = weightsOf(this.model);
    this.gradients(steps).forEach((gradient, which) => {
      const first = this.first[which];
      const second = this.second[which];
      gradient.forEach((value, index) => {
        first[index] += (value - first[index]) * 0.1;
        second[index] += (value * value - second[index]) * 0.001;
        weights[which][index] -= (rate * first[index]) / (Math.sqrt(second[index]) + 1e-7);
      });
    });
  }
}
