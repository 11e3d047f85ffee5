/**
 * The picture of a cell whose gates are sluices: the belt with the memory across the top, the way in below it at the left,
 * and for an LSTM the way out at the right. Each sluice is a slider: raised, its gate is open.
 */

import { element, svg } from "./dom.js";
import { percent } from "./numbers.js";
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
    this.picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
    this.node = element("div", { class: "sluices" }, this.picture, ...Object.values(boxes));
    for (const [gate, [x, top]] of Object.values(PLACES).flatMap((places) => Object.entries(places)))
      boxes[gate].setAttribute("style", `left:${(x - 26) / 4}%;top:${((top - 42) / HEIGHT) * 100}%`);
  }

  /**
   * Draws the cell with its gates, and drops as large as what passes each of them. The first memory passes the belt once
   * for each step, as large as what is left of it.
   * @param {number|null} time  how many steps it has passed; null while no time passes
   * @param {number[]} shares   what is left at the start and after each step, from 1 to 0
   */
  draw(setting, time, shares) {
    const { layer, z } = setting;
    if (layer !== this.layer) this.build(layer);
    this.layer = layer;
    for (const [gate, [, top]] of Object.entries(PLACES[layer])) {
      const { plate, grip, passed } = this.parts[gate];
      const bottom = top + CHANNEL * (1 - setting[gate]);
      plate.setAttribute("y", bottom - PLATE);
      grip.setAttribute("transform", `translate(0 ${bottom})`);
      passed.setAttribute("r", radius(setting[gate]));
    }
    const [kept, added] = layer === "LSTM" ? [setting.f, setting.i] : [z, 1 - z];
    this.parts.kept.setAttribute("r", radius(kept));
    this.parts.added.setAttribute("r", radius(added));
    // The plate in GRU's way in, which the update gate moves too: it lets in what the belt does not keep.
    this.parts.coupled.setAttribute("x", 170 - 30 * (1 - z));
    const step = Math.floor(time);
    this.drop.setAttribute("cx", 18 + (time - step) * 360);
    this.drop.setAttribute("r", time === null ? 0 : radius(shares[time - step < 0.09 ? step : step + 1]));
    const values = { steps: step, share: percent(shares[step]) };
    this.counter.textContent = time === null ? "" : say("after {steps} steps: {share}", values);
  }

  /** Builds the picture of a layer's cell. */
  build(layer) {
    const memory = layer === "LSTM" ? "c" : "h";
    const text = (x, y, words, anchor = "middle") => svg("text", { x, y, "text-anchor": anchor }, words);
    const plate = (attributes) => svg("rect", { class: "plate hue-gate", rx: 3, ...attributes });
    this.drop = drop(`${memory} moving`, 0, BELT);
    this.counter = text(WIDTH, 16, "", "end");
    this.parts = {
      kept: drop(memory, 340, BELT),
      added: drop("candidate", 375, BELT),
      coupled: plate({ y: 98, width: 30, height: 14 }),
    };
    for (const [gate, [x, top, after]] of Object.entries(PLACES[layer]))
      this.parts[gate] = {
        before: drop(FLOWS[gate], gate === "o" ? 230 : 18, top, 1),
        passed: drop(FLOWS[gate], after, top),
        plate: plate({ x: x - 8, width: 16, height: PLATE }),
        grip: svg("path", { class: "grip", d: `M${x - 4} -34h8m-8 5h8m-8 5h8` }),
      };
    const { kept, added, coupled, ...gates } = this.parts;
    this.picture.replaceChildren(
      svg("path", { class: "room", d: ROOMS[layer] }),
      text(18, BELT - 8, memory),
      text(18, LOWER - 8, layer === "LSTM" ? say("new") : "h"),
      text(WIDTH, BELT - 8, say("next {memory}", { memory }), "end"),
      ...Object.values(gates).flatMap((parts) => Object.values(parts)),
      ...(layer === "GRU" ? [coupled, text(206, 110, "1 − z", "start")] : []),
      kept,
      added,
      this.drop,
      this.counter,
    );
  }
}

/** The radius of a drop whose area is a share of a whole one. */
const radius = (share) => DROP * Math.sqrt(Math.min(1, Math.abs(share)));

const drop = (hue, x, top, share = 0) =>
  svg("circle", { class: `hue-${hue}`, cx: x, cy: top + CHANNEL / 2, r: radius(share) });
