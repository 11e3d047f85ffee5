/** <rnn-drills>: endless questions about shapes and parameters, and ten that are the same for a whole class. */

import { drillCode } from "../code/drills_code.js";
import { draw, mistakeIn, skillsOf, ten } from "../drills/draw.js";
import { Memory } from "../drills/memory.js";
import { codeOf, prompt, reason, rightAnswer } from "../drills/prompts.js";
import { typingForm } from "../drills/typing.js";
import { button, element, keys, newId } from "../page/dom.js";
import { Explorer, usesFinger } from "../page/explorer.js";
import { oneOf, typedText } from "../page/fields.js";
import { say } from "../page/words.js";

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
    mode: oneOf(say("Questions"), ["endless", "ten"], "endless", { endless: say("Endless"), ten: say("The same ten for everyone") }),
    word: typedText(say("Word to share (empty: today's date)"), "", 30, "onchange"),
  };

  memory = new Memory("rnn-drills");

  hiddenFields = ({ mode }) => (mode === "ten" ? [] : ["word"]);

  /** Other settings begin another game. */
  set(changes) {
    this.isPlaying = false;
    super.set(changes);
  }

  /** Returns the question that is asked now, or null after the tenth. */
  compute(settings) {
    if (!this.isPlaying) this.begin(settings);
    return this.asked;
  }

  /** Begins a game: endless questions, or the ten of a word. An empty word stands for today's date. */
  begin({ chapter, mode, word }) {
    this.isPlaying = true;
    this.all = globalThis.rnnQuestions;
    this.word = word.trim() || new Date().toLocaleDateString("sv"); // as in Sweden: 2026-03-02
    this.skills = skillsOf(this.all, chapter);
    this.list = mode === "ten" ? ten(this.all, chapter, this.word) : null;
    this.results = []; // whether each first answer was right
    this.draw();
  }

  /** Draws the next question into `asked`: {skill, question, number}. After the last of ten `asked` is null. */
  draw() {
    const { all, memory, list, results } = this;
    const key = memory.next(this.skills.map((skill) => skill.key));
    const skill = this.skills.find((candidate) => candidate.key === key);
    const next = list ? list[results.length] : { skill, question: draw(all, skill, memory.box(key), memory.count) };
    this.asked = next ? { ...next, number: (list ? results.length : memory.count) + 1 } : null;
  }

  /** Says whether an answer is right. @param {string} mistake  what is wrong with it, or "" */
  answer(mistake) {
    const { all, asked } = this;
    if (asked.isSolved) return;
    const says = mistake ? `${all.words.wrong} ${mistake}` : `${all.words.right} ${reason(all, asked.question)}`;
    this.judge(!mistake, says, !mistake);
  }

  giveUp() {
    const answer = rightAnswer(this.asked.question);
    this.judge(false, say("The answer is {answer}. Among the endless questions it comes back a little later.", { answer }), true);
  }

  /** Says something about an answer, and counts the first one to a question. */
  judge(isRight, says, isSolved) {
    const { asked } = this;
    if (!asked.says) {
      this.results.push(isRight);
      this.memory.record(asked.skill.key, isRight);
    }
    Object.assign(asked, { says, isSolved });
    asked.giveUp.hidden = isSolved;
    asked.next.hidden = !isSolved;
    this.update();
    if (isSolved) asked.next.focus();
  }

  /** Shows a question, or the end, and moves the focus to where it is answered. */
  goOn() {
    this.update();
    // On a phone the keyboard would cover the question: only a tap into the box opens it.
    const places = [usesFinger() ? "form button" : "input", ".options button", "button"];
    const [first] = places.flatMap((place) => this.viewBox.querySelector(place) ?? []);
    first.focus({ preventScroll: true });
  }

  sentence({ mode }, asked) {
    const { results, word } = this;
    const score = { right: results.filter(Boolean).length, all: results.length };
    if (!asked) return say("{right} of {all} were right at the first try. What you missed comes back among the endless questions.", score);
    if (asked.says) return asked.says;
    const start =
      mode === "ten"
        ? say("Ten questions for ‘{word}’. Whoever chooses this word and this topic gets the same ones.", { word })
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
    const { all, list } = this;
    const { question, number } = asked;
    const titleId = newId();
    const code = codeOf(all, question);
    asked.giveUp = button(say("Show the answer"), () => this.giveUp());
    asked.next = button(list?.length === number ? say("Show the result") : say("Next question"), () => {
      this.draw();
      this.goOn();
    });
    asked.next.hidden = true;
    const heading = list ? say("Question {number} of {all}", { number, all: list.length }) : say("Question {number}", { number });
    const answers = question.options ? this.choices(question) : this.typing(asked);
    return [
      element("p", { class: "number" }, heading),
      keys([asked.giveUp, asked.next]),
      element("p", { class: "line-of-code" }, ...(code ? [element("code", {}, code)] : [])),
      element("p", { id: titleId, class: "prompt" }, prompt(all, question)),
      element("div", { role: "group", "aria-labelledby": titleId }, answers),
    ];
  }

  /** A button for each option. The keys 1 to 5 press them too. */
  choices(question) {
    const buttons = question.options.map(({ text, says }) =>
      button(text, ({ currentTarget }) => {
        if (!this.asked.isSolved) currentTarget.dataset.mark = says ? "✗" : "✓";
        this.answer(says);
      }),
    );
    const press = ({ key }) => buttons[Number(key) - 1]?.click();
    return element("div", { class: "keys options", onkeydown: press }, ...buttons);
  }

  typing(asked) {
    return typingForm(asked.question, (answer) => this.answer(mistakeIn(asked.question, answer)));
  }

  endNodes() {
    const again = () => {
      this.isPlaying = false;
      this.goOn();
    };
    const marks = this.results.map((isRight, place) => `${place + 1} ${isRight ? "✓" : "✗"}`);
    const list = element("ul", {}, ...marks.map((mark) => element("li", {}, mark)));
    return [list, keys([button(say("Once more"), again)])];
  }

  buildControls() {
    const forget = () => {
      this.memory.forgetAll();
      this.isPlaying = false;
      this.update();
      this.tell(say("Your progress in this browser has been deleted."));
    };
    this.boxes.mode.append(keys([button(say("Forget my progress"), forget)]));
  }

  code = (settings, asked) => drillCode(this.all, (asked ?? this.list.at(-1)).question);
}

customElements.define("rnn-drills", DrillsExplorer);
