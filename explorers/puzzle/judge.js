/** Judges a painting of the gate puzzle: which checks it passes, and which gate at which step spoils it. */

import { build } from "../keras/cells.js";
import { newValues } from "./level.js";

/** The share of the value that must be let in, kept and let out; and how much of anything else is too little to count. */
const ENOUGH = 0.9;
const STRAY = 0.05;

/**
 * @typedef {Object} Fault
 * @property {string} check  write, keep, clean, read or quiet; or "clear": an older value should have been forgotten
 * @property {string} gate   the gate that spoils it, at
 * @property {number} step   this step (from 1)
 * @property {number} value  of the gate there
 * @property {number} share  how much is kept (keep), mixed in (clean: by all steps; clear: by the step `source`) or let out as h (quiet)
 *
 * @param {import("./level.js").Level} level
 * @param {{i: number[], f: number[], o: number[]}} gates  each (steps), from 0 to 1
 * @returns {{values: number[], c: number[], h: number[], wanted: number[], stray: number[], faults: Fault[]}}
 *   c, h as Keras computes them; wanted: how much of |c| is the value that is to be kept; stray: the sum of all other parts
 */
export function judge(level, gates) {
  const { i, f, o } = gates;
  const values = newValues(level);
  const c = [];
  values.forEach((value, t) => c.push(f[t] * (c[t - 1] ?? 0) + i[t] * value));
  const h = c.map((value, t) => o[t] * Math.tanh(value));
  const { wanted, stray } = partsOfMemory(level, gates, values);
  const reads = level.pairs.map(([, read]) => read);
  const fault = (check, gate, step, more) => ({
    check,
    gate,
    step,
    value: gates[gate][step - 1],
    ...more,
  });
  const faults = level.pairs.flatMap(([write, read]) => {
    const kept = f.slice(write, read);
    const list = [];
    if (i[write - 1] < ENOUGH) list.push(fault("write", "i", write));
    if (product(kept) < ENOUGH) {
      const least = write + 1 + kept.indexOf(Math.min(...kept));
      list.push(
        fault("keep", "f", least, {
          share: product(kept),
          next: write + 1,
          read,
          times: kept.filter((gate) => gate < 1).length,
        }),
      );
    }
    if (stray[read - 1] > STRAY) {
      const parts = build(read, (s) =>
        s + 1 === write ? 0 : Math.abs(values[s]) * i[s] * product(f.slice(s + 1, read)),
      );
      const source = 1 + parts.indexOf(Math.max(...parts));
      const older = level.pairs.some(([other]) => other === source);
      if (older) list.push(fault("clear", "f", write, { share: parts[source - 1], source }));
      else list.push(fault("clean", "i", source, { share: stray[read - 1], read }));
    }
    if (o[read - 1] < ENOUGH) list.push(fault("read", "o", read));
    return list;
  });
  const leaks = h.map((value, t) => (reads.includes(t + 1) ? 0 : Math.abs(value)));
  const largest = Math.max(...leaks);
  if (largest > STRAY)
    faults.push(fault("quiet", "o", 1 + leaks.indexOf(largest), { share: largest }));
  return { values, c, h, wanted, stray, faults };
}

const product = (factors) => factors.reduce((all, factor) => all * factor, 1);

/** How much of |c| comes from the value that was to be written last, and from all other values together; each (steps). */
function partsOfMemory({ pairs }, { i, f }, values) {
  const [wanted, stray] = [[], []];
  values.forEach((value, t) => {
    const enters = i[t] * Math.abs(value);
    const [kept, other] = [f[t] * (wanted[t - 1] ?? 0), f[t] * (stray[t - 1] ?? 0)];
    const isWrite = pairs.some(([write]) => write === t + 1);
    wanted.push(isWrite ? enters : kept);
    stray.push(isWrite ? kept + other : other + enters);
  });
  return { wanted, stray };
}
