/** <rnn-write>: an LSTM that has read the Constitution goes on with a text. Its weights are loaded when asked for. */

import { writeCode } from "../code/write_code.js";
import { Writing, charactersOf, signsOf, unpack } from "../keras/writing.js";
import { button, element, keys, onEnter, table } from "../page/dom.js";
import { Explorer, wantsStillness } from "../page/explorer.js";
import { oneOf, slider, typedText, whole } from "../page/fields.js";
import { tint } from "../page/tint.js";
import { epochsInWords, fixed, percent } from "../page/numbers.js";
import { say } from "../page/words.js";

const FIRST_START = "제131조 ①";
const LONGEST_START = 40;
const LENGTH = 160;
const SIGNS_PER_FRAME = 3; // so that a reader sees the model write
const SURPRISE = 12; // bits of the darkest colour
const STAGES = ["1", "3", "10", "30", "60"];
const models = {};

/** The folder of the scripts. */
const FOLDER = document.currentScript.src.replace(/[^/]*$/, "");

export class WriteExplorer extends Explorer {
  static title = say("An LSTM that writes a constitution");

  static main = ["start", "temperature", "epochs"];

  static fields = {
    start: typedText(say("Beginning (at first: Article 131 ①)"), FIRST_START, LONGEST_START),
    temperature: slider(say("Temperature T"), 0.1, 2, 0.1, 0.6),
    epochs: oneOf(
      say("Trained for"),
      STAGES,
      "60",
      Object.fromEntries(STAGES.map((stage) => [stage, epochsInWords(stage)])),
    ),
    k: slider(say("Signs to keep, k"), 1, 75, 1, 75),
    seed: whole(say("Random seed"), 1, 9999, 1),
  };

  /** How many signs are written; 0 until a reader asks. */
  length = 0;

  connectedCallback() {
    super.connectedCallback();
    if (Object.keys(this.linked).length) this.goOn(); // a link to a text shows that text
  }

  compute({ epochs, ...settings }) {
    const model = models[epochs];
    if (!model || !this.length) return { written: [] };
    const key = JSON.stringify([epochs, settings]);
    if (this.current?.key !== key)
      this.current = { key, writing: new Writing(model, settings.start, settings), written: [] };
    const { writing, written } = this.current;
    while (written.length < this.length) written.push(writing.write());
    return { written: written.slice(0, this.length), unknown: unknownIn(model, settings.start) };
  }

  sentence({ temperature, epochs }, { written, unknown }) {
    if (this.failed)
      return say(
        "The weights could not be loaded. Please check the connection and press Write again.",
      );
    if (!written.length)
      return this.loading
        ? say("The weights are loading.")
        : say(
            "Press Write to load the trained weights (about 130 KiB) and continue the beginning. All that the model has ever read is the Constitution of Korea.",
          );
    if (this.frame) return say("The model is writing.");
    const bits =
      written.reduce((sum, { probability }) => sum - Math.log2(probability), 0) / written.length;
    const values = {
      temperature: fixed(temperature, 1),
      epochs: epochsInWords(epochs),
      length: written.length,
      bits: fixed(bits),
    };
    const wrote = say(
      "After {epochs} of training, at temperature {temperature}, the model wrote {length} jamo and signs, which surprised it by {bits} bits each on average. The stronger the ground of a character, the less the model itself expected it.",
      values,
    );
    const skipped = say(
      "Jamo and other signs that are not in the Constitution were skipped. They stand in: {letters}",
      { letters: unknown.join(" ") },
    );
    return unknown.length ? `${wrote} ${skipped}` : wrote;
  }

  view({ start }, { written }) {
    const marked = charactersOf(written).map(({ text, bits }) =>
      element(
        "span",
        {
          style: tint(bits / SURPRISE, "ink"),
          title: say("{bits} bits", { bits: fixed(bits, 1) }),
        },
        text,
      ),
    );
    return [element("p", { class: "written", lang: "ko" }, element("b", {}, start), ...marked)];
  }

  numbers(settings, { written }) {
    const shown = (text) => ({ "\n": "↵", " ": "␣" })[text] ?? text;
    const rows = charactersOf(written).map(({ text, bits }, index) => [
      String(index + 1),
      shown(text),
      percent(2 ** -bits),
      fixed(bits),
    ]);
    return table(
      say("Probability of each character"),
      [say("Place"), say("Character"), say("Probability"), say("Bits")],
      rows,
    );
  }

  code(settings) {
    const model = models[settings.epochs];
    const start = model ? signsOf(model, settings.start).join("").normalize("NFC") : settings.start;
    return writeCode({ ...settings, start, length: LENGTH });
  }

  buildControls() {
    const another = () => {
      this.settings = { ...this.settings, seed: (this.settings.seed % 9999) + 1 };
      this.goOn();
    };
    this.boxes.start.append(
      keys([
        button("write", say("Write"), () => this.goOn(), { class: "loud" }),
        button("another", say("Write another"), another),
      ]),
    );
    onEnter(this.controls.start, () => this.goOn());
  }

  /** Loads the weights if need be, and writes while the reader watches. Who asked for less motion sees the end at once. */
  async goOn() {
    this.stop();
    if (!(await this.loaded())) return;
    this.length = wantsStillness() ? LENGTH : 0;
    this.move(() => {
      this.length = Math.min(LENGTH, this.length + SIGNS_PER_FRAME);
      return this.length < LENGTH;
    });
  }

  /** Loads the weights of the chosen epoch. @returns {Promise<boolean>} whether they are there, and still wanted */
  async loaded() {
    const { epochs } = this.settings;
    this.failed = false;
    if (models[epochs]) return true;
    this.loading = true;
    this.update();
    try {
      await loadScript(`writer-${epochs}.js`);
      models[epochs] = unpack(globalThis.rnnWriter[epochs]);
    } catch {
      this.failed = true;
    }
    this.loading = false;
    this.update();
    return !this.failed && epochs === this.settings.epochs;
  }

  /** After the first text, every change of a setting shows its text at once. */
  set(changes) {
    if (this.length) this.length = LENGTH;
    super.set(changes);
    if (this.length && !models[this.settings.epochs]) this.goOn();
  }

  reset() {
    this.length = 0;
    super.reset();
  }
}

/** Loads a script that sets a global variable. @returns {Promise<void>} */
const loadScript = (name) =>
  new Promise((resolve, reject) => {
    document.head.append(
      element("script", { src: FOLDER + name, onload: resolve, onerror: reject }),
    );
  });

/** The letters of a start that the model cannot read, or not all of their jamo, each once. */
export const unknownIn = (model, start) =>
  [...new Set(start)].filter(
    (letter) => signsOf(model, letter).join("") !== letter.normalize("NFD"),
  );

customElements.define("rnn-write", WriteExplorer);
