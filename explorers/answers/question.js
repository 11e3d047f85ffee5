/**
 * <rnn-question>: judges the answer to an exercise as check does in a notebook, and shows its
 * hints. book/asked.py writes the form.
 */

import { howToWrite, judge, read } from "../page/judge_question.js";

export class Question extends HTMLElement {
  hints = 0; // that were shown

  connectedCallback() {
    this.form.onsubmit = ({ submitter }) =>
      submitter.value === "hint" ? this.hint() : this.keep(this.check());
    addEventListener("forgotten", () => this.show());
    this.show();
  }

  get form() {
    return this.querySelector("form");
  }

  /** The question as data, from asked-CHAPTER.js. */
  get asked() {
    return rnnAsked[this.dataset.name];
  }

  /** What the reader typed or chose, as text. */
  get typed() {
    const { typed } = this.form;
    if (this.asked.kind !== "choice") return typed.value;
    return [...typed]
      .filter((box) => box.checked)
      .map((box) => box.value)
      .join(" ");
  }

  /**
   * Says whether the answer is right. Returns the verdict, or null if the answer cannot be read.
   */
  check() {
    const { asked, typed } = this;
    const received =
      asked.kind === "choice" ? typed.split(" ").filter(Boolean) : read(asked, typed);
    if (received === null) {
      this.tell(howToWrite(asked));
      return null;
    }
    const { isRight, says } = judge(asked, received);
    const { right, wrong } = asked.opening;
    this.tell(`${isRight ? right : wrong} ${says}`, isRight ? "✓" : "✗");
    return { isRight };
  }

  keep(verdict) {
    if (verdict) rnnKept.keep(this.keptName, this.typed, verdict.isRight);
  }

  /** Bets have the names of cells, which have no dot. */
  get keptName() {
    return `check.${this.dataset.name}`;
  }

  /** Shows the first hint, then both. */
  hint() {
    const { hints } = this.asked;
    this.hints = Math.min(this.hints + 1, hints.length);
    this.tell(hints.slice(0, this.hints).join(" "));
  }

  /** Shows what was answered in an earlier visit. */
  show() {
    const [typed] = rnnKept.of(this.keptName) ?? [""];
    if (this.asked.kind === "choice")
      for (const box of this.form.typed) box.checked = typed.split(" ").includes(box.value);
    else this.form.typed.value = typed;
    if (typed) this.check();
    else this.tell("");
  }

  tell(sentence, mark = "") {
    const status = this.querySelector("[role=status]");
    status.textContent = sentence;
    status.dataset.mark = mark;
  }
}

customElements.define("rnn-question", Question);
