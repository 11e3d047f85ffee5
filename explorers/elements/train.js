/** <rnn-train>: type a sentence of your own, train a small model on it, and see what it writes. */

import { trainCode } from "../code/train_code.js";
import { lettersOf } from "../keras/tomato.js";
import { Training, newModel } from "../keras/training.js";
import { lineChart, roundTicks } from "../page/chart.js";
import { button, element, keys, onEnter, table } from "../page/dom.js";
import { Explorer, wantsStillness } from "../page/explorer.js";
import { slider, typedText } from "../page/fields.js";
import { epochsInWords, fixed } from "../page/numbers.js";
import { say } from "../page/words.js";

const FIRST_TEXT = "토마토를먹자";
const LONGEST = 12;
const MODEL = { units: 16, seed: 271828, learningRate: 0.01 };
const EPOCHS = 100;
const EPOCHS_PER_FRAME = 2; // so that the training takes about a second
const CHART_HEIGHT = 130;

export class TrainExplorer extends Explorer {
  static title = say("Your own sentence");
  static main = ["text", "epochs"];

  static fields = {
    text: {
      ...typedText(say("Your sentence (2 to 12 characters)"), FIRST_TEXT, LONGEST),
      parse: (text) => (problemOf(text) ? undefined : text.normalize("NFC")),
      problem: (text) => problemOf(text),
    },
    epochs: slider(say("Epochs"), 0, EPOCHS, 1, 0),
  };

  /**
   * Trains up to the chosen epoch. The start is always the same, so the result depends on the
   * settings only.
   */
  compute({ text, epochs }) {
    const letters = lettersOf(text);
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

  sentence({ text, epochs }, result) {
    if (this.frame) return say("The model is learning.");
    const learnt = whatItLearnt(epochs, result);
    return /\s/.test(text.trim()) ? `${learnt} ${say("It reads no spaces.")}` : learnt;
  }

  view(settings, { letters, losses, answers }, width) {
    return [answerTable(letters, answers), lossChart(losses, width)];
  }

  numbers(settings, { losses }) {
    const rows = losses.map((loss, epoch) => [String(epoch), fixed(loss, 4)]);
    return table(say("Loss at each epoch"), [say("Epoch"), say("Loss")], rows);
  }

  code = ({ epochs }, { letters }) => trainCode({ text: letters.join(""), epochs, ...MODEL });

  buildControls() {
    const train = button("train", say("Train"), () => this.train(), { class: "loud" });
    this.boxes.text.append(keys([train]));
    onEnter(this.controls.text, () => this.train());
  }

  /** A model that is given another text begins anew. */
  set(changes) {
    super.set(changes.text === undefined ? changes : { epochs: 0, ...changes });
  }

  /**
   * Trains from the start while the reader watches. Who asked for less motion sees the end at once.
   */
  train() {
    if (problemOf(this.controls.text.value)) return;
    let epochs = wantsStillness() ? EPOCHS : -EPOCHS_PER_FRAME;
    this.move(() => {
      epochs = Math.min(EPOCHS, epochs + EPOCHS_PER_FRAME);
      this.settings = { ...this.settings, epochs };
      return epochs < EPOCHS;
    });
  }
}

function whatItLearnt(epochs, { letters, losses, written }) {
  const values = { first: letters[0], written: written.join("") };
  if (!epochs)
    return say(
      "The model has not learnt anything yet. Given the first character ‘{first}’ it writes ‘{written}’. Press Train.",
      values,
    );
  const learnt = say(
    "After {epochs} the loss has gone from {from} to {to}. Given the first character ‘{first}’, the model reads its own answers again and writes ‘{written}’, character by character.",
    {
      ...values,
      epochs: epochsInWords(epochs),
      from: fixed(losses[0]),
      to: fixed(losses.at(-1), 3),
    },
  );
  const wrong = letters.filter((letter, t) => letter !== written[t]).length;
  const compared = wrong
    ? say("Characters that are still wrong: {count}.", { count: wrong })
    : say("All characters are those of your sentence.");
  return `${learnt} ${compared}`;
}

/** Returns the curve of the loss over all epochs. */
function lossChart(losses, width) {
  const top = Math.max(1, Math.ceil(Math.max(...losses)));
  const points = losses.map((loss, epoch) => [epoch, loss]);
  return lineChart({
    lines: [{ name: say("Loss"), style: 1, points }],
    x: { min: 0, max: EPOCHS, ticks: roundTicks(0, EPOCHS, 5) },
    y: { min: 0, max: top, ticks: roundTicks(0, top, 2) },
    xLabel: say("Epoch (the loss is vertical)"),
    width,
    height: CHART_HEIGHT,
  });
}

/** Returns a training of a fresh model on a sentence. */
export function newTraining(letters) {
  const model = newModel(new Set(letters).size, MODEL.units, MODEL.seed);
  return new Training(letters, model, MODEL.learningRate);
}

/** Says why a model cannot learn a text, or returns "". */
export function problemOf(text) {
  const letters = lettersOf(text);
  if (!letters.length) return say("The sentence is empty. Please type at least two characters.");
  if (letters.length > LONGEST)
    return say(
      "The sentence has {length} characters without spaces. The model learns at most {longest}; please shorten it.",
      { length: letters.length, longest: LONGEST },
    );
  if (new Set(letters).size > 1) return "";
  return say(
    "With ‘{letter}’ as its only kind of character, the sentence leaves nothing to learn. Please add another character.",
    { letter: letters[0] },
  );
}

/**
 * A table with a column for each letter read: the right answer and the model's answer. Wrong
 * answers are crossed out.
 */
function answerTable(letters, answers) {
  const right = letters.slice(1);
  const marked = answers.map((letter, t) =>
    letter === right[t] ? letter : element("s", {}, letter),
  );
  const name = say("Right answer and model's answer at each character");
  const rows = [
    [say("Right answer"), ...right],
    [say("Model's answer"), ...marked],
  ];
  const drawn = table(name, [say("Character read"), ...letters.slice(0, -1)], rows);
  drawn.caption = null; // its name is said, not seen
  drawn.ariaLabel = name;
  return drawn;
}

customElements.define("rnn-train", TrainExplorer);
