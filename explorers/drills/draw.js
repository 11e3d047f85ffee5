/**
 * Draws the questions of <rnn-drills> and judges answers. The same seed gives the same question on every machine.
 * questions.py writes what is asked and what is said about each answer: rnnQuestions, `all` below.
 */

import { generator } from "../keras/cells.js";
import { outputTensors } from "../keras/tensor_shapes.js";
import { filled } from "../page/words.js";

const PLAIN = { return_sequences: false, return_state: false, use_bias: true, reset_after: true, bidirectional: "" };

/**
 * @typedef {Object} Skill  what a question is about, without its sizes
 * @property {string} key, kind, chapter
 * @property {number} level      1 to 3
 * @property {Object} settings   of the layer; or the number of a pick or an error
 */

/** The skills of a chapter, easy ones first. @returns {Skill[]} */
export const skillsOf = (all, chapter) =>
  all.skills
    .filter((skill) => chapter === "all" || skill.chapter === chapter)
    .sort((first, second) => first.level - second.level);

/**
 * Draws a question on a skill.
 * @param {number} seed
 */
export function draw(all, skill, seed) {
  const random = randomNumbers(seed);
  const listed = skill.questions;
  const [sizes, right, wrong] = listed ? listed[seed % listed.length] : [shuffled(range(2, all.largest), random), skill.right, skill.wrong];
  const [batch, steps, features, units] = sizes;
  const question = { ...PLAIN, ...skill.settings, kind: skill.kind, batch, steps, features, units };
  if (right !== undefined) {
    const name = (template) => String(template).replace(/\{([^}]+)\}/g, (_, product) => valueOf(product, question));
    question.right = name(right);
    question.wrong = Object.fromEntries(Object.entries(wrong).map(([answer, text]) => [name(answer), all.texts[text]]));
  }
  return { ...question, options: shuffled(optionsOf(all, question, random), random) };
}

/** The value of a size, or of a product such as "2 * units". */
const valueOf = (product, sizes) => product.split(" * ").reduce((value, factor) => value * (sizes[factor] ?? factor), 1);

/** What readers choose from: {text, says}. `says` is what is wrong with it, or empty. */
function optionsOf(all, question, random) {
  if (question.right) {
    const wrong = Object.entries(question.wrong).filter(([text]) => text !== question.right);
    return [[question.right, ""], ...shuffled(wrong, random).slice(0, 3)].map(([text, says]) => ({ text, says }));
  }
  const { right, wrong } = question.kind === "equal" ? all.picks[question.pick] : all.errors[question.error];
  const names = question.kind === "equal" ? outputTensors(question).map(({ name }) => name) : [];
  const exists = ([text]) => !/^\w+$/.test(text) || question.kind === "error" || names.includes(text);
  return [[right, ""], ...wrong.filter(exists)].map(([text, says]) => ({ text: filled(text, question), says }));
}

/** The ten questions that a word gives to everyone, easy ones first. @param {string} word  a date or any word */
export function ten(all, chapter, word) {
  const seed = hash(`${chapter} ${word.normalize("NFC").trim()}`);
  const skills = shuffled(skillsOf(all, chapter), randomNumbers(seed));
  const chosen = range(0, 9).map((k) => skills[k % skills.length]);
  chosen.sort((a, b) => a.level - b.level);
  return chosen.map((skill, k) => ({ skill, question: draw(all, skill, seed + k) }));
}

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, k) => first + k);

/** Returns a function that draws numbers in (0, 1); close seeds give other ones. */
const randomNumbers = (seed) => generator(1 + (hash(`seed ${seed}`) % 2147483646));

function shuffled(values, random) {
  const drawn = values.map((value) => [random(), value]);
  return drawn.sort(([a], [b]) => a - b).map(([, value]) => value);
}

/** A whole number for a text: FNV-1a. */
const hash = (text) => [...text].reduce((mixed, letter) => Math.imul(mixed ^ letter.codePointAt(0), 16777619), 2166136261) >>> 0;
