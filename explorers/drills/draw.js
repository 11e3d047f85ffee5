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
 * @param {number} box   0 to 4: how well the skill is known; from 1 on, shapes and counts are typed
 * @param {number} seed
 */
export function draw(all, skill, box, seed) {
  const random = randomNumbers(seed);
  const listed = skill.questions?.[box];
  const [sizes, count, wrongCounts] = listed?.[seed % listed.length] ?? [shuffled(range(2, all.largest[box]), random)];
  const [batch, steps, features, units] = sizes;
  const question = { ...PLAIN, ...skill.settings, kind: skill.kind, batch, steps, features, units };
  if (skill.general) {
    const name = (template) => template.replace(/\{([^}]+)\}/g, (_, product) => valueOf(product, question));
    const named = (answers) => Object.fromEntries(Object.entries(answers).map(([answer, text]) => [name(answer), all.texts[text]]));
    question.right = count === undefined ? name(skill.right) : String(count);
    question.wrong = named(wrongCounts ?? skill.wrong);
    question.general = skill.general.map((text) => all.texts[text]);
    if (box > 0) return question;
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

/** What is wrong with an answer that was typed, or "". @param {string} answer  see readAnswer() */
export function mistakeIn({ kind, right, wrong, general, bidirectional }, answer) {
  if (answer === right) return "";
  if (wrong[answer] || kind === "params") return wrong[answer] ?? general[0];
  const [typed, expected] = [answer, right].map((shapes) => shapes.split(/(?<=\)), /));
  if (kind === "data") {
    const axes = typed[0].split(", ");
    const differing = expected[0].split(", ").flatMap((size, axis) => (axes[axis] === size ? [] : [axis]));
    return typed.length === 1 && axes.length === 3 && differing.length === 1 ? general[1 + differing[0]] : general[0];
  }
  if (typed.length !== expected.length) return general[typed.length > expected.length ? 0 : 1];
  const outputs = bidirectional === "None" ? 2 : 1;
  return typed.slice(0, outputs).some((shape) => shape !== expected[0]) ? general[2] : general[3];
}

/** Writes typed shapes such as "(2 4 3) (2 3" as "(2, 4, 3), (2, 3)", or a number without commas. Undefined if it is neither. */
export function readAnswer(kind, typed) {
  const text = typed.normalize("NFKC");
  if (kind === "params") return /^\d[\d,\s]*$/.test(text.trim()) ? String(Number(text.replace(/\D/g, ""))) : undefined;
  if (!/^[\d\s,()[\]]*$/.test(text)) return undefined;
  const shapes = text.split(/[)\]]/).map((part) => (part.match(/\d+/g) ?? []).map(Number));
  const written = shapes.filter((shape) => shape.length).map((shape) => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`);
  return written.length ? written.join(", ") : undefined;
}

/** The ten questions that a word gives to everyone, easy ones first. @param {string} word  a date or any word */
export function ten(all, chapter, word) {
  const seed = hash(`${chapter} ${word.normalize("NFC").trim()}`);
  const skills = shuffled(skillsOf(all, chapter), randomNumbers(seed));
  const chosen = range(0, 9).map((k) => skills[k % skills.length]);
  chosen.sort((a, b) => a.level - b.level);
  return chosen.map((skill, k) => ({ skill, question: draw(all, skill, k < 5 ? 0 : 1, seed + k) }));
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
