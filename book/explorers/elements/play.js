/** <rnn-play>: type a text and look into a trained tomato model, step by step. */

import { playCode } from "../code/play.js";
import { VOCABULARY, answer, read, splitText } from "../keras/tomato.js";
import { element } from "../page/dom.js";
import { Explorer } from "../page/explorer.js";
import { flag, oneOf } from "../page/fields.js";
import { tint } from "../page/heat.js";
import { fixed, language, particle, percent } from "../page/words.js";

/** The texts that the models were trained on: what they read, and what they should answer. */
export const TRAINED = {
  labelling: { text: "토토마를자먹", target: "토마토를먹자" },
  next_character: { text: "토마토를먹", target: "마토를먹자" },
};
const LONGEST = 24;
const NO_TEXT = [];

const TEXTS = {
  ko: {
    title: "토마토 놀이터",
    view: "시점마다의 은닉 상태와 확률",
    labels: { task: "모델이 배운 것", layer: "층", text: "읽을 글자", t: "시점 t", gates: "게이트도 보기" },
    tasks: { labelling: "시점별 분류 (토토마를자먹 → 토마토를먹자)", next_character: "다음 글자 예측 (토마토를먹 → 마토를먹자)" },
    keys: "글자 넣기",
    erase: "한 글자 지우기",
    append: "예측한 글자 붙이기",
    previous: "이전 시점",
    next: "다음 시점",
    caption: (layer) => `${layer}의 속: 시점마다의 상태와 확률`,
    step: "읽은 글자",
    groups: {
      h: "은닉 상태 h", c: "셀 상태 c", i: "입력 게이트 i", f: "망각 게이트 f", o: "출력 게이트 o",
      z: "업데이트 게이트 z", r: "리셋 게이트 r", candidate: "후보 상태",
    },
    probabilities: "확률(%)",
    answer: "모델의 답",
    target: "정답",
    unit: (unit) => `유닛 ${unit}`,
    empty: `읽을 글자가 없다. 다섯 글자 ${VOCABULARY.join(" ")} 가운데서 골라 넣어 보자.`,
    unknown: (letters) => `모르는 글자는 건너뛰었다: ${letters.join(" ")}`,
    happened: ({ t, letter, unit, from, to, best, share }) =>
      `시점 ${t}: ‘${letter}’${particle(letter, "을", "를")} 읽자 유닛 ${unit}${particle("영일이삼사오육칠팔구"[unit % 10], "이", "가")} ` +
      `가장 크게 바뀌었고(${from} → ${to}), 모델은 ${share}의 확률로 ‘${best}’${particle(best, "이라고", "라고")} 답했다.`,
    differs: ({ letter, before, best }) =>
      `같은 ‘${letter}’${particle(letter, "을", "를")} 시점 ${before}에서 읽었을 때의 답은 ‘${best}’였다: 은닉 상태가 다르면 답도 다르다.`,
  },
  en: {
    title: "Tomato playground",
    view: "Hidden state and probabilities of each step",
    labels: { task: "What the model learnt", layer: "Layer", text: "Letters to read", t: "Step t", gates: "Show the gates" },
    tasks: { labelling: "A label per step (토토마를자먹 → 토마토를먹자)", next_character: "The next character (토마토를먹 → 마토를먹자)" },
    keys: "Letters",
    erase: "Erase one letter",
    append: "Append the predicted letter",
    previous: "Previous step",
    next: "Next step",
    caption: (layer) => `Inside the ${layer}: states and probabilities of each step`,
    step: "Letter read",
    groups: {
      h: "Hidden state h", c: "Cell state c", i: "Input gate i", f: "Forget gate f", o: "Output gate o",
      z: "Update gate z", r: "Reset gate r", candidate: "Candidate",
    },
    probabilities: "Probability (%)",
    answer: "Model's answer",
    target: "Right answer",
    unit: (unit) => `unit ${unit}`,
    empty: `Nothing to read. Choose some of the five letters ${VOCABULARY.join(" ")}.`,
    unknown: (letters) => `Letters it does not know were skipped: ${letters.join(" ")}`,
    happened: ({ t, letter, unit, from, to, best, share }) =>
      `Step ${t}: reading ‘${letter}’ moved unit ${unit} most (${from} → ${to}), and the model answers ‘${best}’ with a probability of ${share}.`,
    differs: ({ letter, before, best }) =>
      `The same ‘${letter}’ at step ${before} gave ‘${best}’: another hidden state, another answer.`,
  },
};

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
      model, letters, unknown, readings,
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
    return [this.heatMap(model, names, readings, at, target)];
  }

  code = ({ gates }, { model, letters }) => (letters.length ? playCode(model, letters, gates) : "");

  /** One table: a column per step; a group of rows per tensor, a row per unit; then probabilities and answers. */
  heatMap(model, names, readings, at, target) {
    const { texts } = this;
    const current = (t) => (t === at ? { class: "current", "aria-current": "step" } : {});
    const heading = (t) => element("th", { scope: "col", ...current(t) }, readings[t].letter);
    const cell = (t, text, style) => element("td", { style, class: t === at && "current" }, text);
    const row = (name, cells) => element("tr", {}, element("th", { scope: "row" }, name), ...cells);
    const group = (name, rows) => element("tbody", {},
      element("tr", {}, element("th", { scope: "rowgroup", colspan: readings.length + 1, class: "group" }, name)), ...rows);
    const tensor = (name) => group(texts.groups[name], Array.from({ length: model.units }, (_, unit) =>
      row(texts.unit(unit), readings.map((reading, t) => {
        const value = (reading[name] ?? reading.gates[name])[unit];
        return cell(t, fixed(value), tint(value));
      }))));
    const probabilities = VOCABULARY.map((letter, index) =>
      row(letter, readings.map((reading, t) =>
        cell(t, fixed(100 * reading.probabilities[index], 1), tint(reading.probabilities[index])))));
    const answers = row(texts.answer, readings.map((reading, t) => cell(t, answer(reading.probabilities))));
    const targets = target && row(texts.target, target.map((letter, t) => cell(t, letter)));
    answers.className = "answers";
    if (targets) targets.className = "targets";
    return element("table", { class: "heat", onclick: (event) => this.chooseColumn(event) },
      element("caption", {}, texts.caption(model.layer)),
      element("thead", {}, row(texts.step, readings.map((_, t) => heading(t)))),
      ...names.map(tensor),
      group(texts.probabilities, [...probabilities, answers, ...(targets ? [targets] : [])]));
  }

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
    this.boxes.t.append(element("span", { class: "walk" },
      button("◀", walk(-1), texts.previous), button("▶", walk(1), texts.next)));
    this.boxes.text.append(element("div", { class: "keys", role: "group", "aria-label": texts.keys },
      ...VOCABULARY.map((letter) => button(letter, () => type(current() + letter))),
      button("⌫", () => type([...current()].slice(0, -1).join("")), texts.erase),
      this.appendButton));
    const { text } = this.controls;
    text.addEventListener("compositionstart", () => { this.isComposing = true; });
    text.addEventListener("compositionend", () => { this.isComposing = false; this.update(); });
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
    control: () => element("input", { type: "text", lang: "ko", autocomplete: "off", spellcheck: "false", maxlength: LONGEST }),
    show: (control, text) => { if (control.value !== text) control.value = text; },
  };
}

/** The step to look at, from 1; null stands for the last one. */
function stepField() {
  return {
    first: null,
    parse: (text) => (/^[1-9]\d?$/.test(text) ? Number(text) : undefined),
    format: String,
    control: (change) => element("input", { type: "range", min: 1, step: 1, oninput: ({ target }) => change(Number(target.value)) }),
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
    t: at + 1, letter, unit, best, from: fixed(before[unit]), to: fixed(h[unit]), share: percent(Math.max(...probabilities)),
  });
  const other = readings.slice(0, at).findLastIndex((reading) => reading.letter === letter && answer(reading.probabilities) !== best);
  if (other < 0) return [happened];
  return [happened, texts.differs({ letter, before: other + 1, best: answer(readings[other].probabilities) })];
}

customElements.define("rnn-play", PlayExplorer);
