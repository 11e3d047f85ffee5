/** <rnn-play>: type a text and look into a trained tomato model, step by step. */

import { playCode } from "../code/play.js";
import { VOCABULARY, answer, read, splitText } from "../keras/tomato.js";
import { element } from "../page/dom.js";
import { Explorer } from "../page/explorer.js";
import { flag, oneOf } from "../page/fields.js";
import { fixed, language, percent } from "../page/words.js";
import { TEXTS } from "../texts/play.js";
import { heatMap } from "./heat_map.js";

/** The texts that the models were trained on: what they read, and what they should answer. */
export const TRAINED = {
  labelling: { text: "토토마를자먹", target: "토마토를먹자" },
  next_character: { text: "토마토를먹", target: "마토를먹자" },
};
const LONGEST = 24;
const NO_TEXT = [];

export class PlayExplorer extends Explorer {
  static texts = TEXTS;

  static fields = {
    task: oneOf(Object.keys(TRAINED), "labelling", TEXTS[language()].tasks),
    layer: oneOf(["SimpleRNN", "LSTM", "GRU"], "SimpleRNN"),
    text: textField(),
    t: stepField(),
    gates: flag(false),
  };

  hiddenFields = ({ layer }) => (layer === "SimpleRNN" ? ["gates"] : []);

  /** While an input method composes a syllable, its parts are no letters to report. */
  isComposing = false;

  compute({ task, layer, text, t }) {
    const { letters, unknown } = splitText(text ?? TRAINED[task].text);
    const model = globalThis.rnnModels[task][layer];
    const readings = letters.length ? read(model, letters) : NO_TEXT;
    const isTrained = letters.join("") === TRAINED[task].text;
    return {
      model,
      letters,
      unknown,
      readings,
      at: Math.min(t ?? Infinity, readings.length) - 1,
      target: isTrained ? [...TRAINED[task].target] : null,
    };
  }

  sentence(settings, { readings, at, unknown }) {
    const sentences = readings.length ? whatHappened(readings, at, this.texts) : [this.texts.empty];
    if (unknown.length && !this.isComposing) sentences.push(this.texts.unknown(unknown));
    return sentences.join(" ");
  }

  view({ gates }, { model, readings, at, target }) {
    if (!readings.length) return [];
    const names = ["h", ...(model.layer === "LSTM" ? ["c"] : []), ...(gates ? Object.keys(readings[0].gates) : [])];
    const choose = (event) => this.chooseColumn(event);
    return [heatMap({ model, names, readings, at, target, texts: this.texts, choose })];
  }

  code = ({ gates }, { model, letters }) => (letters.length ? playCode(model, letters, gates) : "");

  /** A pointer may choose a step in the table itself; the slider does the same for the keyboard. */
  chooseColumn({ target }) {
    const cell = target.closest("td, th");
    if (cell?.cellIndex > 0) this.set({ t: cell.cellIndex });
  }

  /** Keys for the five letters, for hands without a Korean keyboard; buttons to walk through time. */
  buildControls() {
    const { texts } = this;
    const button = (label, onclick, name) => element("button", { type: "button", onclick, "aria-label": name }, label);
    const current = () => this.settings.text ?? TRAINED[this.settings.task].text;
    const type = (text) => this.set({ text: text.slice(0, LONGEST), t: null });
    this.appendButton = button(texts.append, () => {
      const { readings } = this.compute({ ...this.settings, t: null });
      if (readings.length) type(current() + answer(readings.at(-1).probabilities));
    });
    const walk = (by) => () => {
      const { at, readings } = this.compute(this.settings);
      this.set({ t: Math.max(1, Math.min(readings.length, at + 1 + by)) });
    };
    this.boxes.t.append(
      element("span", { class: "walk" }, button("◀", walk(-1), texts.previous), button("▶", walk(1), texts.next)),
    );
    this.boxes.text.append(
      element(
        "div",
        { class: "keys", role: "group", "aria-label": texts.keys },
        ...VOCABULARY.map((letter) => button(letter, () => type(current() + letter))),
        button("⌫", () => type([...current()].slice(0, -1).join("")), texts.erase),
        this.appendButton,
      ),
    );
    const { text } = this.controls;
    text.addEventListener("compositionstart", () => {
      this.isComposing = true;
    });
    text.addEventListener("compositionend", () => {
      this.isComposing = false;
      this.update();
    });
    text.addEventListener("input", () => this.set({ text: text.value, t: null }));
  }

  showSettings(settings) {
    const { letters, at } = this.compute(settings);
    super.showSettings({ ...settings, text: settings.text ?? TRAINED[settings.task].text, t: { at, letters } });
    this.appendButton.hidden = settings.task !== "next_character";
  }
}

/** The text; null stands for the one that the chosen model was trained on. */
function textField() {
  return {
    first: null,
    parse: (text) => [...text.normalize("NFC")].slice(0, LONGEST).join(""),
    format: (text) => text ?? "",
    control: () =>
      element("input", { type: "text", lang: "ko", autocomplete: "off", spellcheck: "false", maxlength: LONGEST }),
    show: (control, text) => {
      if (control.value !== text) control.value = text;
    },
  };
}

/** The step to look at, from 1; null stands for the last one. */
function stepField() {
  return {
    first: null,
    parse: (text) => (/^[1-9]\d?$/.test(text) ? Number(text) : undefined),
    format: String,
    control: (change) =>
      element("input", { type: "range", min: 1, step: 1, oninput: ({ target }) => change(Number(target.value)) }),
    show: (control, { at, letters }) => {
      control.max = Math.max(1, letters.length);
      control.value = at + 1;
      control.setAttribute("aria-valuetext", letters.length ? `${at + 1}, ${letters[at]}` : "–");
    },
  };
}

/** What the step at an index did, and whether the same letter was answered differently before. */
export function whatHappened(readings, at, texts = TEXTS[language()]) {
  const { letter, h, probabilities } = readings[at];
  const before = at ? readings[at - 1].h : h.map(() => 0);
  const moves = h.map((value, unit) => Math.abs(value - before[unit]));
  const unit = moves.indexOf(Math.max(...moves));
  const best = answer(probabilities);
  const happened = texts.happened({
    t: at + 1,
    letter,
    unit,
    best,
    from: fixed(before[unit]),
    to: fixed(h[unit]),
    share: percent(Math.max(...probabilities)),
  });
  const other = readings
    .slice(0, at)
    .findLastIndex((reading) => reading.letter === letter && answer(reading.probabilities) !== best);
  if (other < 0) return [happened];
  return [happened, texts.differs({ letter, before: other + 1, best: answer(readings[other].probabilities) })];
}

customElements.define("rnn-play", PlayExplorer);
