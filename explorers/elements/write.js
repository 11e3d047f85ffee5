/**
 * <rnn-write>: an LSTM that has read the Constitution goes on with a text. Its weights are loaded
 * when asked for.
 */

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
const LAST_SEED = 9999;
const STAGES = ["1", "3", "10", "30", "60"];
const SIGNS_OF_SPACE = { "\n": "↵", " ": "␣" };
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
    seed: whole(say("Random seed"), 1, LAST_SEED, 1),
  };

  /** How many signs are written; 0 until a reader asks. */
  length = 0;

  connectedCallback() {
    super.connectedCallback();
    if (Object.keys(this.linked).length) this.goOn(); // a link to a text shows that text
  }

  open(linked) {
    super.open(linked);
    this.goOn();
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

  sentence(settings, { written, unknown }) {
    if (this.failed)
      return say(
        "The weights could not be loaded. Please check the connection and press Write again.",
      );
    if (this.loading && !written.length) return say("The weights are loading.");
    if (!written.length)
      return say(
        "Press Write to load the trained weights (about 130 KiB) and continue the beginning. All that the model has ever read is the Constitution of Korea.",
      );
    if (this.frame) return say("The model is writing.");
    const wrote = whatItWrote(settings, written);
    return unknown.length ? `${wrote} ${whatItSkipped(unknown)}` : wrote;
  }

  view({ start }, { written }) {
    const marked = charactersOf(written).map(({ text, bits }) => {
      const title = say("{bits} bits", { bits: fixed(bits, 1) });
      return element("span", { style: tint(bits / SURPRISE, "ink"), title }, text);
    });
    const isCut = written.length === LENGTH; // in mid-sentence, so an ellipsis follows
    const className = `written ${isCut ? "cut-off" : ""}`;
    return [element("p", { class: className, lang: "ko" }, element("b", {}, start), ...marked)];
  }

  numbers(settings, { written }) {
    const rows = charactersOf(written).map(({ text, bits }, index) => [
      String(index + 1),
      SIGNS_OF_SPACE[text] ?? text,
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
    const write = button("write", say("Write"), () => this.goOn(), { class: "loud" });
    const another = button("another", say("Write another"), () => this.writeAnother());
    this.boxes.start.append(keys([write, another]));
    onEnter(this.controls.start, () => this.goOn());
  }

  writeAnother() {
    this.settings = { ...this.settings, seed: (this.settings.seed % LAST_SEED) + 1 };
    this.goOn();
  }

  /**
   * Loads the weights if need be, and writes while the reader watches. Who asked for less motion
   * sees the end at once.
   */
  async goOn() {
    this.stop();
    if (!(await this.loaded())) return;
    this.length = wantsStillness() ? LENGTH : 0;
    this.move(() => {
      this.length = Math.min(LENGTH, this.length + SIGNS_PER_FRAME);
      return this.length < LENGTH;
    });
  }

  /**
   * Loads the weights of the chosen epoch.
   * @returns {Promise<boolean>} whether they are there, and still wanted
   */
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

function whatItWrote({ temperature, epochs }, written) {
  const surprise = written.map(({ probability }) => -Math.log2(probability));
  const values = {
    temperature: fixed(temperature, 1),
    epochs: epochsInWords(epochs),
    length: written.length,
    bits: fixed(surprise.reduce((sum, bits) => sum + bits, 0) / written.length),
  };
  return say(
    "After {epochs} of training, at temperature {temperature}, the model wrote {length} jamo and signs, which surprised it by {bits} bits each on average. The stronger the ground of a character, the less the model itself expected it.",
    values,
  );
}

const whatItSkipped = (unknown) =>
  say(
    "Jamo and other signs that are not in the Constitution were skipped. They stand in: {letters}",
    { letters: unknown.join(" ") },
  );

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
