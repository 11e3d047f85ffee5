/**
 * Judges a painting of the gate puzzle: which checks it passes, and which gate at which step spoils
 * it.
 */

import { build } from "../keras/cells.js";
import { newValues } from "./level.js";

/**
 * The share of the value that must be let in, kept and let out; and how much of anything else is
 * too little to count.
 */
const ENOUGH = 0.9;
const STRAY = 0.05;

/**
 * @typedef {Object} Fault
 * @property {string} check  write, keep, clean, read or quiet; or "clear": an older value should
 *   have been forgotten
 * @property {string} gate   the gate that spoils it, at
 * @property {number} step   this step (from 1)
 * @property {number} value  of the gate there
 * @property {number} share  how much is kept (keep), mixed in (clean: by all steps; clear: by the
 *   step `source`) or let out as h (quiet)
 *
 * @param {import("./level.js").Level} level
 * @param {{i: number[], f: number[], o: number[]}} gates  each (steps), from 0 to 1
 * @returns {{values: number[], c: number[], h: number[], wanted: number[], stray: number[], faults:
 *   Fault[]}} c, h as Keras computes them; wanted: how much of |c| is the value that is to be kept;
 *   stray: the sum of all other parts
 */
export function judge(level, gates) {
  const { i, f, o } = gates;
  const values = newValues(level);
  const c = [];
  values.forEach((value, t) => c.push(f[t] * (c[t - 1] ?? 0) + i[t] * value));
  const h = c.map((value, t) => o[t] * Math.tanh(value));
  const { wanted, stray } = partsOfMemory(level, gates, values);
  const states = { values, c, h, wanted, stray };
  const faults = [
    ...level.pairs.flatMap((pair) => faultsOfPair(pair, level, gates, states)),
    ...leak(level, gates, h),
  ];
  return { ...states, faults };
}

/** Returns a Fault of a gate at a step. */
const fault = (check, gates, gate, step, more) => ({
  check,
  gate,
  step,
  value: gates[gate][step - 1],
  ...more,
});

/** Returns what goes wrong from the step that writes a value to the step that reads it. */
function faultsOfPair([write, read], level, gates, { values, stray }) {
  const faults = [];
  if (gates.i[write - 1] < ENOUGH) faults.push(fault("write", gates, "i", write));
  const kept = gates.f.slice(write, read);
  if (product(kept) < ENOUGH) {
    const least = write + 1 + kept.indexOf(Math.min(...kept));
    const times = kept.filter((gate) => gate < 1).length;
    const more = { share: product(kept), next: write + 1, read, times };
    faults.push(fault("keep", gates, "f", least, more));
  }
  if (stray[read - 1] > STRAY) {
    const parts = partsBeside(write, read, gates, values);
    const source = 1 + parts.indexOf(Math.max(...parts));
    const isOlder = level.pairs.some(([other]) => other === source);
    if (isOlder)
      faults.push(fault("clear", gates, "f", write, { share: parts[source - 1], source }));
    else faults.push(fault("clean", gates, "i", source, { share: stray[read - 1], read }));
  }
  if (gates.o[read - 1] < ENOUGH) faults.push(fault("read", gates, "o", read));
  return faults;
}

/**
 * Returns how much of each value but the written one is left in the memory when it is read, (read).
 */
function partsBeside(write, read, { i, f }, values) {
  return build(read, (t) =>
    t + 1 === write ? 0 : Math.abs(values[t]) * i[t] * product(f.slice(t + 1, read)),
  );
}

/** Returns the fault of the step that lets out most where nothing is read, or an empty list. */
function leak({ pairs }, gates, h) {
  const isRead = (step) => pairs.some(([, read]) => read === step);
  const leaks = h.map((value, t) => (isRead(t + 1) ? 0 : Math.abs(value)));
  const largest = Math.max(...leaks);
  if (largest <= STRAY) return [];
  return [fault("quiet", gates, "o", 1 + leaks.indexOf(largest), { share: largest })];
}

const product = (factors) => factors.reduce((all, factor) => all * factor, 1);

/**
 * How much of |c| comes from the value that was to be written last, and from all other values
 * together; each (steps).
 */
function partsOfMemory({ pairs }, { i, f }, values) {
  const wanted = [];
  const stray = [];
  values.forEach((value, t) => {
    const enters = i[t] * Math.abs(value);
    const kept = f[t] * (wanted[t - 1] ?? 0);
    const other = f[t] * (stray[t - 1] ?? 0);
    const isWrite = pairs.some(([write]) => write === t + 1);
    wanted.push(isWrite ? enters : kept);
    stray.push(isWrite ? kept + other : other + enters);
  });
  return { wanted, stray };
}
