/**
 * <rnn-puzzle>: paint the gates of an LSTM over time, so that a value that is written early can be
 * read late.
 */

import { puzzleCode } from "../code/puzzle_code.js";
import { button, element, keys, table } from "../page/dom.js";
import { Explorer, usesFinger, wantsStillness } from "../page/explorer.js";
import { typedText } from "../page/fields.js";
import { fixed } from "../page/numbers.js";
import { judge } from "../puzzle/judge.js";
import { Lanes } from "../puzzle/lanes.js";
import {
  GATES,
  LEVELS,
  painted,
  readLevel,
  readPaint,
  startOf,
  writeLevel,
  writePaint,
} from "../puzzle/level.js";
import { mission, whenSolved, whyNotSolved } from "../puzzle/feedback.js";
import { say } from "../page/words.js";

/** What a painting must achieve, in the order in which a value meets it. */
const CHECKS = {
  write: say("written"),
  keep: say("kept"),
  clean: say("not mixed"),
  read: say("read"),
  quiet: say("no leak"),
};

const BY_FINGER = say(
  "Tap or drag to paint. The buttons below the picture move the step that you tapped last, and its value, by one.",
);
const BY_KEYBOARD = say(
  "On the keyboard ← → choose a step and ↑ ↓ change its value; Page Up opens and Page Down closes the gate. Hold Shift to paint while you move.",
);

/**
 * The paint of a gate as a link has it, "" at the start of a level. It has no control of its own.
 */
const paintOf = { first: "", parse: (text) => text };

export class PuzzleExplorer extends Explorer {
  static title = say("The gate puzzle");
  static main = ["levels", "actions"];
  static fields = {
    level: {
      ...typedText(
        say("Set a level: steps_write step-read step_given gates, such as 60_10-50_o"),
        LEVELS[0],
      ),
      parse: (text) => (readLevel(text.trim()) ? text.trim() : undefined),
      problem: () =>
        say(
          "A level has 10 to 100 steps, then pairs of a write step and a read step in the order of time, and at most two given gates: 100_5-45_60-90_io.",
        ),
    },
    i: paintOf,
    f: paintOf,
    o: paintOf,
  };

  /**
   * Strokes of the pointer since the level began; null if keys were used too, which cannot be
   * counted in the same way.
   */
  strokes = 0;

  compute(settings) {
    const { level, paint, isRefused } = readSettings(settings);
    return { level, paint, isRefused, ...judge(level, paint) };
  }

  sentence({ level }, result) {
    if (result.isRefused)
      return say("The painting in the link does not fit this level, so this is a fresh picture.");
    if (result.faults.length) return whyNotSolved(result.faults);
    return whenSolved(level === LEVELS.at(-1), this.strokes);
  }

  view(settings, result, width) {
    const drawn = `${writeLevel(result.level)} ${width}`;
    if (this.drawn !== drawn) {
      this.lanes = new Lanes(result.level, width, this);
      this.drawn = drawn;
    }
    this.level = result.level;
    this.paint = result.paint;
    this.isSolved = !result.faults.length;
    this.show(result);
    this.lanes.mark(result.faults);
    return [this.mission, this.lanes.node, ...this.finely, this.checks, this.hint];
  }

  numbers(settings, { level, paint, values, c, h }) {
    const rows = values.map((value, t) => [
      String(t + 1),
      fixed(value, 4),
      ...GATES.map((gate) => fixed(paint[gate][t])),
      fixed(c[t], 4),
      fixed(h[t], 4),
    ]);
    return table(
      say("Gates and states of {steps} steps", { steps: level.steps }),
      ["t", say("new value"), ...GATES, "c", "h"],
      rows,
    );
  }

  code = (settings, { level, paint }) => puzzleCode(level, paint);

  buildControls() {
    this.mission = element("p", { class: "mission" });
    this.checks = element(
      "ul",
      { class: "checks" },
      ...Object.keys(CHECKS).map(() => element("li")),
    );
    this.hint = element("p", { class: "hint" }, usesFinger() ? BY_FINGER : BY_KEYBOARD);
    // A finger covers many steps: it gets buttons for what the arrow keys do.
    const press = (key, label) => button(key, label, () => this.lanes.press(key));
    const steps = [press("ArrowLeft", say("◀ step")), press("ArrowRight", say("step ▶"))];
    const values = [press("ArrowDown", say("value ▼")), press("ArrowUp", say("value ▲"))];
    this.finely = usesFinger() ? [keys([...steps, ...values], say("Move by one"))] : [];
    this.levelButtons = LEVELS.map((level, place) =>
      button("level", say("Level {number}", { number: place + 1 }), () => this.set({ level })),
    );
    this.next = button(
      "next-level",
      say("Next level →"),
      () => this.set({ level: LEVELS[LEVELS.indexOf(this.settings.level) + 1] }),
      { class: "loud" },
    );
    this.shareButton = button("share", say("Link to this picture"), () => this.share());
    const actions = [
      ...(wantsStillness() ? [] : [button("play", say("▶ Send the value"), () => this.play())]),
      button("paint-again", say("Paint again"), () => this.set({ level: this.settings.level })),
      this.shareButton,
    ];
    this.boxes.levels = keys(this.levelButtons, say("Levels"));
    this.boxes.actions = keys([...actions, this.next], say("What you can do"));
  }

  /** Shows what a painting does: the picture, and which checks it passes. */
  show({ faults, ...result }) {
    this.lanes.draw(this.paint, result);
    this.mission.textContent = mission(this.level);
    const failed = new Set(faults.map(({ check }) => (check === "clear" ? "clean" : check)));
    if (failed.has("write")) failed.add("keep"); // what did not come in cannot be kept,
    if (failed.has("keep")) failed.add("read"); // nor read
    Object.entries(CHECKS).forEach(([check, name], place) => {
      const item = this.checks.children[place];
      item.textContent = `${failed.has(check) ? "○" : "✓"} ${name}`;
      item.classList.toggle("passed", !failed.has(check));
    });
    const at = LEVELS.indexOf(writeLevel(this.level));
    this.levelButtons.forEach((button, place) => button.setAttribute("aria-pressed", place === at));
    this.next.hidden = faults.length > 0 || at < 0 || at === LEVELS.length - 1;
    this.classList.toggle("won", !faults.length);
    this.shareButton.classList.toggle("loud", !faults.length);
  }

  /**
   * Paints the steps from first to last (from 0), and shows at once what that does. The rest
   * follows in finish().
   */
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
    // Nothing came with a link
    const isFresh = this.strokes === 0 && GATES.every((gate) => !this.settings[gate]);
    this.strokes = isStroke && (this.strokes || isFresh) ? this.strokes + 1 : null;
    const text = (gate) => (level.preset.includes(gate) ? "" : writePaint(this.paint[gate]));
    this.set({ i: text("i"), f: text("f"), o: text("o") });
    if (this.isSolved && !wasSolved && !wantsStillness()) this.play();
  }

  /** A level that is chosen without a painting begins anew. */
  set(changes) {
    if (changes.level) this.strokes = 0;
    super.set(changes.level ? { i: "", f: "", o: "", ...changes } : changes);
  }

  play() {
    this.lanes.play(this.compute(this.settings).wanted);
  }

  /** Copies a link to the picture, or hands it to the sharing menu of a phone. */
  async share() {
    const at = LEVELS.indexOf(this.settings.level);
    // A level of the book has a page that only leads here, with a picture of its own.
    const page = at < 0 ? location.href : `play/puzzle-${at + 1}.html`;
    const url = new URL(page, location.href);
    const settings = Object.entries(this.settings).filter(([, value]) => value);
    url.search = new URLSearchParams(
      settings.map(([name, value]) => [`${this.key}.${name}`, value]),
    );
    if (this.id) url.hash = this.id;
    if (navigator.share && usesFinger())
      await navigator.share({ title: say("The gate puzzle"), url: url.href }).catch(() => {});
    else
      await this.copyAddress(url.href, say("The link is copied. It opens exactly this picture."));
  }
}

/**
 * Returns the level and the paint of the settings; if the paint does not fit the level, a fresh
 * one.
 */
export function readSettings(settings) {
  const level = readLevel(settings.level);
  const paint = startOf(level);
  for (const gate of GATES.filter((name) => settings[name] && !level.preset.includes(name)))
    paint[gate] = readPaint(settings[gate], level.steps);
  return GATES.every((gate) => paint[gate])
    ? { level, paint }
    : { level, paint: startOf(level), isRefused: true };
}

customElements.define("rnn-puzzle", PuzzleExplorer);
