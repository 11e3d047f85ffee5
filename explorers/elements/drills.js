/** <rnn-drills>: endless questions about shapes and parameters, and ten that are the same for a whole class. */

import { callLine, drillCode } from "../code/drills.js";
import { layerLine } from "../code/shapes.js";
import { CHAPTERS, draw, filled, readAnswer, skillsOf, ten, written } from "../keras/drills.js";
import { RIGHT, mistakeIn } from "../keras/mistakes.js";
import { formula, outputTensors, pythonTuple } from "../keras/shapes.js";
import { element, labelled, newId } from "../page/dom.js";
import { Explorer, usesFinger } from "../page/explorer.js";
import { oneOf } from "../page/fields.js";
import { Memory } from "../page/memory.js";
import { WORDS } from "../words/ko.js";

export class DrillsExplorer extends Explorer {
  static words = WORDS.drills;

  static main = ["chapter", "mode", "word"];

  static fields = {
    chapter: oneOf(CHAPTERS, "all", WORDS.drills.chapters),
    mode: oneOf(["endless", "ten"], "endless", WORDS.drills.modes),
    word: wordField(),
  };

  rules = globalThis.rnnRules;

  memory = new Memory("rnn-drills");

  hiddenFields = ({ mode }) => (mode === "ten" ? [] : ["word"]);

  /** Returns the question that is asked now, or null after the tenth. Other settings begin anew. */
  compute(settings) {
    const key = JSON.stringify(settings);
    if (key !== this.begunWith) {
      this.begunWith = key;
      this.begin(settings);
    }
    return this.asked;
  }

  begin({ chapter, mode, word }) {
    this.word = word || today();
    this.skills = skillsOf(this.rules, chapter);
    this.list = mode === "ten" ? ten(this.rules, chapter, this.word) : null;
    this.results = []; // of the ten: whether the first answer was right
    this.ask();
  }

  /** Draws the next question. Tapped and typed answers arrive in `answer`. */
  ask() {
    const { rules, memory, list, results } = this;
    if (list && results.length === list.length) {
      this.asked = null;
      return;
    }
    const name = memory.next(this.skills.map(({ key }) => key));
    const skill = this.skills.find(({ key }) => key === name);
    const next = list?.[results.length] ?? { skill, question: draw(rules, skill, memory.box(name), memory.count) };
    this.asked = { ...next, number: (list ? results.length : memory.count) + 1 };
    this.asked.nodes = this.questionNodes(this.asked);
  }

  /** Says whether an answer is right, and counts the first one. @param {string|undefined} mistake  what is wrong with it */
  answer(mistake) {
    const { asked, rules, words } = this;
    if (asked.isSolved) return;
    this.count(!mistake);
    asked.says = mistake ? `${rules.words.wrong} ${mistake}` : `${rules.words.right} ${this.reason(asked.question)}`;
    this.settle(!mistake);
  }

  giveUp() {
    this.count(false);
    this.asked.says = this.words.answerIs(this.rightAnswer(this.asked.question));
    this.settle(true);
  }

  count(isRight) {
    if (this.asked.isCounted) return;
    this.asked.isCounted = true;
    this.results.push(isRight);
    this.memory.record(this.asked.skill.key, isRight);
  }

  settle(isSolved) {
    const { asked } = this;
    asked.isSolved = isSolved;
    asked.giveUp.hidden = isSolved;
    asked.next.hidden = !isSolved;
    this.update();
    if (isSolved) asked.next.focus();
  }

  goOn() {
    this.ask();
    this.update();
    const typed = this.viewBox.querySelector("input");
    // On a phone the keyboard would cover the question: only a tap into the box opens it.
    ((usesFinger() ? null : typed) ?? this.viewBox.querySelector("button"))?.focus({ preventScroll: true });
  }

  sentence({ mode }, asked) {
    const { words, results, memory } = this;
    if (!asked) return words.score(results.filter(Boolean).length, results.length);
    if (asked.says) return asked.says;
    const kept = memory.isKept ? "" : ` ${words.notKept}`;
    return (mode === "ten" ? words.ten(this.word) : words.start) + kept;
  }

  view = (settings, asked) => asked?.nodes ?? this.endNodes();

  /** Draws again without losing the keyboard's place. */
  update() {
    const active = document.activeElement;
    super.update();
    if (this.viewBox.contains(active)) active.focus();
  }

  questionNodes(asked) {
    const { words, list } = this;
    const { question } = asked;
    const titleId = newId();
    asked.giveUp = button(words.giveUp, () => this.giveUp());
    asked.next = button(list?.length === asked.number ? words.finish : words.next, () => this.goOn());
    asked.next.hidden = true;
    return [
      element("p", { class: "number" }, words.number(asked.number, list?.length)),
      element("p", { class: "line-of-code" }, ...codeOf(this.rules, question)),
      element("p", { id: titleId, class: "prompt" }, this.prompt(question)),
      element(
        "div",
        { role: "group", "aria-labelledby": titleId },
        question.options ? this.choices(question) : this.typing(question),
      ),
      element("div", { class: "keys" }, asked.giveUp, asked.next),
    ];
  }

  prompt(question) {
    const { words, rules } = this;
    if (question.kind === "data") return words.data[question.story](question);
    if (question.kind === "equal") return words.equal(rules.picks[question.pick].target);
    if (question.kind === "error") return words.error(filled(rules.errors[question.error].what, question));
    const { batch, steps, features } = question;
    return words[question.kind](pythonTuple([batch, steps, features]));
  }

  /** A button for each option. The keys 1 to 5 press them too. */
  choices(question) {
    const buttons = question.options.map(({ text, answer, says }) =>
      button(text, ({ currentTarget }) => {
        const mistake = answer === undefined ? says : mistakeIn(this.rules, question, answer);
        if (!this.asked.isSolved) currentTarget.dataset.mark = mistake ? "✗" : "✓";
        this.answer(mistake);
      }),
    );
    const press = ({ key }) => buttons[Number(key) - 1]?.click();
    return element("div", { class: "keys options", onkeydown: press }, ...buttons);
  }

  /** A box to type in, and for shapes keys with the sizes, so that a phone needs no keyboard. */
  typing(question) {
    const { words } = this;
    const isCount = question.kind === "params";
    const input = element("input", {
      type: "text",
      inputmode: isCount && "numeric",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: isCount ? "" : "(…, …)",
    });
    const onsubmit = (event) => {
      event.preventDefault();
      const answer = readAnswer(question.kind, input.value);
      if (answer !== undefined) this.answer(mistakeIn(this.rules, question, answer));
      else if (!this.asked.isSolved) {
        this.asked.says = isCount ? words.noNumber : words.noShape;
        this.update();
      }
    };
    const check = element("button", { type: "submit" }, words.check);
    const box = labelled(isCount ? words.typeCount : words.typeShapes, input);
    return element("form", { onsubmit }, box, check, ...(isCount ? [] : [sizeKeys(question, input, words)]));
  }

  endNodes() {
    const again = () => {
      this.begin(this.settings);
      this.goOn();
    };
    const marks = this.results.map((isRight, place) => `${place + 1} ${isRight ? "✓" : "✗"}`);
    const list = element("ul", { class: "legend" }, ...marks.map((mark) => element("li", {}, mark)));
    return [list, element("div", { class: "keys" }, button(this.words.again, again))];
  }

  rightAnswer(question) {
    if (question.kind in RIGHT) return written(RIGHT[question.kind](question));
    return question.options.find(({ says }) => !says).text;
  }

  /** Says why the answer is right. */
  reason(question) {
    const answer = this.rightAnswer(question);
    if (question.kind === "params") return `${formula(question)} = ${answer}`;
    if (question.kind === "equal") return `${this.rules.picks[question.pick].target} = ${answer}`;
    if (question.kind === "data") return this.words.order;
    if (question.kind === "error") return answer;
    const shapes = RIGHT.shapes(question);
    return outputTensors(question).map(({ name }, place) => `${name} ${pythonTuple(shapes[place])}`).join(", ");
  }

  /** "처음으로" also begins the ten anew. */
  reset() {
    this.begunWith = null;
    super.reset();
  }

  buildControls() {
    const forget = () => {
      this.memory.forgetAll();
      this.begin(this.settings);
      this.update();
      this.status.textContent = this.words.forgotten;
    };
    this.boxes.mode.append(element("div", { class: "keys" }, button(this.words.forget, forget)));
  }

  code = (settings, asked) => drillCode(this.rules, (asked ?? this.list.at(-1)).question);
}

const button = (text, onclick) => element("button", { type: "button", onclick }, text);

/** The code that a question shows: a list of one <code>, or of none. */
function codeOf(rules, question) {
  const show = (code) => [element("code", {}, code)];
  if (question.kind === "data") return [];
  if (question.kind === "equal") return show(callLine(question));
  if (question.kind !== "error") return show(`${layerLine(question)}(x)`);
  const { code, message } = rules.errors[question.error];
  return show(filled(`${code}\n# ValueError: ${message}`, question));
}

function sizeKeys({ kind, batch, steps, features, units, bidirectional }, input, words) {
  const sizes = [batch, steps, features, ...(kind === "shapes" ? [units, ...(bidirectional ? [2 * units] : [])] : [])];
  const isOpen = () => input.value.lastIndexOf("(") > input.value.lastIndexOf(")");
  const put = (size) => {
    const before = input.value.trimEnd();
    const separator = isOpen() ? (before.endsWith("(") ? "" : ", ") : before ? ", (" : "(";
    input.value = before + separator + size;
  };
  const close = () => {
    if (isOpen()) input.value += ")";
  };
  const erase = () => {
    input.value = input.value.replace(/[\s,()]*\d*[\s,()]*$/, "");
  };
  const keys = [...new Set(sizes)].sort((a, b) => a - b).map((size) => button(String(size), () => put(size)));
  if (kind === "shapes") keys.push(button(words.nextTensor, close));
  return element("div", { class: "keys", role: "group", "aria-label": words.keys }, ...keys, button(words.erase, erase));
}

/** Today in the reader's time zone: 2026-03-02. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** The word that a class shares. It counts when the reader leaves the box or presses Enter. */
function wordField() {
  return {
    first: "",
    parse: (text) => [...text.normalize("NFC").trim()].slice(0, 30).join(""),
    format: (text) => text,
    control: (change) =>
      element("input", {
        type: "text",
        autocomplete: "off",
        maxlength: 30,
        onchange: ({ target }) => change(target.value.normalize("NFC").trim()),
      }),
    show: (control, text) => {
      if (control !== document.activeElement) control.value = text;
    },
  };
}

customElements.define("rnn-drills", DrillsExplorer);
