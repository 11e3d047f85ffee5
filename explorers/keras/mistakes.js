/**
 * Right answers, and known mistakes, about shapes and parameter counts. The rules come from lib/check/rules.py (data/rules.json);
 * this file applies them as lib/check/mistakes.py does. A list of shapes is [[2, 4, 3], [2, 3]].
 */

import { GATES, countParams, outputTensors, size, weightTensors } from "./shapes.js";

const SIZES = ["batch", "steps", "features", "units"];
const equal = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The shapes of the returned tensors, with the size of the batch. */
const shapesOf = (question) =>
  outputTensors(question).map(({ shape }) => shape.map((axis) => axis ?? question.batch));

/** The right answer by kind of question. */
export const RIGHT = {
  params: countParams,
  shapes: shapesOf,
  data: ({ batch, steps, features }) => [[batch, steps, features]],
};

/** What is wrong with an answer, in words, or undefined if it is right. @param {Object} rules  data/rules.json */
export function mistakeIn(rules, question, answer) {
  const right = RIGHT[question.kind](question);
  if (equal(answer, right)) return undefined;
  return rulesFor(rules, question).find((rule) => FITS[question.kind](rule, question, answer, right)).text;
}

/** The answers that the rules expect of learners who make a known mistake, each once. */
export function wrongAnswers(rules, question) {
  const right = RIGHT[question.kind](question);
  const answers = rulesFor(rules, question).map((rule) => WRONG[question.kind](rule, question, right));
  const known = new Map(answers.filter(Boolean).map((answer) => [JSON.stringify(answer), answer]));
  known.delete(JSON.stringify(right));
  return [...known.values()];
}

const rulesFor = (rules, question) =>
  rules[question.kind].filter(({ when = {} }) =>
    Object.entries(when).every(([name, value]) => question[name] === value),
  );

function changed(question, { change = {} }) {
  const settings = Object.entries(change).map(([name, value]) => [name, SIZES.includes(value) ? question[value] : value]);
  return { ...question, ...Object.fromEntries(settings) };
}

function count(question, rule) {
  const other = changed(question, rule);
  const weights = weightTensors({ ...other, bidirectional: "" }).map(({ name, shape }) => {
    const times = rule.counts?.[name] ?? 1;
    return (other[times] ?? times) * size(shape);
  });
  const pieces = GATES[other.layer];
  const total = weights.reduce((sum, value) => sum + value, 0);
  return ((other.bidirectional ? 2 : 1) * total * (rule.pieces ?? pieces)) / pieces;
}

const isOtherwise = ({ change, counts, pieces, shape, more }) => !(change || counts || pieces || shape || more);

const outputsOf = ({ bidirectional }) => (bidirectional === "None" ? 2 : 1);

/** Whether a rule says what is wrong with an answer that is not right. */
const FITS = {
  params: (rule, question, answer, right) => {
    const value = count(question, rule);
    return isOtherwise(rule) || (answer === value && value !== right);
  },
  data: (rule, question, answer) => isOtherwise(rule) || (answer.length === 1 && agrees(answer[0], rule.shape, question)),
  shapes: (rule, question, answer, right) => {
    const outputs = outputsOf(question);
    const other = rule.change && shapesOf(changed(question, rule));
    if (rule.where === "number") {
      if (answer.length === right.length) return false;
      return rule.more ? answer.length > right.length : !other || answer.length === other.length;
    }
    if (rule.where === "order")
      return question.return_state && !equal(answer[0], right[0]) && answer.slice(1).some((one) => equal(one, right[0]));
    const [parts, expected] =
      rule.where === "output" ? [answer.slice(0, outputs), right[0]] : [answer.slice(outputs), right.at(-1)];
    const wrong = parts.filter((part) => !equal(part, expected));
    return wrong.some((part) => (rule.shape ? agrees(part, rule.shape, question) : !other || equal(part, other[0])));
  },
};

/** The answer of a learner who makes the mistake of a rule; undefined if the rule does not tell. */
const WRONG = {
  params: (rule, question) => (isOtherwise(rule) ? undefined : count(question, rule)),
  data: (rule, question) => rule.shape && !rule.shape.includes(null) && [sizes(rule.shape, question)],
  shapes: (rule, question, right) => {
    const outputs = outputsOf(question);
    if (rule.where === "order") return [...right.slice(outputs), ...right.slice(0, outputs)];
    const other = rule.change && shapesOf(changed(question, rule));
    if (rule.where === "number") return other;
    const shape = other?.[0] ?? (rule.shape && !rule.shape.includes(null) && sizes(rule.shape, question));
    return shape && right.map((one, place) => (place < outputs === (rule.where === "output") ? shape : one));
  },
};

const sizes = (axes, question) =>
  axes.map((axis) => axis.split(" * ").reduce((product, factor) => product * (question[factor] ?? Number(factor)), 1));

/** Whether a shape agrees with the axes of a rule; null stands for any size. */
const agrees = (shape, axes, question) =>
  shape.length === axes.length && axes.every((axis, k) => axis === null || sizes([axis], question)[0] === shape[k]);
