// The gate puzzle: its levels can be solved, a wrong painting is told why, and links hold what was painted.
import assert from "node:assert/strict";
import test from "node:test";

globalThis.document = { addEventListener() {} };
globalThis.HTMLElement = class {};
globalThis.customElements = { define() {} };

const sources = new URL("../../../explorers/", import.meta.url);
const load = (module) => import(new URL(`${module}.js`, sources));
const { GATES, LEVELS, newValues, readLevel, readPaint, solutionOf, startOf, writeLevel, writePaint } = await load("puzzle/level");
const { judge } = await load("puzzle/judge");
const { whyNotSolved } = await load("puzzle/feedback");

/** One solution of each level of the book, as a link has it. */
const SOLVED = [
  { i: "a4ua95", f: "u100", o: "a89ua10" },
  { i: "a4ua95", f: "u4au95", o: "a89ua10" },
  { i: "a4ua54ua40", f: "u59au40", o: "a44ua44ua10" },
];

const judged = (text, paint) => {
  const level = readLevel(text);
  const painted = Object.fromEntries(GATES.map((gate) => [gate, readPaint(paint[gate], level.steps)]));
  return judge(level, painted);
};
const first = (text, paint) => {
  const { share, value, ...fault } = judged(text, paint).faults[0];
  return fault;
};

test("each level of the book, and every level that a lecturer can set, begins unsolved and is solved by its solution", () => {
  LEVELS.forEach((text, k) => assert.deepEqual(judged(text, SOLVED[k]).faults, [], text));
  for (const text of [...LEVELS, "10_1-2", "10_1-10_if", "100_1-2_3-4_5-100", "60_10-50_o", "37_5-20_21-36"]) {
    const level = readLevel(text);
    assert.equal(writeLevel(level), text);
    assert.deepEqual(judge(level, solutionOf(level)).faults, [], text);
    assert.notDeepEqual(judge(level, startOf(level)).faults, [], text);
  }
});

test("the value that is read is the one that was written", () => {
  const { c, h, wanted, stray, values } = judged(LEVELS[2], SOLVED[2]);
  assert.ok(Math.abs(c[44] - 0.9) < 1e-9 && Math.abs(c[89] + 0.9) < 1e-9);
  assert.ok(Math.abs(h[44] - Math.tanh(0.9)) < 1e-9 && Math.abs(h[60]) < 1e-9);
  assert.ok(wanted[89] === 0.9 && stray[89] === 0);
  assert.deepEqual([values[4], values[59]], [0.9, -0.9]);
  const noise = newValues(readLevel(LEVELS[1])).filter((value, t) => t !== 4);
  assert.ok(noise.every((value) => Math.abs(value) <= 0.8) && noise.filter((value) => Math.abs(value) > 0.2).length > 50);
});

test("feedback names the gate and the step that spoil a painting", () => {
  const [, level, two] = LEVELS;
  const [, solved, both] = SOLVED;
  assert.deepEqual(first(level, { ...solved, i: "a4ka95" }), { check: "write", gate: "i", step: 5 });
  assert.deepEqual(first(level, { ...solved, f: "u36mu63" }), { check: "keep", gate: "f", step: 37, read: 90, times: 1 });
  assert.deepEqual(first(level, { ...solved, f: "t100" }), { check: "keep", gate: "f", step: 6, read: 90, times: 85 });
  assert.deepEqual(first(level, { ...solved, i: "a4ua19ua75" }), { check: "clean", gate: "i", step: 25, source: 25, read: 90 });
  assert.deepEqual(first(two, { ...both, f: "u100" }), { check: "clear", gate: "f", step: 60, source: 5, read: 90 });
  assert.deepEqual(first(level, { ...solved, o: "a89ka10" }), { check: "read", gate: "o", step: 90 });
  assert.deepEqual(first(level, { ...solved, o: "a39ua49ua10" }), { check: "quiet", gate: "o", step: 40 });
  assert.deepEqual(first(level, { ...solved, o: "a89u2a9" }), { check: "quiet", gate: "o", step: 91 });
});

test("feedback says the gate, the step and the numbers, and how much else is wrong", () => {
  const says = (paint) => whyNotSolved(judged(LEVELS[1], { ...SOLVED[1], ...paint }).faults);
  assert.match(says({ f: "t100" }), /^At step 6 the forget gate f is only 0\.95 open.*below 1 at 85 steps.*at step 90 1\.3% is left\.$/);
  assert.match(says({ o: "a39ua49ua10" }), /^At step 40 the output gate o is 1\.00 open.*size 0\.72 there\.$/);
  assert.match(says({ f: "t100", o: "a100" }), / wrong besides: 1\.$/);
});

test("a painting comes back from its link", () => {
  for (const paint of [[0, 0, 1, 1, 1, 0.35], Array(100).fill(0.65), Array.from({ length: 100 }, (_, t) => (t % 21) / 20)])
    assert.deepEqual(readPaint(writePaint(paint), paint.length), paint);
  assert.equal(writePaint([0, 0, 0, 0.5, 1]), "a3ku");
});

test("what is no level is refused", () => {
  for (const text of ["", "abc", "100_5", "100_5-90_", "100_5-90_x", "100_5--90", "9_1-5", "100_90-5", "100_0-5", "50_5-90", "50_5-40_ifo"])
    assert.equal(readLevel(text), undefined, text);
});
