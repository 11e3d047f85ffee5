/**
 * The picture of the gate puzzle: one lane for each gate, one above the other, and one column for
 * each step. A gate is a curtain that hangs from the top of its lane; where it is raised to 1, the
 * gate is open. Below the curtain stands what the gate lets in (i), keeps (f) or lets out (o). The
 * columns of steps that are written or read are wide enough for a finger.
 */

import { svg } from "../page/dom.js";
import { usesFinger } from "../page/explorer.js";
import { say } from "../page/words.js";
import { letFall } from "./drop.js";
import { GATES, painted, raised } from "./level.js";

const HEIGHT = 76;
const TITLE = 22;
const AXIS = 20;
const BOTTOM = GATES.length * (TITLE + HEIGHT); // of the lanes
const WIDE = { mouse: 26, finger: 44 }; // pixels of a column in which something is written or read
const MOST = 0.6; // the share of the width that all such columns have at most

const NAMES = {
  i: say("Input gate i: let in"),
  f: say("Forget gate f: keep"),
  o: say("Output gate o: let out"),
};

/** The hue of what a gate lets pass. */
const HUES = { i: "c", f: "c", o: "h" };

/** Returns the left edges of all columns and the right edge of the last, (steps + 1). */
function columnEdges({ steps, pairs }, width) {
  const events = pairs.flat();
  const wanted = Math.min(WIDE[usesFinger() ? "finger" : "mouse"], (MOST * width) / events.length);
  const wide = Math.max(wanted, width / steps);
  const narrow = (width - wide * events.length) / (steps - events.length);
  const edges = [0];
  for (let t = 1; t <= steps; t++) edges.push(edges[t - 1] + (events.includes(t) ? wide : narrow));
  return edges;
}

/**
 * Returns the path of a step function: one height per column, closed along `base` if that is given.
 */
function stairs(edges, heights, base) {
  const line = heights.map((y, t) => `V${y.toFixed(1)}H${edges[t + 1].toFixed(1)}`).join("");
  const start = (base ?? heights[0]).toFixed(1);
  return `M0 ${start}${line}${base === undefined ? "" : `V${start}Z`}`;
}

/** The attributes of a lane that is painted already. */
const pictureOf = (name) => ({ class: "lane preset", role: "img", "aria-label": name });

/** The attributes of a lane that the reader paints. */
const sliderOf = (gate, name) => ({
  class: "lane",
  "data-gate": gate,
  role: "slider",
  tabindex: 0,
  "aria-label": name,
  "aria-valuemin": 0,
  "aria-valuemax": 1,
});

/** Returns the value of a gate after a key, or undefined if the key changes no value. */
function changedBy(key, value) {
  switch (key) {
    case "ArrowUp":
      return raised(value, 1);
    case "ArrowDown":
      return raised(value, -1);
    case "PageUp":
      return 1;
    case "PageDown":
      return 0;
    default:
      return undefined;
  }
}

export class Lanes {
  /**
   * @param {import("./level.js").Level} level
   * @param {number} width
   * @param {PuzzleExplorer} puzzle  hears what the reader paints: stroke(), finish(); update()
   *   where a stroke becomes a scroll
   */
  constructor(level, width, puzzle) {
    Object.assign(this, { level, puzzle });
    this.edges = columnEdges(level, width);
    this.lanes = Object.fromEntries(GATES.map((gate, row) => [gate, this.lane(gate, row, width)]));
    this.current = Object.values(this.lanes).find(({ node }) => node.tabIndex === 0);
    this.drop = svg("g", { "aria-hidden": "true" });
    const size = { width, height: BOTTOM + AXIS, viewBox: `0 0 ${width} ${BOTTOM + AXIS}` };
    const label = say("A picture in which you paint the gates of each step");
    this.node = svg(
      "svg",
      { class: "lanes", ...size, role: "group", "aria-label": label },
      ...level.pairs.flatMap(([write, read]) => [
        this.column(write, say("{step} write", { step: write })),
        this.column(read, say("{step} read", { step: read })),
      ]),
      ...Object.values(this.lanes).map(({ node }) => node),
      this.drop,
    );
  }

  middle = (step) => (this.edges[step - 1] + this.edges[step]) / 2;

  /** A band behind all lanes that marks a step, with its name below. */
  column(step, name) {
    const x = this.edges[step - 1];
    const right = this.edges[step];
    const nameAt = Math.min(Math.max(this.middle(step), 30), this.edges.at(-1) - 30);
    return svg(
      "g",
      { class: "event", "aria-hidden": "true" },
      svg("rect", { x, width: right - x, y: TITLE, height: BOTTOM - TITLE }),
      svg("text", { x: nameAt, y: BOTTOM + 15, "text-anchor": "middle" }, name),
    );
  }

  /**
   * Builds the lane of one gate, with its curtain and the slider that a keyboard or a screen reader
   * moves.
   */
  lane(gate, row, width) {
    const top = row * (TITLE + HEIGHT) + TITLE;
    const paths = {
      outline: svg("path", { class: "outline" }),
      stray: svg("path", { class: "stray hue-wrong" }),
      wanted: svg("path", { class: `wanted hue-${HUES[gate]}` }),
      curtain: svg("path", { class: "curtain hue-gate" }),
      edge: svg("path", { class: "edge hue-gate" }),
    };
    const isPreset = this.level.preset.includes(gate);
    const name = isPreset ? `${NAMES[gate]} ${say("(given)")}` : NAMES[gate];
    const reading = svg("text", { class: "reading", x: width, y: top - 6, "text-anchor": "end" });
    const cursor = svg("rect", { class: "cursor", y: top, height: HEIGHT, visibility: "hidden" });
    const node = svg(
      "g",
      isPreset ? pictureOf(name) : sliderOf(gate, name),
      svg("rect", { class: "ground", width, y: top, height: HEIGHT }),
      ...Object.values(paths),
      cursor,
      svg("text", { class: "name", y: top - 6, "aria-hidden": "true" }, name),
      reading,
    );
    const lane = {
      node,
      paths,
      top,
      reading,
      cursor,
      at: this.level.pairs[0][gate === "o" ? 1 : 0] - 1,
    };
    if (!isPreset) this.listen(gate, lane);
    return lane;
  }

  /**
   * Paints by pointer (mouse, pen, finger) and by keys, and says where in the lane the reader is.
   */
  listen(gate, lane) {
    this.listenToPointer(gate, lane);
    lane.node.addEventListener("keydown", (event) => this.pressKey(gate, lane, event));
    lane.node.addEventListener("focus", () => {
      this.current = lane;
    });
    for (const name of ["focus", "blur", "pointerleave"])
      lane.node.addEventListener(name, () => this.read(gate));
  }

  listenToPointer(gate, lane) {
    let last = null; // where the stroke has come to, while the pointer is down
    const { node } = lane;
    node.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      node.setPointerCapture(event.pointerId);
      last = this.place(lane, event);
      lane.at = last.t;
      this.puzzle.stroke(gate, last.t, last.t, last.value, last.value);
    });
    node.addEventListener("pointermove", (event) => {
      const now = this.place(lane, event);
      lane.at = now.t;
      if (last === null) {
        this.read(gate);
        return;
      }
      this.puzzle.stroke(gate, last.t, now.t, last.value, now.value);
      last = now;
    });
    node.addEventListener("pointerup", () => {
      if (last) this.puzzle.finish(true);
      last = null;
    });
    node.addEventListener("pointercancel", () => {
      last = null;
      this.puzzle.update();
    });
  }

  /** Returns the step, from 0, and the value of a gate at the place of a pointer. */
  place(lane, { clientX, clientY }) {
    const box = this.node.getBoundingClientRect();
    const t = this.edges.findLastIndex((edge) => edge <= clientX - box.left);
    const value = painted((lane.top + HEIGHT - (clientY - box.top)) / HEIGHT);
    return { t: this.inside(t), value };
  }

  /** Returns the nearest step that the level has. */
  inside(t) {
    return Math.min(this.level.steps - 1, Math.max(0, t));
  }

  /**
   * Goes to another step, or paints: up and down at this step, and with Shift all the way to the
   * other one.
   */
  pressKey(gate, lane, event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = lane.at;
    const value = this.paint[gate][from];
    const target = this.targetOf(event.key, from);
    const changed = changedBy(event.key, value);
    if (target === undefined && changed === undefined) return;
    event.preventDefault();
    lane.at = this.inside(target ?? from);
    if (changed === undefined && !event.shiftKey) {
      this.read(gate);
      return;
    }
    this.puzzle.stroke(gate, from, lane.at, changed ?? value, changed ?? value);
    this.puzzle.finish(false);
  }

  /** Returns the step to which a key leads from another one, or undefined. */
  targetOf(key, from) {
    switch (key) {
      case "ArrowLeft":
        return from - 1;
      case "ArrowRight":
        return from + 1;
      case "Home":
        return 0;
      case "End":
        return this.level.steps - 1;
      default:
        return undefined;
    }
  }

  /** Does what a key does in the lane that was used last. */
  press(key) {
    const { node } = this.current;
    node.focus({ preventScroll: true });
    node.dispatchEvent(new KeyboardEvent("keydown", { key }));
  }

  /** Says and marks where in a lane the pointer or the keyboard is, and the value there. */
  read(gate) {
    const { node, at, reading, cursor } = this.lanes[gate];
    if (this.level.preset.includes(gate)) return;
    const value = this.paint[gate][at];
    const text = this.reading(at + 1, value);
    node.setAttribute("aria-valuenow", value);
    node.setAttribute("aria-valuetext", text);
    const active = node.matches(":focus, :hover");
    reading.textContent = active ? text : "";
    cursor.setAttribute("visibility", active ? "visible" : "hidden");
    cursor.setAttribute("x", this.edges[at]);
    cursor.setAttribute("width", this.edges[at + 1] - this.edges[at]);
  }

  /** A step and the value of a gate there, in words. */
  reading(step, value) {
    const values = { step, value: value.toFixed(2) };
    if (this.level.pairs.some(([write]) => write === step))
      return say("step {step} (write), {value}", values);
    if (this.level.pairs.some(([, read]) => read === step))
      return say("step {step} (read), {value}", values);
    return say("step {step}, {value}", values);
  }

  /**
   * Draws a painting and what it does: the result of judge().
   * @param {Object} paint  each gate (steps)
   */
  draw(paint, { values, c, h, wanted, stray }) {
    this.paint = paint;
    const reads = this.level.pairs.map(([, read]) => read);
    const writes = this.level.pairs.map(([write]) => write);
    const split = (amounts, mine) => [
      amounts.map((amount, t) => (mine.includes(t + 1) ? amount : 0)),
      amounts.map((amount, t) => (mine.includes(t + 1) ? 0 : amount)),
    ];
    const entering = values.map((value, t) => Math.abs(value) * paint.i[t]);
    this.show("i", values.map(Math.abs), ...split(entering, writes));
    this.show("f", null, wanted, stray);
    this.show(
      "o",
      c.map((value) => Math.abs(Math.tanh(value))),
      ...split(h.map(Math.abs), reads),
    );
  }

  /**
   * Draws one lane: what waits at the gate, and what passes it, the wanted part below the unwanted
   * one.
   */
  show(gate, waiting, wanted, stray) {
    const { paths, top } = this.lanes[gate];
    const base = top + HEIGHT;
    const level = (amount) => base - Math.min(1, amount) * HEIGHT;
    const area = (amounts) => stairs(this.edges, amounts.map(level), base);
    if (waiting) paths.outline.setAttribute("d", area(waiting));
    paths.stray.setAttribute(
      "d",
      area(stray.map((amount, t) => (amount > 0.001 ? amount + wanted[t] : 0))),
    );
    paths.wanted.setAttribute("d", area(wanted));
    const gateLine = this.paint[gate].map(level);
    paths.curtain.setAttribute("d", stairs(this.edges, gateLine, top));
    paths.edge.setAttribute("d", stairs(this.edges, gateLine));
    this.read(gate);
  }

  /**
   * Marks the steps at which a gate spoils the painting.
   * @param {import("./judge.js").Fault[]} faults
   */
  mark(faults) {
    const rings = faults.map(({ gate, step }) => {
      const y = this.lanes[gate].top + HEIGHT * (1 - this.paint[gate][step - 1]);
      return svg("circle", { class: "fault hue-wrong", cx: this.middle(step), cy: y, r: 8 });
    });
    this.marks?.remove();
    this.marks = svg("g", { "aria-hidden": "true" }, ...rings);
    this.node.append(this.marks);
  }

  /** Lets a drop fall through the gates, as large as what is left. */
  play(wanted) {
    const { level, middle } = this;
    letFall(this.drop, level.pairs, wanted, middle, [TITLE, this.lanes.f.top + HEIGHT, BOTTOM]);
  }
}
