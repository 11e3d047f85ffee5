/**
 * The picture of a cell whose gates are sluices: the belt with the memory across the top, the way
 * in below it at the left, and for an LSTM the way out at the right. Each sluice is a slider:
 * raised, its gate is open.
 */

import { element, svg } from "./dom.js";
import { fixed, percent } from "./numbers.js";
import { say } from "./words.js";

const WIDTH = 400;
const HEIGHT = 176;
const CHANNEL = 40; // height of a channel

// Tops of the channels.
const BELT = 44;
const LOWER = 128;

const PLATE = 42; // height of a sluice's plate
const DROP = 15; // radius of a drop that is whole

/**
 * Where each gate stands: the middle of its sluice, the top of its channel, and where is drawn what
 * comes to it and what has passed it.
 */
const PLACES = {
  LSTM: {
    f: { x: 50, top: BELT, before: 18, after: 125 },
    i: { x: 50, top: LOWER, before: 18, after: 125 },
    o: { x: 268, top: LOWER, before: 230, after: 320 },
  },
  GRU: {
    z: { x: 50, top: BELT, before: 18, after: 125 },
    r: { x: 50, top: LOWER, before: 18, after: 125 },
  },
};

/** What flows through each gate, as a hue of the book. */
const FLOWS = { f: "c", i: "candidate", o: "h", z: "h", r: "h" };

const ROOMS = {
  LSTM: `M0 ${BELT}H400M0 84H170V128H0M0 168H200V84H215V168H400M400 128H245V84H400`,
  GRU: `M0 ${BELT}H400M0 84H170V128H0M0 168H200V84H400`,
};

export class Sluices {
  /**
   * @param {Object<string, Element>} boxes  the box of each gate's slider, with its label and its
   * value
   */
  constructor(boxes) {
    this.picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
    this.node = element("div", { class: "sluices" }, this.picture, ...Object.values(boxes));
    for (const [gate, { x, top }] of Object.entries({ ...PLACES.LSTM, ...PLACES.GRU })) {
      const left = (100 * (x - 26)) / WIDTH;
      const above = (100 * (top - PLATE)) / HEIGHT;
      boxes[gate].setAttribute("style", `left:${left}%;top:${above}%`);
    }
  }

  /**
   * Draws the cell with its gates, and drops as large as what passes each of them; a negative one
   * is a ring. The first memory passes the belt once for each step, as large as what is left of it.
   * @param {number|null} time  how many steps it has passed; null while no time passes
   * @param {Object} run        what holdGates() returns
   */
  draw(setting, time, run) {
    const { layer } = setting;
    if (layer !== this.layer) this.build(layer);
    this.layer = layer;
    const step = Math.floor(time);
    const values = {
      now: run.memory[step],
      candidate: run.candidates[step],
      next: run.memory[step + 1],
      h: run.h[step],
    };
    this.drawGates(setting, values);
    this.drawSum(setting, values);
    this.drawFirstMemory(time, run);
    this.drawNumbers(layer, values);
    const texts = [...this.picture.querySelectorAll("text")].map((text) => text.textContent);
    this.picture.setAttribute("aria-label", texts.join(" "));
  }

  /** Raises each plate as far as its gate is open, and draws what comes to it and what passes. */
  drawGates(setting, { now, candidate, next }) {
    const arriving = { i: candidate, o: next };
    for (const [gate, { top }] of Object.entries(PLACES[setting.layer])) {
      const { before, plate, grip, passed } = this.parts[gate];
      const value = arriving[gate] ?? now;
      const bottom = top + CHANNEL * (1 - setting[gate]);
      plate.setAttribute("y", bottom - PLATE);
      grip.setAttribute("transform", `translate(0 ${bottom})`);
      fill(before, 1, value);
      fill(passed, setting[gate], value);
    }
  }

  /** Draws the two parts of the next memory: what is kept and what is added. */
  drawSum({ layer, f, i, z }, { now, candidate }) {
    const isLSTM = layer === "LSTM";
    fill(this.parts.kept, isLSTM ? f : z, now);
    fill(this.parts.added, isLSTM ? i : 1 - z, candidate);
    // The plate in GRU's way in, which the update gate moves too: it lets in what the belt does not
    // keep.
    this.coupled.setAttribute("x", 170 - 30 * (1 - z));
  }

  /** Draws what is left of the first memory on its way along the belt, and says it. */
  drawFirstMemory(time, { memory, shares }) {
    if (time === null) {
      fill(this.drop, 0, memory[0]);
      this.counter.textContent = say("hollow = negative");
      return;
    }
    const step = Math.floor(time);
    const share = time - step;
    const hasPassed = share >= 0.09; // the sluice, in this step
    this.drop.setAttribute("cx", 18 + share * 360);
    fill(this.drop, shares[hasPassed ? step + 1 : step], memory[0]);
    const values = { steps: step, share: percent(shares[step]) };
    this.counter.textContent = say("after {steps} steps: {share}", values);
  }

  drawNumbers(layer, { now, candidate, next, h }) {
    const numbers =
      layer === "LSTM"
        ? { now, lower: candidate, next, out: h }
        : { now, lower: now, next, out: candidate };
    for (const [name, value] of Object.entries(numbers))
      this.numbers[name].textContent = fixed(value, Math.abs(value) < 9.5 ? 2 : 0);
  }

  /** Builds the picture of a layer's cell. */
  build(layer) {
    const memory = layer === "LSTM" ? "c" : "h";
    this.numbers = {
      now: svg("tspan"),
      lower: svg("tspan"),
      next: svg("tspan"),
      out: svg("tspan"),
    };
    this.counter = text("end", WIDTH, 16);
    this.drop = drop(`${memory} moving`, 0, BELT);
    this.coupled = plate({ y: 98, width: 30, height: 14 });
    const gates = Object.fromEntries(
      Object.entries(PLACES[layer]).map(([gate, place]) => [gate, sluice(gate, place)]),
    );
    const kept = drop(memory, 340, BELT);
    const added = drop("candidate", 375, BELT);
    this.parts = { ...gates, kept, added };
    const ofGRU = [this.coupled, text("start", 206, 110, "1 − z")];
    this.picture.replaceChildren(
      svg("path", { class: "room", d: ROOMS[layer] }),
      ...this.texts(layer, memory),
      ...Object.values(gates).flatMap((parts) => Object.values(parts)),
      ...(layer === "GRU" ? ofGRU : []),
      ...[kept, added, this.drop, this.counter],
    );
  }

  /** Returns the names of what flows, each with its number. */
  texts(layer, memory) {
    const { now, lower, next, out } = this.numbers;
    const isLSTM = layer === "LSTM";
    return [
      text("middle", 20, BELT - 24, memory),
      text("middle", 20, BELT - 8, now),
      text("middle", 20, LOWER - 24, isLSTM ? say("new") : "h"),
      text("middle", 20, LOWER - 8, lower),
      text("end", WIDTH, BELT - 8, say("next {memory}", { memory }), " ", next),
      isLSTM
        ? text("end", WIDTH, LOWER - 8, "h ", out)
        : text("start", 206, LOWER + 22, say("new"), " ", out),
    ];
  }
}

const text = (anchor, x, y, ...words) => svg("text", { x, y, "text-anchor": anchor }, ...words);

const plate = (attributes) => svg("rect", { class: "plate hue-gate", rx: 3, ...attributes });

/**
 * The parts of a gate: what comes to it and what has passed it, its plate and the grip of the
 * plate.
 */
const sluice = (gate, { x, top, before, after }) => ({
  before: drop(FLOWS[gate], before, top),
  passed: drop(FLOWS[gate], after, top),
  plate: plate({ x: x - 8, width: 16, height: PLATE }),
  grip: svg("path", { class: "grip", d: `M${x - 4} -34h8m-8 5h8m-8 5h8` }),
});

const drop = (hue, x, top) => svg("circle", { class: `hue-${hue}`, cx: x, cy: top + CHANNEL / 2 });

/** Gives a drop an area that is a share of a whole one; that of a negative value is hollow. */
function fill(circle, share, value) {
  circle.setAttribute("r", DROP * Math.sqrt(Math.min(1, Math.abs(share))));
  circle.classList.toggle("ring", value < 0);
}
