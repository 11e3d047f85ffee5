/** <rnn-puzzle>: paint the gates of an LSTM over time, so that a value that is written early can be read late. */

import { puzzleCode } from "../code/puzzle_code.js";
import { button, details, element, keys, labelled, newId, table } from "../page/dom.js";
import { Explorer, usesFinger, wantsStillness } from "../page/explorer.js";
import { fixed } from "../page/numbers.js";
import { judge } from "../puzzle/judge.js";
import { Lanes } from "../puzzle/lanes.js";
import { GATES, LEVELS, painted, readLevel, readPaint, startOf, writeLevel, writePaint } from "../puzzle/level.js";
import { mission, whatIsWrong, whenSolved, whyNotSolved } from "../puzzle/feedback.js";
import { say } from "../page/words.js";

/** What a painting must achieve, in the order in which a value meets it. */
const CHECKS = {
  write: say("written"),
  keep: say("kept"),
  clean: say("not mixed"),
  read: say("read"),
  quiet: say("no leak"),
};

const BY_FINGER = say("Tap or drag to paint. The buttons below the picture move the step that you tapped last, and its value, by one.");
const BY_KEYBOARD = say("On the keyboard ← → choose a step and ↑ ↓ change its value; Page Up opens and Page Down closes the gate. Hold Shift to paint while you move.");

/** A setting that has no control of its own: `level` (its text) and the paint of each gate ("" is the start of the level). */
const text = (first) => ({ first, parse: (value) => value });

export class PuzzleExplorer extends Explorer {
  static title = say("The gate puzzle");
  static viewName = say("A picture in which you paint the gates of each step");
  static main = [];
  static lines = [3, 5];
  static fields = { level: text(LEVELS[0]), i: text(""), f: text(""), o: text("") };

  /** Strokes of the pointer since the level began; null if keys were used too, which cannot be counted in the same way. */
  strokes = 0;

  compute(settings) {
    const { level, paint, problem } = readSettings(settings);
    return { level, paint, problem, ...judge(level, paint) };
  }

  sentence({ level }, result) {
    if (result.problem)
      return say("The link cannot be used, so this is a fresh picture. {problem}", { problem: whatIsWrong(result.problem) });
    if (result.faults.length) return whyNotSolved(result.faults);
    return whenSolved(level === LEVELS.at(-1), this.strokes);
  }

  view(settings, result, width) {
    const drawn = `${writeLevel(result.level)} ${width}`;
    if (this.drawn !== drawn) {
      this.lanes = new Lanes(result.level, width, {
        paint: (...stroke) => this.stroke(...stroke),
        finish: (isStroke) => this.finish(isStroke),
      });
      this.drawn = drawn;
    }
    this.level = result.level;
    this.paint = result.paint;
    this.isSolved = !result.faults.length;
    this.show(result);
    this.lanes.mark(result.faults);
    return [this.mission, this.lanes.node, ...this.finely, this.checks];
  }

  numbers(settings, { level, paint, values, c, h }) {
    const rows = values.map((value, t) => [
      String(t + 1),
      fixed(value, 4),
      ...GATES.map((gate) => fixed(paint[gate][t])),
      fixed(c[t], 4),
      fixed(h[t], 4),
    ]);
    return table(say("Gates and states of {steps} steps", { steps: level.steps }), ["t", say("new value"), ...GATES, "c", "h"], rows);
  }

  code = (settings, { level, paint }) => puzzleCode(level, paint);

  build() {
    this.mission = element("p", { class: "mission" });
    this.checks = element("ul", { class: "checks" }, ...Object.keys(CHECKS).map(() => element("li")));
    // A finger covers many steps: it gets buttons for what the arrow keys do.
    const press = (key, label) => button(label, () => this.lanes.press(key));
    const steps = [press("ArrowLeft", say("◀ step")), press("ArrowRight", say("step ▶"))];
    const values = [press("ArrowDown", say("value ▼")), press("ArrowUp", say("value ▲"))];
    this.finely = usesFinger() ? [keys([...steps, ...values], say("Move by one"))] : [];
    super.build();
    this.levelButtons = LEVELS.map((level, k) => button(say("Level {number}", { number: k + 1 }), () => this.choose(level)));
    this.next = button(say("Next level →"), () => this.choose(LEVELS[LEVELS.indexOf(this.settings.level) + 1]), { class: "loud" });
    const actions = [
      this.next,
      button(say("▶ Send the value"), () => this.play(), { hidden: wantsStillness() }),
      button(say("Paint again"), () => this.choose(this.settings.level)),
      button(say("Link to this picture"), () => this.share(this.settings)),
    ];
    this.sentenceBox.after(
      keys(actions, say("What you can do")),
      keys(this.levelButtons, say("Levels")),
      element("p", { class: "hint" }, usesFinger() ? BY_FINGER : BY_KEYBOARD),
      this.levelForm(),
    );
  }

  /** The part in which a lecturer sets a level of her own, and gets a link to it. */
  levelForm() {
    const problem = element("p", { class: "problem", role: "alert", id: newId() });
    const input = (attributes) => element("input", { oninput: () => change(), "aria-describedby": problem.id, ...attributes });
    const steps = input({ type: "text", inputmode: "numeric", value: "60" });
    const pairs = input({ type: "text", value: "10-50" });
    const gates = GATES.map((gate) => labelled(gate, input({ type: "checkbox" })));
    for (const box of gates) box.classList.add("check");
    const written = () => {
      const preset = GATES.filter((gate, k) => gates[k].querySelector("input").checked).join("");
      return [steps.value.trim(), ...pairs.value.trim().split(/[\s,]+/), preset].filter(Boolean).join("_");
    };
    const change = () => {
      const level = readLevel(written());
      problem.textContent = level.problem ? whatIsWrong(level) : "";
      share.disabled = Boolean(level.problem);
      if (!level.problem) this.choose(written());
    };
    const share = button(say("Copy a link to the level"), () => this.share({ level: written() }));
    const preset = say("Gates that are given");
    return details(
      "more",
      say("Set a level"),
      element("p", {}, say("Choose the steps, and the picture above becomes that level. Send your students the link to the level; they hand in the link to their picture.")),
      element("div", { class: "controls" }, labelled(say("Steps"), steps), labelled(say("Write step-read step (several with spaces)"), pairs)),
      element("div", { class: "controls", role: "group", "aria-label": preset }, preset, ...gates),
      problem,
      share,
    );
  }

  /** Shows what a painting does: the picture, and which checks it passes. */
  show({ faults, ...result }) {
    this.lanes.draw(this.paint, result);
    this.mission.textContent = mission(this.level);
    const failed = new Set(faults.map(({ check }) => (check === "clear" ? "clean" : check)));
    Object.entries(CHECKS).forEach(([check, name], k) => {
      const item = this.checks.children[k];
      item.textContent = `${failed.has(check) ? "○" : "✓"} ${name}`;
      item.classList.toggle("passed", !failed.has(check));
    });
    const at = LEVELS.indexOf(writeLevel(this.level));
    this.levelButtons.forEach((button, k) => button.setAttribute("aria-pressed", k === at));
    this.next.hidden = faults.length > 0 || at < 0 || at === LEVELS.length - 1;
  }

  /** Paints the steps from first to last (from 0), and shows at once what that does. The rest follows in finish(). */
  stroke(gate, first, last, from, to) {
    const paint = [...this.paint[gate]];
    const length = Math.abs(last - first) || 1;
    for (let t = Math.min(first, last); t <= Math.max(first, last); t++)
      paint[t] = painted(from + ((to - from) * Math.abs(t - first)) / length);
    paint[last] = to;
    this.paint = { ...this.paint, [gate]: paint };
    this.show(judge(this.level, this.paint));
  }

  /** Judges what was painted. A level that is solved now, and was not before, lets its drop run. */
  finish(isStroke) {
    const { level, isSolved: wasSolved } = this;
    this.strokes = isStroke && this.strokes !== null ? this.strokes + 1 : null;
    const text = (gate) => (level.preset.includes(gate) ? "" : writePaint(this.paint[gate]));
    this.set({ level: writeLevel(level), i: text("i"), f: text("f"), o: text("o") });
    if (this.isSolved && !wasSolved && !wantsStillness()) this.play();
  }

  choose(level) {
    this.strokes = 0;
    this.set({ level, i: "", f: "", o: "" });
  }

  reset() {
    this.strokes = 0;
    super.reset();
  }

  play() {
    this.lanes.play(this.compute(this.settings).wanted);
  }

  /** Copies a link to these settings, or hands it to the sharing menu of a phone. */
  async share(settings) {
    const url = new URL(location.href);
    url.search = new URLSearchParams(
      Object.entries(settings).flatMap(([name, value]) => (value ? [[`${this.key}.${name}`, value]] : [])),
    );
    if (this.id) url.hash = this.id;
    try {
      if (navigator.share && usesFinger()) await navigator.share({ title: say("The gate puzzle"), url: url.href });
      else await navigator.clipboard.writeText(url.href);
      this.status.textContent = say("The link is copied. It opens exactly this picture.");
    } catch (error) {
      const refused = say("The browser did not allow copying. Please copy this address:");
      if (error.name !== "AbortError") this.status.textContent = `${refused} ${url.href}`;
    }
  }
}

/** Returns the level and the paint of the settings; and the problem, if they come from a bad link. */
export function readSettings(settings) {
  const level = readLevel(settings.level);
  if (level.problem) return { ...readSettings({ level: LEVELS[0] }), problem: level };
  const paint = startOf(level);
  for (const gate of GATES.filter((name) => settings[name] && !level.preset.includes(name))) {
    paint[gate] = readPaint(settings[gate], level.steps);
    if (!paint[gate]) return { level, paint: startOf(level), problem: { problem: "paint", gate, steps: level.steps } };
  }
  return { level, paint };
}

customElements.define("rnn-puzzle", PuzzleExplorer);
