/** One game of <rnn-drills>: endless questions, or the ten of a word. It knows what is asked now and what was right. */

import { draw, skillsOf, ten } from "./draw.js";

export class Game {
  /** Of the ten: whether each first answer was right. */
  results = [];

  /**
   * @param {Object} all  rnnQuestions
   * @param {import("./memory.js").Memory} memory
   * @param {{chapter: string, mode: "endless"|"ten", word: string}} settings  an empty word stands for today's date
   */
  constructor(all, memory, { chapter, mode, word }) {
    this.all = all;
    this.memory = memory;
    this.word = word.trim() || today();
    this.skills = skillsOf(all, chapter);
    this.list = mode === "ten" ? ten(all, chapter, this.word) : null;
    this.goOn();
  }

  /** Draws the next question into `asked`: {skill, question, number}. After the last of ten `asked` is null. */
  goOn() {
    const { all, memory, list, results } = this;
    if (list && results.length === list.length) {
      this.asked = null;
      return;
    }
    const key = memory.next(this.skills.map((skill) => skill.key));
    const skill = this.skills.find((candidate) => candidate.key === key);
    const next = list?.[results.length] ?? { skill, question: draw(all, skill, memory.box(key), memory.count) };
    this.asked = { ...next, number: (list ? results.length : memory.count) + 1 };
  }

  /** Counts the first answer to a question. */
  count(isRight) {
    if (this.asked.isCounted) return;
    this.asked.isCounted = true;
    this.results.push(isRight);
    this.memory.record(this.asked.skill.key, isRight);
  }
}

/** Today in the reader's time zone, written as in Sweden: 2026-03-02. */
const today = () => new Date().toLocaleDateString("sv");
