/**
 * The picture of a cell whose gates are sluices: the belt with the memory across the top, the way in below it at the left,
 * and for an LSTM the way out at the right. Each sluice is a slider: raised, its gate is open.
 */

import { element, svg } from "./dom.js";
import { fixed, percent } from "./numbers.js";
import { say } from "./words.js";

const [WIDTH, HEIGHT, CHANNEL] = [400, 176, 40];
const [BELT, LOWER] = [44, 128]; // tops of the channels
const PLATE = 42; // height of a sluice's plate
const DROP = 15; // radius of a drop that is whole

/** Where each gate stands: the middle of its sluice, the top of its channel, and where what has passed it is drawn. */
const PLACES = {
  LSTM: { f: [50, BELT, 125], i: [50, LOWER, 125], o: [268, LOWER, 320] },
  GRU: { z: [50, BELT, 125], r: [50, LOWER, 125] },
};

/** What flows through each gate, as a hue of the book. */
const FLOWS = { f: "c", i: "candidate", o: "h", z: "h", r: "h" };

const ROOMS = {
  LSTM: `M0 ${BELT}H400M0 84H170V128H0M0 168H200V84H215V168H400M400 128H245V84H400`,
  GRU: `M0 ${BELT}H400M0 84H170V128H0M0 168H200V84H400`,
};

export class Sluices {
  /** @param {Object<string, Element>} boxes  the box of each gate's slider, with its label and its value */
  constructor(boxes) {
    this.picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
    this.node = element("div", { class: "sluices" }, this.picture, ...Object.values(boxes));
    for (const [gate, [x, top]] of Object.values(PLACES).flatMap((places) =>
      Object.entries(places),
    ))
      boxes[gate].setAttribute(
        "style",
        `left:${(x - 26) / 4}%;top:${((top - 42) / HEIGHT) * 100}%`,
      );
  }

  /**
   * Draws the cell with its gates, and drops as large as what passes each of them; a negative one is a ring. The first memory
   * passes the belt once for each step, as large as what is left of it.
   * @param {number|null} time  how many steps it has passed; null while no time passes
   * @param {Object} run        what holdGates() returns
   */
  draw(setting, time, { memory, h, candidates, shares }) {
    const { layer, z } = setting;
    if (layer !== this.layer) this.build(layer);
    this.layer = layer;
    const step = Math.floor(time);
    const [now, candidate, next] = [memory[step], candidates[step], memory[step + 1]];
    for (const [gate, [, top]] of Object.entries(PLACES[layer])) {
      const { before, plate, grip, passed } = this.parts[gate];
      const value = { i: candidate, o: next }[gate] ?? now;
      const bottom = top + CHANNEL * (1 - setting[gate]);
      plate.setAttribute("y", bottom - PLATE);
      grip.setAttribute("transform", `translate(0 ${bottom})`);
      fill(before, 1, value);
      fill(passed, setting[gate], value);
    }
    const [kept, added] = layer === "LSTM" ? [setting.f, setting.i] : [z, 1 - z];
    fill(this.parts.kept, kept, now);
    fill(this.parts.added, added, candidate);
    // The plate in GRU's way in, which the update gate moves too: it lets in what the belt does not keep.
    this.coupled.setAttribute("x", 170 - 30 * (1 - z));
    this.drop.setAttribute("cx", 18 + (time - step) * 360);
    fill(this.drop, time === null ? 0 : shares[time - step < 0.09 ? step : step + 1], memory[0]);
    const passed = say("after {steps} steps: {share}", {
      steps: step,
      share: percent(shares[step]),
    });
    this.counter.textContent = time === null ? say("hollow = negative") : passed;
    const numbers =
      layer === "LSTM" ? [now, candidate, next, h[step]] : [now, now, next, candidate];
    numbers.forEach(
      (value, k) => (this.numbers[k].textContent = fixed(value, Math.abs(value) < 9.5 ? 2 : 0)),
    );
    this.picture.setAttribute(
      "aria-label",
      [...this.picture.querySelectorAll("text")].map((text) => text.textContent).join(" "),
    );
  }

  /** Builds the picture of a layer's cell. */
  build(layer) {
    const memory = layer === "LSTM" ? "c" : "h";
    const text = (anchor, x, y, ...words) => svg("text", { x, y, "text-anchor": anchor }, ...words);
    const plate = (attributes) => svg("rect", { class: "plate hue-gate", rx: 3, ...attributes });
    this.drop = drop(`${memory} moving`, 0, BELT);
    this.counter = text("end", WIDTH, 16);
    const [now, lower, next, out] = (this.numbers = Array.from("1234", () => svg("tspan")));
    this.coupled = plate({ y: 98, width: 30, height: 14 });
    this.parts = { kept: drop(memory, 340, BELT), added: drop("candidate", 375, BELT) };
    for (const [gate, [x, top, after]] of Object.entries(PLACES[layer]))
      this.parts[gate] = {
        before: drop(FLOWS[gate], gate === "o" ? 230 : 18, top),
        passed: drop(FLOWS[gate], after, top),
        plate: plate({ x: x - 8, width: 16, height: PLATE }),
        grip: svg("path", { class: "grip", d: `M${x - 4} -34h8m-8 5h8m-8 5h8` }),
      };
    const { kept, added, ...gates } = this.parts;
    this.picture.replaceChildren(
      svg("path", { class: "room", d: ROOMS[layer] }),
      ...[memory, now].map((line, k) => text("middle", 20, BELT - 24 + 16 * k, line)),
      ...[layer === "LSTM" ? say("new") : "h", lower].map((line, k) =>
        text("middle", 20, LOWER - 24 + 16 * k, line),
      ),
      text("end", WIDTH, BELT - 8, say("next {memory}", { memory }), " ", next),
      layer === "LSTM"
        ? text("end", WIDTH, LOWER - 8, "h ", out)
        : text("start", 206, LOWER + 22, say("new"), " ", out),
      ...Object.values(gates).flatMap((parts) => Object.values(parts)),
      ...(layer === "GRU" ? [this.coupled, text("start", 206, 110, "1 − z")] : []),
      ...[kept, added, this.drop, this.counter],
    );
  }
}

const drop = (hue, x, top) => svg("circle", { class: `hue-${hue}`, cx: x, cy: top + CHANNEL / 2 });

/** Gives a drop an area that is a share of a whole one; that of a negative value is hollow. */
function fill(circle, share, value) {
  circle.setAttribute("r", DROP * Math.sqrt(Math.min(1, Math.abs(share))));
  circle.classList.toggle("ring", value < 0);
}
