/**
 * <rnn-memory>: the model of the book reads 토토마를자먹, and scissors cut its memory before the second
 * letter. <rnn-memory asks> stops before the second letter's answer, until the reader bets on it.
 */

import { memoryCode } from "../code/memory_code.js";
import { answer, read } from "../keras/tomato.js";
import { button, keys, svg, table } from "../page/dom.js";
import { Explorer, wantsStillness } from "../page/explorer.js";
import { flag } from "../page/fields.js";
import { fixed } from "../page/numbers.js";
import { drawThread } from "../page/thread.js";
import { say, withSound } from "../page/words.js";

const LETTERS = [..."토토마를자먹"];
const SCISSORS = "M8 8L21 17M8 16L21 7M5.5 9a3 3 0 1 0-.1 0M5.5 21a3 3 0 1 0-.1 0";

export class MemoryExplorer extends Explorer {
  static title = say("Cut the memory");

  static main = [];

  static fields = { cut: { ...flag("", false), control: null } };

  /**
   * A cut model begins anew with zeros. `before` is what it answers to the second letter with its
   * whole memory.
   */
  compute({ cut }) {
    const model = globalThis.rnnModels.labelling.SimpleRNN;
    const joined = read(model, LETTERS);
    const readings = cut ? [...joined.slice(0, 1), ...read(model, LETTERS.slice(1))] : joined;
    return { model, readings, answers: answersOf(readings), before: answersOf(joined)[1] };
  }

  sentence({ cut }, { answers, before }) {
    if (this.isAsking)
      return say("Here comes ‘토 (to)’ once more. What will the model answer this time?");
    const values = {
      first: withSound(answers[0]),
      second: withSound(answers[1]),
      before: withSound(before),
    };
    if (!cut)
      return (
        this.verdict(answers) +
        say(
          "It read ‘토 (to)’ twice and answered ‘{first}’, then ‘{second}’, because its memory (five dots) differs.",
          values,
        )
      );
    return say(
      "The memory is cut: after the second ‘토 (to)’ the dots are those of the first, and the answer turned from ‘{before}’ to ‘{second}’.",
      values,
    );
  }

  /** What came of the bet, before the first sentence. */
  verdict(answers) {
    if (!this.bet) return "";
    const values = { bet: withSound(this.bet), right: withSound(answers[1]) };
    return this.bet === answers[1]
      ? `${say("You bet on ‘{bet}’, and you were right.", values)} `
      : `${say("You bet on ‘{bet}’. The answer is ‘{right}’.", values)} `;
  }

  view(settings, { readings, answers }) {
    const picture = drawThread(readings, answers, this.drawnAnswers ?? answers);
    if (this.isAsking) picture.setAttribute("aria-label", this.sentenceBox.textContent);
    this.drawnAnswers = answers;
    return [picture];
  }

  numbers(settings, { readings, answers }) {
    const units = readings[0].h.map((_, unit) => [
      `h[${unit}]`,
      ...readings.map(({ h }) => fixed(h[unit])),
    ]);
    const rows = [...units, [say("Model's answer"), ...answers]];
    return table(say("Hidden state h"), [say("Character read"), ...LETTERS], rows);
  }

  code = ({ cut }, { model }) => memoryCode(model, LETTERS, cut);

  build() {
    super.build();
    this.addEventListener(
      "animationend",
      ({ target }) => target.matches("g:last-child > .answer") && this.stop(),
    );
  }

  get isAsking() {
    return this.matches(".asking");
  }

  /** Takes a bet on the answer to the second letter, and reads on from there. */
  take(letter) {
    this.bet = letter;
    this.classList.replace("asking", "bet");
    this.stage.replaceChildren(this.cutButton, this.playButton);
    this.update();
    this.cutButton.focus({ preventScroll: true });
    if (!wantsStillness()) this.play(1);
  }

  buildControls() {
    const icon = svg(
      "svg",
      { viewBox: "0 0 24 24", "aria-hidden": "true" },
      svg("path", { d: SCISSORS }),
    );
    this.cutButton = button("cut", "", () => this.set({ cut: !this.settings.cut }), {
      class: "scissors loud",
    });
    this.cutButton.append(icon, document.createElement("span"));
    this.playButton = button("play", say("▶ Play"), () =>
      this.matches(".playing") ? this.stop() : this.play(),
    );
    this.playButton.hidden = wantsStillness();
    const bets = ["토", "마"].map((letter) =>
      button("bet", withSound(letter), () => this.take(letter), { class: "loud" }),
    );
    const asks = this.hasAttribute("asks") && !Object.keys(this.linked).length;
    this.classList.toggle("asking", asks);
    this.stage = keys(asks ? bets : [this.cutButton, this.playButton]);
  }

  showSettings(settings) {
    super.showSettings(settings);
    this.cutButton.lastChild.textContent = settings.cut ? say("Join memory") : say("Cut memory");
  }

  /**
   * Shows the steps one after another, from one on. The page always holds the last one; the style
   * hides what is not read yet.
   */
  play(from = 0) {
    this.style.setProperty("--from", from);
    this.classList.add("playing");
    this.playButton.textContent = say("■ Stop");
  }

  stop() {
    super.stop();
    this.classList.remove("playing");
    this.playButton.textContent = say("▶ Play");
  }
}

const answersOf = (readings) => readings.map(({ probabilities }) => answer(probabilities));

customElements.define("rnn-memory", MemoryExplorer);
