/** <rnn-play>: type a text and see the states of a trained tomato model at each step. */

import { playCode } from "../code/play_code.js";
import { VOCABULARY, answer, influence, read, splitText } from "../keras/tomato.js";
import { button, keys } from "../page/dom.js";
import { Explorer, wantsStillness } from "../page/explorer.js";
import { flag, oneOf, slider, typedText } from "../page/fields.js";
import { fixed } from "../page/numbers.js";
import { cell, clickedStep, group, markColumns, row, stepTable } from "../page/step_table.js";
import { bar, tint } from "../page/tint.js";
import { whatDecides, whatHappened } from "../page/tomato_sentences.js";
import { say, withSound } from "../page/words.js";

/** The text that each model was trained on, and the right answers. */
const TRAINED = {
  labelling: { text: "토토마를자먹", target: "토마토를먹자" },
  next_character: { text: "토마토를먹", target: "마토를먹자" },
};
const TENSORS = {
  h: say("Hidden state h"),
  c: say("Cell state c"),
  i: say("Input gate i"),
  f: say("Forget gate f"),
  o: say("Output gate o"),
  z: say("Update gate z"),
  r: say("Reset gate r"),
  candidate: say("Candidate"),
};
const LONGEST = 24;
const PAUSE = 700; // ms between two steps while time runs

export class PlayExplorer extends Explorer {
  static title = say("Tomato playground");

  static main = ["t", "layer"];

  static fields = {
    task: oneOf(say("What the model learnt"), Object.keys(TRAINED), "labelling", {
      labelling: say("A label per step (토토마를자먹 → 토마토를먹자)"),
      next_character: say("The next character (토마토를먹 → 마토를먹자)"),
    }),
    layer: oneOf(say("Layer"), ["SimpleRNN", "LSTM", "GRU"], "SimpleRNN"),
    text: typedText(say("Characters to read"), null, LONGEST),
    // Null stands for the last step
    t: { ...slider(say("Step t"), 1, LONGEST, 1, null), show: showStep },
    gates: flag(say("Show the gates"), false),
  };

  hiddenFields = ({ layer }) => (layer === "SimpleRNN" ? ["gates"] : []);

  /** With another text the last step is shown. */
  set(changes) {
    super.set("text" in changes ? { t: null, ...changes } : changes);
  }

  /**
   * True while an input method composes a syllable; its parts are not reported as unknown letters.
   */
  isComposing = false;

  compute({ task, layer, text, t }) {
    const { letters, unknown } = splitText(text ?? TRAINED[task].text);
    const model = globalThis.rnnModels[task][layer];
    const readings = read(model, letters);
    const isTrained = letters.join("") === TRAINED[task].text;
    return {
      model,
      letters,
      unknown,
      readings,
      at: Math.min(t ?? Infinity, readings.length) - 1,
      target: isTrained ? [...TRAINED[task].target] : null,
    };
  }

  sentence(settings, { readings, at, unknown }) {
    const sentences = readings.length
      ? whatHappened(readings, at)
      : [say("There is nothing to read. Choose some of the five characters 토 마 를 먹 자.")];
    if (unknown.length && !this.isComposing)
      sentences.push(
        say("Characters that the model does not know were skipped: {letters}", {
          letters: unknown.join(" "),
        }),
      );
    return sentences.join(" ");
  }

  view({ task, layer, gates }, { model, readings, at, target }) {
    if (!readings.length) return [];
    const drawn = JSON.stringify([task, layer, gates, readings.map(({ letter }) => letter)]);
    if (this.drawn === drawn) this.showInfluence(this.table, null);
    else this.table = this.drawTable(gates, model, readings, target);
    this.drawn = drawn;
    markColumns(this.table, at, (t) => this.frame !== null && t > at);
    return [this.table];
  }

  /**
   * Builds the table: rows for each unit of each tensor, then for probabilities and answers.
   * `target`: the right ones, or null.
   */
  drawTable(gates, model, readings, target) {
    const title = say("{layer}: point at an answer of the model", { layer: model.layer });
    const letters = readings.map(({ letter }) => letter);
    const tensors = tensorsOf(model, readings, gates).map((name) => tensorRows(name, readings));
    const last = [...probabilityRows(readings), answerRow(readings)];
    if (target) last.push(rightRow(target));
    const table = stepTable(
      title,
      [say("Character read"), ...letters],
      [...tensors, group(say("Probability (%)"), last)],
    );
    this.listen(table, model, letters);
    return table;
  }

  /**
   * A click chooses a step. An answer to which the reader points, or which has the focus, shows
   * what decides it.
   */
  listen(table, model, letters) {
    this.isAsked = false;
    table.addEventListener("click", (event) => this.choose(event));
    const ask = ({ target: place }) => {
      const cell = place.closest(".answers td");
      this.showInfluence(table, cell && { model, letters, at: cell.cellIndex - 1 });
    };
    for (const event of ["mouseover", "focusin"]) table.addEventListener(event, ask);
    for (const event of ["mouseleave", "focusout"])
      table.addEventListener(event, () => this.showInfluence(table, null));
  }

  choose(event) {
    const isRunning = this.frame !== null;
    this.stop();
    const t = clickedStep(event) || undefined;
    if (event.target.closest("button"))
      this.showSettings(this.settings); // an answer goes on showing what decides it
    else if (t || isRunning) this.set({ t });
  }

  /**
   * Tints each letter by how much it decides the answer of one step, and says it. Without a step,
   * all is as before.
   */
  showInfluence(table, asked) {
    if (!asked && !this.isAsked) return;
    this.isAsked = Boolean(asked);
    const shares = asked ? influence(asked.model, asked.letters, asked.at) : [];
    table.querySelectorAll("th[scope=col]").forEach((letter, t) => {
      letter.style = shares[t] === undefined ? "" : tint(shares[t], "input");
    });
    table
      .querySelectorAll(".answers td")
      .forEach((cell, t) => cell.classList.toggle("chosen", t === asked?.at));
    const { settings } = this;
    this.sentenceBox.textContent = asked
      ? whatDecides(asked, shares)
      : this.sentence(settings, this.compute(settings));
  }

  /**
   * Lets the time run once, from the first step to the last. Who asks for less motion sees the last
   * step at once.
   */
  play() {
    this.move((elapsed) => {
      const t = wantsStillness() ? Infinity : 1 + Math.floor(elapsed / PAUSE);
      const isLast = t >= this.compute(this.settings).readings.length;
      this.settings = { ...this.settings, t: isLast ? null : t };
      return !isLast;
    });
  }

  code = ({ gates }, { model, letters }) => (letters.length ? playCode(model, letters, gates) : "");

  /**
   * Adds buttons for the five letters, for readers without a Korean keyboard, and for the previous
   * and next step.
   */
  buildControls() {
    this.playButton = button("play", say("▶ Play"), () => {
      if (this.frame) this.set({});
      else this.play();
    });
    this.addWalk("t", say("Previous step"), say("Next step"), this.playButton);
    this.appendButton = button("append", say("Append the predicted character"), () =>
      this.appendPrediction(),
    );
    const letters = VOCABULARY.map((letter) =>
      button("type", letter, () => this.type(this.typed() + letter)),
    );
    const erase = button("erase", "⌫", () => this.type([...this.typed()].slice(0, -1).join("")), {
      "aria-label": say("Erase one character"),
    });
    this.boxes.text.append(keys([...letters, erase, this.appendButton], say("Characters")));
    this.waitForSyllables();
  }

  /** What stands in the box. */
  typed() {
    return this.controls.text.value;
  }

  /** Puts other characters into the box, as if the reader had typed them. */
  type(letters) {
    this.controls.text.value = letters;
    this.change("text", letters);
  }

  appendPrediction() {
    const { readings } = this.compute({ ...this.settings, t: null });
    if (readings.length) this.type(this.typed() + answer(readings.at(-1).probabilities));
  }

  /** Reports no unknown letter while an input method composes a syllable. */
  waitForSyllables() {
    this.controls.text.addEventListener("compositionstart", () => {
      this.isComposing = true;
    });
    this.controls.text.addEventListener("compositionend", () => {
      this.isComposing = false;
      this.update();
    });
  }

  showSettings(settings) {
    const { letters, at } = this.compute(settings);
    super.showSettings({
      ...settings,
      text: settings.text ?? TRAINED[settings.task].text,
      t: { at, letters },
    });
    this.appendButton.hidden = settings.task !== "next_character";
    this.playButton.textContent = this.frame ? say("■ Stop") : say("▶ Play");
    // A screen reader reads the last one only
    this.sentenceBox.setAttribute("aria-live", this.frame ? "off" : "polite");
  }
}

/** The names of the tensors that have rows. */
function tensorsOf({ layer }, readings, withGates) {
  const states = layer === "LSTM" ? ["h", "c"] : ["h"];
  return withGates ? [...states, ...Object.keys(readings[0].gates)] : states;
}

/** A row for each unit of a tensor, which has a value at each step. */
function tensorRows(name, readings) {
  const hue = ["h", "c", "candidate"].includes(name) ? name : "gate";
  const steps = readings.map((reading) => reading[name] ?? reading.gates[name]);
  const rowOf = (unit) => {
    const values = steps.map((units) => units[unit]);
    const cells = values.map((value) => cell(fixed(value), tint(value, hue)));
    return row(say("unit {unit}", { unit }), cells);
  };
  return group(
    TENSORS[name],
    steps[0].map((_, unit) => rowOf(unit)),
  );
}

/** A row for each letter with its probability at each step. */
function probabilityRows(readings) {
  return VOCABULARY.map((letter, index) => {
    const shares = readings.map(({ probabilities }) => probabilities[index]);
    const cells = shares.map((share) => cell(fixed(100 * share, 1), bar(share)));
    return row(withSound(letter), cells);
  });
}

/** The row of the model's answers: buttons, so that a keyboard reaches them. */
function answerRow(readings) {
  const answers = readings.map(({ probabilities }, t) => {
    const letter = answer(probabilities);
    const label = say("{letter}, the answer of step {step}", { letter, step: t + 1 });
    return cell(button("answer", letter, null, { "aria-label": label }));
  });
  return row(say("Model's answer"), answers, "answers");
}

function rightRow(target) {
  const cells = target.map((letter) => cell(letter));
  return row(say("Right answer"), cells);
}

/** Shows a step, from 0, on its slider: its number, from 1, and its letter. */
function showStep(control, { at, letters }) {
  control.max = Math.max(1, letters.length);
  control.value = at + 1;
  control.setAttribute("aria-valuetext", letters.length ? `${at + 1}, ${letters[at]}` : "–");
}

customElements.define("rnn-play", PlayExplorer);
