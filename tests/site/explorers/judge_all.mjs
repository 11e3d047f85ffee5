/**
 * Judges the answers in a JSON file, [question, received] each, and prints the verdicts:
 * test_judge_question.py compares.
 */

import { readFileSync } from "node:fs";

import { judge } from "../../../explorers/page/judge_question.js";

const asked = JSON.parse(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(asked.map(([question, received]) => judge(question, received))));
