/** <rnn-train>: type a sentence of your own, train a small model on it, and see what it writes. */

import { trainCode } from "../code/train.js";
import { Training, lettersOf, newModel } from "../keras/training.js";
import { lineChart, roundTicks } from "../page/chart.js";
import { element, table } from "../page/dom.js";
import { wantsStillness } from "../page/explorer.js";
import { slider } from "../page/fields.js";
import { Moving } from "../page/moving.js";
import { fixed } from "../page/numbers.js";
import { WORDS } from "../words/ko.js";

const FIRST_TEXT = "토마토를먹자";
const LONGEST = 12;
const MODEL = { units: 16, seed: 271828, learningRate: 0.01 };
const EPOCHS = 100;
const EPOCHS_PER_FRAME = 2; // so that the training takes about a second
const CHART_HEIGHT = 130;

export class TrainExplorer extends Moving {
  static words = WORDS.train;

  static main = ["text", "epochs"];

  static fields = { text: textField(), epochs: slider(0, EPOCHS, 1, 0) };

  /** Trains up to the chosen epoch. The start is always the same, so the result depends on the settings only. */
  compute({ text, epochs }) {
    const letters = lettersOf(text);
    const problem = problemOf(letters, this.words);
    if (problem) return { problem };
    const sentence = letters.join("");
    if (this.trained?.sentence !== sentence || this.trained.training.losses.length > epochs)
      this.trained = { sentence, training: newTraining(letters) };
    const { training } = this.trained;
    while (training.losses.length < epochs) training.update();
    return {
      letters,
      losses: [...training.losses, training.loss()],
      answers: training.answers(),
      written: training.written(),
    };
  }

  sentence({ epochs }, { problem, letters, losses, written }) {
    if (problem) return problem;
    if (this.frame) return this.words.training;
    const wrong = letters.filter((letter, t) => letter !== written[t]).length;
    const shown = { first: letters[0], written: written.join(""), wrong };
    return epochs
      ? this.words.after({ ...shown, epochs, from: fixed(losses[0]), to: fixed(losses.at(-1), 3) })
      : this.words.before(shown);
  }

  view(settings, { problem, letters, losses, answers }, width) {
    if (problem) return [];
    const top = Math.max(1, Math.ceil(Math.max(...losses)));
    const line = { name: this.words.loss, style: 1, points: losses.map((loss, epoch) => [epoch, loss]) };
    const chart = lineChart({
      lines: [line],
      x: { min: 0, max: EPOCHS, ticks: roundTicks(0, EPOCHS, 5) },
      y: { min: 0, max: top, ticks: roundTicks(0, top, 2) },
      xLabel: this.words.x,
      width,
      height: CHART_HEIGHT,
      label: this.words.picture({ from: fixed(losses[0]), to: fixed(losses.at(-1), 3), epochs: losses.length - 1 }),
    });
    return [answerTable(letters, answers, this.words), chart];
  }

  numbers(settings, { losses = [] }) {
    const rows = losses.map((loss, epoch) => [String(epoch), fixed(loss, 4)]);
    return table(this.words.numbers, [this.words.epoch, this.words.loss], rows);
  }

  code = ({ epochs }, { letters }) => (letters ? trainCode({ text: letters.join(""), epochs, ...MODEL }) : "");

  buildControls() {
    const { text } = this.controls;
    const train = element("button", { type: "button", onclick: () => this.train() }, this.words.train);
    this.boxes.text.append(element("div", { class: "keys" }, train));
    text.addEventListener("input", () => this.set({ text: text.value, epochs: 0 }));
    text.addEventListener("keydown", ({ key, isComposing }) => {
      if (key === "Enter" && !isComposing) this.train();
    });
  }

  /** Trains from the start while the reader watches. Who asked for less motion sees the end at once. */
  train() {
    const isShownAtOnce = this.compute(this.settings).problem || wantsStillness();
    let epochs = isShownAtOnce ? EPOCHS : -EPOCHS_PER_FRAME;
    this.move(() => {
      epochs = Math.min(EPOCHS, epochs + EPOCHS_PER_FRAME);
      this.settings = { ...this.settings, epochs };
      return epochs < EPOCHS;
    });
  }
}

/** Returns a training of a fresh model on a sentence. */
export function newTraining(letters) {
  const model = newModel(new Set(letters).size, MODEL.units, MODEL.seed);
  return new Training(letters, model, MODEL.learningRate);
}

/** Says why a model cannot learn these letters, or returns "". */
export function problemOf(letters, words = WORDS.train) {
  if (!letters.length) return words.empty;
  if (letters.length > LONGEST) return words.tooLong({ length: letters.length, longest: LONGEST });
  if (letters.length === 1) return words.oneLetter(letters[0]);
  return new Set(letters).size === 1 ? words.oneKind(letters[0]) : "";
}

/** A table with a column for each letter read: the right answer and the model's answer. Wrong answers are crossed out. */
function answerTable(letters, answers, words) {
  const right = letters.slice(1);
  const row = (name, cells) => element("tr", {}, element("th", { scope: "row" }, name), ...cells);
  const cells = (texts) => texts.map((text) => element("td", {}, text));
  const marked = answers.map((letter, t) => (letter === right[t] ? letter : element("s", {}, letter)));
  const read = letters.slice(0, -1).map((letter) => element("th", { scope: "col" }, letter));
  return element(
    "table",
    { "aria-label": words.table },
    element("thead", {}, row(words.read, read)),
    element("tbody", {}, row(words.right, cells(right)), row(words.answer, cells(marked))),
  );
}

/** The field of the sentence. It takes longer texts than a model learns, so that the page can say so. */
function textField() {
  return {
    first: FIRST_TEXT,
    parse: (text) => [...text.normalize("NFC")].slice(0, 4 * LONGEST).join(""),
    format: (text) => text,
    control: () =>
      element("input", { type: "text", lang: "ko", autocomplete: "off", spellcheck: "false", maxlength: 4 * LONGEST }),
    show: (control, text) => {
      if (control.value !== text) control.value = text;
      control.setAttribute("aria-invalid", problemOf(lettersOf(text)) !== "");
    },
  };
}

customElements.define("rnn-train", TrainExplorer);
