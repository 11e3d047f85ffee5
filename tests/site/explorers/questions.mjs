// Prints what the drills ask and answer, for test_drills.py. EXPLORERS is the folder under test.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { korean } from "./korean.mjs";

const sources = process.env.EXPLORERS
  ? pathToFileURL(process.env.EXPLORERS + "/")
  : new URL("../../../explorers/", import.meta.url);
const load = (module) => import(new URL(`${module}.js`, sources));
const { draw, skillsOf } = await load("keras/drills");
const { RIGHT, mistakeIn, wrongAnswers } = await load("keras/mistakes");
const { drillCode } = await load("code/drills");

const rules = korean(JSON.parse(readFileSync(new URL("data/rules.json", sources), "utf-8")));
const questions = [];
for (let round = 0; round < 35; round++)
  for (const skill of skillsOf(rules, "all"))
    for (let box = 0; box < 5; box++) questions.push(draw(rules, skill, box, 1000 * round + box));

const judged = questions
  .filter(({ kind }) => kind in RIGHT)
  .map((question) => {
    const right = RIGHT[question.kind](question);
    const answers = [right, ...wrongAnswers(rules, question), ...slips(right)];
    return { question, right, answers: answers.map((answer) => [answer, mistakeIn(rules, question, answer) ?? null]) };
  });
const asked = questions.slice(0, questions.length / 35).map((question) => ({
  question,
  right: question.kind in RIGHT ? RIGHT[question.kind](question) : null,
  code: drillCode(rules, question.options ? question : { ...question, options: [] }),
}));
process.stdout.write(JSON.stringify({ judged, asked }));

/** Answers that no rule expects: another number, a tensor too few or too many, a size or an axis that is wrong. */
function slips(right) {
  if (!Array.isArray(right)) return [right + 1, 0];
  const [first, ...rest] = right;
  return [
    [...right, first],
    ...(rest.length ? [rest, [first], [...rest, first]] : []),
    ...first.map((_, axis) => [first.map((size, k) => (k === axis ? size + 30 : size)), ...rest]),
    [first, ...rest.map((shape) => shape.map((size) => size + 30))],
    [first.slice(1), ...rest],
    right.map((shape) => [...shape, 1]),
    ...(rest.length ? [[first, ...rest.map((shape) => shape.slice(1))], [first, ...rest.map(() => first)]] : []),
  ];
}
