// The gate puzzle: its levels can be solved, a wrong painting is told why, and links hold what was painted.
import assert from "node:assert/strict";
import test from "node:test";
import { pathToFileURL } from "node:url";

globalThis.document = { documentElement: { lang: "ko" } };
globalThis.HTMLElement = class {};
globalThis.customElements = { define() {} };

const sources = process.env.EXPLORERS
  ? pathToFileURL(process.env.EXPLORERS + "/")
  : new URL("../../../explorers/", import.meta.url);
const load = (module) => import(new URL(`${module}.js`, sources));
const { GATES, LEVELS, newValues, readLevel, readPaint, solutionOf, startOf, writeLevel, writePaint } = await load("puzzle/level");
const { judge } = await load("puzzle/judge");
const { forReaders, readSettings, sharesOf } = await load("elements/puzzle");
const { WORDS } = await load("words/ko");
const { problems, faults: says } = WORDS.puzzle;

/** One solution of each level of the book, as a link has it. */
const SOLVED = [
  { i: "a4ua95", f: "u100", o: "a89ua10" },
  { i: "a4ua95", f: "u4au95", o: "a89ua10" },
  { i: "a4ua54ua40", f: "u59au40", o: "a44ua44ua10" },
];

const judged = (text, paint) => {
  const level = readLevel(text);
  const painted = Object.fromEntries(GATES.map((gate) => [gate, readPaint(paint[gate], level.steps)]));
  return judge(level, sharesOf(painted));
};
const first = (text, paint) => {
  const { share, value, ...fault } = judged(text, paint).faults[0];
  return fault;
};

test("each level of the book is solved by the kept solution, and by the one that is painted for given gates", () => {
  assert.equal(LEVELS.length, SOLVED.length);
  LEVELS.forEach((text, k) => {
    assert.deepEqual(judged(text, SOLVED[k]).faults, [], text);
    assert.deepEqual(judge(readLevel(text), sharesOf(solutionOf(readLevel(text)))).faults, [], text);
    assert.notDeepEqual(judge(readLevel(text), sharesOf(startOf(readLevel(text)))).faults, [], `${text} begins unsolved`);
  });
});

test("every level that a lecturer can set is solved by its solution", () => {
  for (const text of ["10_1-2", "10_1-10_if", "100_1-2_3-4_5-100", "60_10-50_o", "37_5-20_21-36"]) {
    const level = readLevel(text);
    assert.equal(writeLevel(level), text);
    assert.deepEqual(judge(level, sharesOf(solutionOf(level))).faults, [], text);
  }
});

test("the value that is read is the one that was written", () => {
  const { c, h, own, stray, values } = judged(LEVELS[2], SOLVED[2]);
  assert.ok(Math.abs(c[44] - 0.9) < 1e-9 && Math.abs(c[89] + 0.9) < 1e-9);
  assert.ok(Math.abs(h[44] - Math.tanh(0.9)) < 1e-9 && Math.abs(h[60]) < 1e-9);
  assert.ok(own[89] === 0.9 && stray[89] === 0);
  assert.deepEqual([values[4], values[59]], [0.9, -0.9]);
  const noise = newValues(readLevel(LEVELS[1])).filter((value, t) => t !== 4);
  assert.ok(noise.every((value) => Math.abs(value) <= 0.8) && noise.filter((value) => Math.abs(value) > 0.2).length > 50);
});

test("the parts of the memory bound what Keras computes", () => {
  const level = readLevel(LEVELS[2]);
  const gates = { i: [], f: [], o: [] };
  for (let t = 0; t < level.steps; t++) GATES.forEach((gate, k) => gates[gate].push(((t * (k + 3)) % 11) / 10));
  const { c, own, stray } = judge(level, gates);
  c.forEach((value, t) => assert.ok(Math.abs(value) <= own[t] + stray[t] + 1e-9 && Math.abs(value) >= own[t] - stray[t] - 1e-9));
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

test("each kind of feedback is a sentence with its gate, step and numbers", () => {
  const [fault] = judged(LEVELS[1], { ...SOLVED[1], f: "t100" }).faults;
  assert.equal(
    says.keep(forReaders(fault)),
    "시점 6에서 망각 게이트 f가 0.95만큼만 열려 있어서 값이 줄어듭니다. f가 1보다 작은 시점이 85개이고 그 값을 모두 곱하므로, 시점 90까지 남는 몫은 1.3%입니다.",
  );
  const [leak] = judged(LEVELS[1], { ...SOLVED[1], o: "a39ua49ua10" }).faults;
  assert.match(says.quiet(forReaders(leak)), /시점 40에서 출력 게이트 o가 1\.00만큼 열려 있어서.*0\.72입니다/);
});

test("a painting comes back from its link", () => {
  for (const paint of [[0, 0, 20, 20, 20, 7], Array(100).fill(13), Array.from({ length: 100 }, (_, t) => t % 21)])
    assert.deepEqual(readPaint(writePaint(paint), paint.length), paint);
  assert.equal(writePaint([0, 0, 0, 10, 20]), "a3ku");
});

test("a bad link says what is wrong with it, and the level begins unpainted", () => {
  const bad = (settings) => {
    const { level, paint, problem } = readSettings({ level: LEVELS[1], i: "", f: "", o: "", ...settings });
    assert.deepEqual(paint, startOf(level));
    return problems[problem.problem](problem);
  };
  for (const level of ["", "Transformer", "100", "100_5", "100_5-90_", "100_5-90_x", "100_5--90", "<b>"])
    assert.match(bad({ level }), /문제가 아닙니다/, level);
  assert.match(bad({ level: "9_1-5" }), /10부터 100까지여야 하는데 9입니다/);
  assert.match(bad({ level: "1000_5-90" }), /1000입니다/);
  assert.match(bad({ level: "100_90-5" }), /90 다음에 5입니다/);
  assert.match(bad({ level: "100_5-45_45-90" }), /45 다음에 45입니다/);
  assert.match(bad({ level: "100_0-5" }), /0 다음에 0입니다/);
  assert.match(bad({ level: "50_5-90" }), /마지막 시점이 50인데 시점 90/);
  assert.match(bad({ level: "50_5-40_ifo" }), /칠할 것이 없습니다/);
  for (const f of ["u99", "u101", "u", "v100", "a1000000000", "__proto__", "u50,u50"])
    assert.match(bad({ f }), /게이트 f의 그림이 시점 100개에 맞지 않습니다/, f);
  assert.match(bad({ level: LEVELS[0], i: "u100" }), /게이트 i는 이 문제에서 주어진 값/);
});
