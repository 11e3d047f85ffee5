/** Draws the questions of <rnn-drills>. The same seed gives the same question on every machine. */

import { RIGHT, wrongAnswers } from "./mistakes.js";
import { outputTensors, pythonTuple } from "./shapes.js";

const LAYERS = { all: ["SimpleRNN", "LSTM", "GRU"], sequences: [], rnn: ["SimpleRNN"], lstm: ["LSTM"], gru: ["GRU"] };
const PLAIN = { return_sequences: false, return_state: false, use_bias: true, reset_after: true, bidirectional: "" };
const LARGEST = [5, 7, 9, 12, 16]; // size of an axis, by box: harder as the reader gets better

export const CHAPTERS = Object.keys(LAYERS);

/** @typedef {{key: string, kind: string, level: number, settings: Object}} Skill  what a question is about, without its sizes */

/** The skills of a chapter, easy ones first. @returns {Skill[]} */
export function skillsOf(rules, chapter) {
  const skills = [];
  const add = (kind, level, settings = {}) => {
    const key = [kind, ...Object.entries(settings).map(([name, value]) => `${name}=${value}`)].join(" ");
    skills.push({ key, kind, level, settings: { ...PLAIN, ...settings } });
  };
  const includes = (name) => chapter === "all" || chapter === name;
  if (includes("sequences")) ["letters", "sensors"].forEach((story) => add("data", 1, { story }));
  for (const layer of LAYERS[chapter]) {
    for (const return_state of [false, true])
      for (const return_sequences of [false, true])
        add("shapes", return_state ? 2 : 1, { layer, return_sequences, return_state });
    add("params", 1, { layer });
    add("params", 2, { layer, use_bias: false });
    if (layer === "GRU") add("params", 2, { layer, reset_after: false });
    for (const return_sequences of [true, false]) addPicks({ layer, return_sequences, return_state: true });
  }
  if (includes("gru")) {
    for (const layer of ["LSTM", "GRU"]) {
      for (const bidirectional of ["concat", "sum", "None"])
        add("shapes", 3, { layer, return_sequences: true, return_state: true, bidirectional });
      add("params", 3, { layer, bidirectional: "concat" });
    }
    for (const return_sequences of [true, false])
      addPicks({ layer: "GRU", return_sequences, return_state: true, bidirectional: "concat" });
  }
  rules.errors.forEach((error, place) => {
    if (includes(error.chapter)) add("error", error.chapter === "sequences" ? 1 : 2, { error: place, layer: "LSTM" });
  });
  return skills.sort((a, b) => a.level - b.level);

  function addPicks(settings) {
    rules.picks.forEach(({ when }, pick) => {
      const call = { ...PLAIN, ...settings };
      if (Object.entries(when).every(([name, value]) => call[name] === value))
        add("equal", call.bidirectional ? 3 : 2, { ...settings, pick });
    });
  }
}

/**
 * Draws a question on a skill.
 * @param {number} box   0 to 4: how well the skill is known; from 1 on, shapes and counts are typed
 * @param {number} seed
 */
export function draw(rules, skill, box, seed) {
  const random = randomNumbers(seed);
  const sizes = shuffled(range(2, LARGEST[box]), random);
  const [batch, steps, features, units] = sizes;
  const question = { ...skill.settings, kind: skill.kind, batch, steps, features, units };
  const isTyped = box > 0 && skill.kind in RIGHT;
  return { ...question, options: isTyped ? undefined : shuffled(optionsOf(rules, question, random), random) };
}

/** What readers choose from, the right option first: {answer} of a known kind, or {text, says}; says is empty if it is right. */
function optionsOf(rules, question, random) {
  if (question.kind in RIGHT) {
    const answers = [RIGHT[question.kind](question), ...shuffled(wrongAnswers(rules, question), random).slice(0, 3)];
    return answers.map((answer) => ({ answer, text: written(answer) }));
  }
  const { right, wrong } = question.kind === "equal" ? rules.picks[question.pick] : rules.errors[question.error];
  const names = question.kind === "equal" ? outputTensors(question).map(({ name }) => name) : [];
  const exists = ([text]) => !/^\w+$/.test(text) || question.kind === "error" || names.includes(text);
  return [[right, ""], ...wrong.filter(exists)].map(([text, says]) => ({ text: filled(text, question), says }));
}

/** Puts the sizes of a question into a text: "outputs[:, :{units}]" becomes "outputs[:, :3]". */
export const filled = (text, question) => text.replace(/\{(\w+)\}/g, (_, name) => question[name]);

/** An answer as readers see it: 108, or (2, 4, 3), (2, 3). */
export const written = (answer) => (Array.isArray(answer) ? answer.map(pythonTuple).join(", ") : String(answer));

/** Reads what was typed: a number, or shapes such as "(2, 4, 3), (2, 3)" or "2 4 3". Returns undefined if it is neither. */
export function readAnswer(kind, typed) {
  const text = typed.normalize("NFKC");
  if (kind === "params") return /^\d[\d,\s]*$/.test(text.trim()) ? Number(text.replace(/\D/g, "")) : undefined;
  if (!/^[\d\s,()[\]]*$/.test(text)) return undefined;
  const shapes = text.split(/[)\]]/).map((part) => (part.match(/\d+/g) ?? []).map(Number));
  const found = shapes.filter((shape) => shape.length);
  return found.length ? found : undefined;
}

/** The ten questions that a word gives to everyone, easy ones first. @param {string} word  a date or any word */
export function ten(rules, chapter, word) {
  const seed = hash(`${chapter} ${word.normalize("NFC").trim()}`);
  const skills = shuffled(skillsOf(rules, chapter), randomNumbers(seed));
  const chosen = range(0, 9).map((k) => skills[k % skills.length]);
  chosen.sort((a, b) => a.level - b.level);
  return chosen.map((skill, k) => ({ skill, question: draw(rules, skill, k < 5 ? 0 : 1, seed + k) }));
}

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, k) => first + k);

/** Returns a function that draws numbers in [0, 1): the generator mulberry32. */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled(values, random) {
  const drawn = values.map((value) => [random(), value]);
  return drawn.sort(([a], [b]) => a - b).map(([, value]) => value);
}

/** A whole number for a text: FNV-1a. */
const hash = (text) => [...text].reduce((mixed, letter) => Math.imul(mixed ^ letter.codePointAt(0), 16777619), 2166136261) >>> 0;
