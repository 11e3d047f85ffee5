/** <rnn-drills>: endless questions about shapes and parameters, and ten that are the same for a whole class. */

import { drillCode } from "../code/drills_code.js";
import { CHAPTERS, mistakeIn } from "../drills/draw.js";
import { Game } from "../drills/game.js";
import { Memory } from "../drills/memory.js";
import { codeOf, prompt, reason, rightAnswer } from "../drills/prompts.js";
import { typingForm } from "../drills/typing.js";
import { button, element, newId } from "../page/dom.js";
import { Explorer, usesFinger } from "../page/explorer.js";
import { oneOf, typedText } from "../page/fields.js";
import { say } from "../page/words.js";

export class DrillsExplorer extends Explorer {
  static title = say("Shape drills");
  static viewName = say("The question");

  static labels = {
    chapter: say("Topic"),
    mode: say("Questions"),
    word: say("Word to share (empty: today's date)"),
  };

  static main = ["chapter", "mode", "word"];

  static fields = {
    chapter: oneOf(CHAPTERS, "all", {
      all: say("Everything"),
      sequences: say("Sequences"),
      rnn: "RNN",
      lstm: "LSTM",
      gru: "GRU",
    }),
    mode: oneOf(["endless", "ten"], "endless", { endless: say("Endless"), ten: say("The same ten for everyone") }),
    word: typedText("", 30, "onchange"),
  };

  memory = new Memory("rnn-drills");

  hiddenFields = ({ mode }) => (mode === "ten" ? [] : ["word"]);

  /** Other settings begin another game. */
  set(changes) {
    this.game = null;
    super.set(changes);
  }

  /** Returns the question that is asked now, or null after the tenth. */
  compute(settings) {
    this.game ??= new Game(globalThis.rnnQuestions, this.memory, settings);
    return this.game.asked;
  }

  /** Says whether an answer is right, and counts the first one. @param {string} mistake  what is wrong with it, or "" */
  answer(mistake) {
    const { all, asked } = this.game;
    if (asked.isSolved) return;
    this.game.count(!mistake);
    asked.says = mistake ? `${all.words.wrong} ${mistake}` : `${all.words.right} ${reason(all, asked.question)}`;
    this.settle(!mistake);
  }

  giveUp() {
    const { asked } = this.game;
    this.game.count(false);
    asked.says = say("The answer is {answer}. The question comes back a little later.", { answer: rightAnswer(asked.question) });
    this.settle(true);
  }

  settle(isSolved) {
    const { asked } = this.game;
    asked.isSolved = isSolved;
    asked.giveUp.hidden = isSolved;
    asked.next.hidden = !isSolved;
    this.update();
    if (isSolved) asked.next.focus();
  }

  goOn() {
    this.game.goOn();
    this.update();
    const typed = this.viewBox.querySelector("input");
    // On a phone the keyboard would cover the question: only a tap into the box opens it.
    ((usesFinger() ? null : typed) ?? this.viewBox.querySelector("button"))?.focus({ preventScroll: true });
  }

  sentence({ mode }, asked) {
    const { results, word } = this.game;
    const score = { right: results.filter(Boolean).length, all: results.length };
    if (!asked) return say("{right} of {all} were right at the first try. What you missed comes back among the endless questions.", score);
    if (asked.says) return asked.says;
    const start =
      mode === "ten"
        ? say("Ten questions for ‘{word}’. Whoever uses this word gets the same ones.", { word })
        : say("Choose or type your answer. What you miss comes back a little later, with other numbers.");
    if (this.memory.isKept) return start;
    const notKept = say("The browser does not allow storage, so your progress is lost when you close this page.");
    return `${start} ${notKept}`;
  }

  view(settings, asked) {
    if (!asked) return this.endNodes();
    asked.nodes ??= this.questionNodes(asked);
    return asked.nodes;
  }

  questionNodes(asked) {
    const { all, list } = this.game;
    const { question, number } = asked;
    const titleId = newId();
    const code = codeOf(all, question);
    asked.giveUp = button(say("Show the answer"), () => this.giveUp());
    asked.next = button(list?.length === number ? say("Show the result") : say("Next question"), () => this.goOn());
    asked.next.hidden = true;
    const heading = list ? say("Question {number} of {all}", { number, all: list.length }) : say("Question {number}", { number });
    const answers = question.options ? this.choices(question) : this.typing(asked);
    return [
      element("p", { class: "number" }, heading),
      element("p", { class: "line-of-code" }, ...(code ? [element("code", {}, code)] : [])),
      element("p", { id: titleId, class: "prompt" }, prompt(all, question)),
      element("div", { role: "group", "aria-labelledby": titleId }, answers),
      element("div", { class: "keys" }, asked.giveUp, asked.next),
    ];
  }

  /** A button for each option. The keys 1 to 5 press them too. */
  choices(question) {
    const buttons = question.options.map(({ text, says }) =>
      button(text, ({ currentTarget }) => {
        if (!this.game.asked.isSolved) currentTarget.dataset.mark = says ? "✗" : "✓";
        this.answer(says);
      }),
    );
    const press = ({ key }) => buttons[Number(key) - 1]?.click();
    return element("div", { class: "keys options", onkeydown: press }, ...buttons);
  }

  typing(asked) {
    const refuse = (problem) => {
      if (asked.isSolved) return;
      asked.says = problem;
      this.update();
    };
    return typingForm(asked.question, (answer) => this.answer(mistakeIn(asked.question, answer)), refuse);
  }

  endNodes() {
    const again = () => {
      this.game = null;
      this.update();
      this.viewBox.querySelector("button")?.focus({ preventScroll: true });
    };
    const marks = this.game.results.map((isRight, place) => `${place + 1} ${isRight ? "✓" : "✗"}`);
    const list = element("ul", {}, ...marks.map((mark) => element("li", {}, mark)));
    return [list, element("div", { class: "keys" }, button(say("Once more"), again))];
  }

  buildControls() {
    const forget = () => {
      this.memory.forgetAll();
      this.game = null;
      this.update();
      this.status.textContent = say("Your progress in this browser has been deleted.");
    };
    this.boxes.mode.append(element("div", { class: "keys" }, button(say("Forget my progress"), forget)));
  }

  code = (settings, asked) => drillCode(this.game.all, (asked ?? this.game.list.at(-1)).question);
}

customElements.define("rnn-drills", DrillsExplorer);
