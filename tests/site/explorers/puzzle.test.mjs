// The gate puzzle: its levels can be solved, a wrong painting is told why, and links hold what was
// painted.
import assert from "node:assert/strict";
import test from "node:test";

globalThis.document = { addEventListener() {} };
globalThis.HTMLElement = class {};
globalThis.customElements = { define() {} };

const sources = new URL("../../../explorers/", import.meta.url);
const load = (module) => import(new URL(`${module}.js`, sources));
const { GATES, LEVELS, readLevel, readPaint, solutionOf, startOf, writeLevel, writePaint } =
  await load("puzzle/level");
const { judge } = await load("puzzle/judge");

/** One solution of each level of the book, as a link has it. */
const SOLVED = [
  { i: "a4ua95", f: "u100", o: "a89ua10" },
  { i: "a4ua95", f: "u4au95", o: "a89ua10" },
  { i: "a4ua54ua40", f: "u59au40", o: "a44ua44ua10" },
];

const judged = (text, paint) => {
  const level = readLevel(text);
  const painted = Object.fromEntries(
    GATES.map((gate) => [gate, readPaint(paint[gate], level.steps)]),
  );
  return judge(level, painted);
};

test("each level of the book, and every level that a lecturer can set, begins unsolved and is solved by its solution", () => {
  LEVELS.forEach((text, k) => assert.deepEqual(judged(text, SOLVED[k]).faults, [], text));
  for (const text of [
    ...LEVELS,
    "10_1-2",
    "10_1-10_if",
    "100_1-2_3-4_5-100",
    "60_10-50_o",
    "37_5-20_21-36",
  ]) {
    const level = readLevel(text);
    assert.equal(writeLevel(level), text);
    assert.deepEqual(judge(level, solutionOf(level)).faults, [], text);
    assert.notDeepEqual(judge(level, startOf(level)).faults, [], text);
  }
});

test("a gate that is open by four fifths does not let enough in", () => {
  const level = readLevel(LEVELS[0]);
  const painted = solutionOf(level);
  const [write] = level.pairs[0];
  painted.i[write - 1] = 0.8;
  assert.ok(
    judge(level, painted).faults.some(({ check, step }) => check === "write" && step === write),
  );
});

test("a painting comes back from its link", () => {
  for (const paint of [
    [0, 0, 1, 1, 1, 0.35],
    Array(100).fill(0.65),
    Array.from({ length: 100 }, (_, t) => (t % 21) / 20),
  ])
    assert.deepEqual(readPaint(writePaint(paint), paint.length), paint);
  assert.equal(writePaint([0, 0, 0, 0.5, 1]), "a3ku");
});

test("what is no level is refused", () => {
  for (const text of [
    "",
    "abc",
    "100_5",
    "100_5-90_",
    "100_5-90_x",
    "100_5--90",
    "9_1-5",
    "100_90-5",
    "100_0-5",
    "50_5-90",
    "50_5-40_ifo",
  ])
    assert.equal(readLevel(text), undefined, text);
});
