/**
 * <rnn-bet>: takes a reader's bet on a pause of a chapter, says whether it was right, and opens the
 * answer. book/asked.py writes the form.
 */

import { howToWrite, judge, read } from "../page/judge_question.js";
import { say } from "../page/words.js";

export class Bet extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.asked = JSON.parse(this.dataset.bet);
    this.form.onsubmit = ({ submitter }) => this.take(submitter.value || this.form.typed.value);
    addEventListener("forgotten", () => this.show());
    this.show();
  }

  /** Takes a bet: the place of an option, or what was typed. The first one counts. */
  take(bet) {
    const isReadable = this.asked.kind !== "number" || read(this.asked, bet) !== null;
    if (this.kept || !bet.trim()) return;
    if (!isReadable) {
      this.tell(howToWrite(this.asked));
      return;
    }
    this.answer.open = true;
    rnnKept.keep(this.dataset.name, bet, this.isRight(bet));
    this.show();
  }

  get kept() {
    return rnnKept.of(this.dataset.name);
  }

  /** The folded answer below the form. */
  get answer() {
    return this.parentElement.querySelector("details");
  }

  /** Whether a bet is right; null if no option is. */
  isRight(bet) {
    const { kind, right } = this.asked;
    if (kind === "number") return judge(this.asked, read(this.asked, bet)).isRight;
    if (kind === "word") return right.map(lettersOf).includes(lettersOf(bet));
    return right === null ? null : bet === String(right);
  }

  /** Shows the form as it was before the bet, or after it. */
  show() {
    const [bet, isRight] = this.kept ?? [];
    this.form.classList.toggle("taken", bet !== undefined);
    for (const button of this.form.querySelectorAll("button[value]")) this.mark(button, bet);
    if (this.form.typed) {
      this.form.typed.value = bet ?? "";
      this.form.typed.readOnly = bet !== undefined;
    }
    this.tell(bet === undefined ? "" : this.sentence(bet, isRight));
  }

  /** Marks the option that was chosen, and the right one. */
  mark(button, bet) {
    const isChosen = button.value === bet;
    const isRight = button.value === String(this.asked.right);
    button.ariaPressed = isChosen;
    button.ariaDisabled = bet !== undefined;
    delete button.dataset.mark;
    if (bet === undefined || this.asked.right === null) return;
    if (isRight) button.dataset.mark = "✓";
    else if (isChosen) button.dataset.mark = "✗";
  }

  sentence(bet, isRight) {
    const { kind, right } = this.asked;
    const wordsOf = (value) =>
      kind === "options" ? this.form.querySelector(`[value="${value}"]`).textContent : value;
    const values = { bet: wordsOf(bet) };
    if (isRight === null)
      return say("You bet on ‘{bet}’. Read on to see how it turns out.", values);
    if (isRight) return say("You bet on ‘{bet}’, and you were right.", values);
    values.right = wordsOf([right].flat()[0]);
    return say("You bet on ‘{bet}’. The answer is ‘{right}’.", values);
  }

  tell(sentence) {
    this.querySelector("[role=status]").textContent = sentence;
  }
}

/** The letters and digits of a short text: "(4, 1, 5)" and "4 1 5" are one answer. */
const lettersOf = (text) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]/gu, "");

customElements.define("rnn-bet", Bet);
