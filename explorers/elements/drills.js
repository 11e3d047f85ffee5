/**
 * <rnn-drills>: endless questions about shapes and parameters, and ten that are the same for a
 * whole class.
 */

import { build, generator } from "../keras/cells.js";
import { button, element, keys, newId } from "../page/dom.js";
import { Explorer } from "../page/explorer.js";
import { oneOf, typedText } from "../page/fields.js";
import { say } from "../page/words.js";

const TEN = 10; // questions that a word gives
const BETWEEN = 3; // other questions before one that was missed

export class DrillsExplorer extends Explorer {
  static title = say("Shape drills");

  static main = ["chapter", "mode", "word"];

  static fields = {
    chapter: oneOf(say("Topic"), ["all", "sequences", "rnn", "lstm", "gru"], "all", {
      all: say("Everything"),
      sequences: say("Sequences"),
      rnn: "RNN",
      lstm: "LSTM",
      gru: "GRU",
    }),
    mode: oneOf(say("Questions"), ["endless", "ten"], "endless", {
      endless: say("Endless"),
      ten: say("The same ten for everyone"),
    }),
    word: typedText(say("Word to share (empty: today's date)"), "", 30, "onchange"),
  };

  rounds = 0; // of endless questions in this visit

  hiddenFields = ({ mode }) => (mode === "ten" ? [] : ["word"]);

  /**
   * Returns the question that is asked now; undefined after the tenth. Other settings begin another
   * game.
   */
  compute(settings) {
    if (settings !== this.played) this.begin(settings);
    this.asked ??= this.nextQuestion(settings);
    return this.asked;
  }

  /**
   * Begins a game: endless questions, or the ten of a word. An empty word stands for today's date.
   */
  begin({ chapter, mode, word }) {
    this.played = this.settings;
    this.today = new Date().toLocaleDateString("sv"); // as in Sweden: 2026-03-02
    this.word = word.trim() || this.today;
    this.results = []; // whether each first answer was right
    this.queue = mode === "ten" ? series(chapter, this.word, TEN) : [];
    this.asked = null;
  }

  /** The next of the queue. Endless questions go on with another round. */
  nextQuestion({ chapter, mode }) {
    const { queue, today } = this;
    if (mode === "endless" && queue.length <= BETWEEN)
      queue.push(...series(chapter, `${today} ${this.rounds++}`));
    return queue.shift();
  }

  /**
   * Says something about an answer, and counts the first one to a question. What was missed comes
   * back with other sizes.
   */
  judge(isRight, says, isSolved) {
    const { asked, played, queue, results } = this;
    this.last = asked;
    if (!asked.says) {
      results.push(isRight);
      if (!isRight && played.mode === "endless")
        queue.splice(BETWEEN, 0, questionOf(asked.skill, asked.place + 1));
    }
    Object.assign(asked, { says, isSolved });
    asked.giveUp.hidden = isSolved;
    asked.next.hidden = !isSolved;
    this.update();
    if (isSolved) asked.next.focus();
  }

  /**
   * Shows the next question, the end, or another game, and moves the focus to where it is answered.
   */
  goOn(played = this.played) {
    Object.assign(this, { played, asked: null });
    this.update();
    this.viewBox.querySelector("button").focus({ preventScroll: true });
  }

  sentence({ mode }, asked) {
    const { results, word } = this;
    if (!asked)
      return say("{right} of {all} were right at the first try.", {
        right: results.filter(Boolean).length,
        all: TEN,
      });
    if (asked.says) return asked.says;
    if (mode === "ten")
      return say(
        "Ten questions for ‘{word}’. Whoever chooses this word and this topic gets the same ones.",
        { word },
      );
    return say("Choose an answer. What you miss comes back a little later, with other numbers.");
  }

  view({ mode }, asked) {
    if (!asked) return this.endNodes();
    return (asked.nodes ??= this.questionNodes(asked, this.results.length + 1, mode === "ten"));
  }

  questionNodes(asked, number, isOfTen) {
    const titleId = newId();
    const [answer] = asked.options.find(([, mistake]) => !mistake);
    asked.giveUp = button(
      "give-up",
      say("Show the answer"),
      () => this.judge(false, say("The answer is {answer}.", { answer }), true),
      { class: "quiet" },
    );
    asked.next = button(
      "next",
      isOfTen && number === TEN ? say("Show the result") : say("Next question"),
      () => this.goOn(),
      { hidden: true },
    );
    const heading = isOfTen
      ? say("Question {number} of {all}", { number, all: TEN })
      : say("Question {number}", { number });
    return [
      element("p", { class: "number" }, heading),
      element(
        "p",
        { class: "line-of-code" },
        ...(asked.line ? [element("code", {}, asked.line)] : []),
      ),
      element("p", { id: titleId, class: "prompt" }, asked.prompt),
      element("div", { role: "group", "aria-labelledby": titleId }, this.choices(asked)),
      keys([asked.giveUp, asked.next]),
    ];
  }

  /** A button for each option. The keys 1 to 4 press them too. */
  choices(asked) {
    const { right, wrong } = rnnQuestions;
    const buttons = asked.options.map(([answer, mistake]) =>
      button("choose", answer, ({ currentTarget }) => {
        if (asked.isSolved) return;
        currentTarget.dataset.mark = mistake ? "✗" : "✓";
        this.judge(
          !mistake,
          mistake ? `${wrong} ${mistake}` : `${right} ${asked.reason}`,
          !mistake,
        );
      }),
    );
    const press = ({ key }) => buttons[Number(key) - 1]?.click();
    return element("div", { class: "keys options", onkeydown: press }, ...buttons);
  }

  endNodes() {
    const marks = this.results.map((isRight, place) =>
      element("li", {}, `${place + 1} ${isRight ? "✓" : "✗"}`),
    );
    return [
      element("ul", {}, ...marks),
      keys([button("again", say("Once more"), () => this.goOn(null))]),
    ];
  }

  code = (settings, asked = this.last) => `\n${asked.code}`;
}

/**
 * Questions on the skills of a topic, easy ones first; without a length, each skill once. The same
 * text gives everyone the same ones.
 */
function series(chapter, text, length) {
  const random = generator(1 + (hash(`${chapter} ${text}`) % 2147483646));
  const drawn = rnnQuestions.skills
    .filter((skill) => ["all", skill.chapter].includes(chapter))
    .map((skill) => [random(), skill]);
  const shuffled = drawn.sort(([first], [second]) => first - second).map(([, skill]) => skill);
  const questions = build(length ?? shuffled.length, (place) =>
    questionOf(shuffled[place % shuffled.length], place),
  );
  return questions.sort((first, second) => first.skill.level - second.skill.level);
}

const questionOf = (skill, place) => ({
  ...skill.questions[place % skill.questions.length],
  skill,
  place,
});

/** A whole number for a text: FNV-1a. */
const hash = (text) =>
  [...text].reduce(
    (mixed, letter) => Math.imul(mixed ^ letter.codePointAt(0), 16777619),
    2166136261,
  ) >>> 0;

customElements.define("rnn-drills", DrillsExplorer);
