// What is missed comes back, and a word gives everyone the same ten. QUESTIONS holds rnnQuestions.
import assert from "node:assert/strict";
import test from "node:test";

const load = (module) => import(new URL(`../../../explorers/drills/${module}.js`, import.meta.url));
const { draw, skillsOf, ten } = await load("draw");
const { Memory } = await load("memory");
const all = JSON.parse(process.env.QUESTIONS);

test("a missed skill comes back after two others, a known one later and later", () => {
  globalThis.localStorage = { getItem: () => null, setItem() {} };
  const memory = new Memory("test");
  const names = [..."abcdefghijklmnopqrstuvwxyz"];
  memory.record(memory.next(names), false);
  const asked = [];
  for (let k = 0; k < 3; k++) {
    asked.push(memory.next(names));
    memory.record(asked.at(-1), true);
  }
  assert.deepEqual(asked, ["b", "c", "a"]);
  const times = [];
  for (let k = 0; k < 40; k++) {
    const name = memory.next(names);
    if (name === "a") times.push(k);
    memory.record(name, true);
  }
  const gaps = times.slice(1).map((time, k) => time - times[k]);
  assert.ok(gaps.length >= 1 && gaps.every((gap, k) => gap > (gaps[k - 1] ?? 2)), `${times}`);
});

test("a word gives everyone the same ten questions, from easy to hard; another word gives others", () => {
  for (const chapter of ["all", "sequences", "rnn", "lstm", "gru"]) {
    const list = ten(all, chapter, "토마토");
    assert.equal(list.length, 10);
    assert.deepEqual(ten(all, chapter, " 토마토 ".normalize("NFD")), list);
    assert.notDeepEqual(ten(all, chapter, "토마토를"), list);
    const levels = list.map(({ skill }) => skill.level);
    assert.deepEqual(levels, [...levels].sort());
    assert.equal(new Set(list.map(({ question }) => JSON.stringify(question))).size, 10, `${chapter} asks one twice`);
  }
});

test("what comes back comes with other numbers", () => {
  const sizes = (skill, seed) => (({ batch, steps, features, units }) => [batch, steps, features, units])(draw(all, skill, seed));
  for (const skill of skillsOf(all, "all")) assert.notDeepEqual(sizes(skill, 5), sizes(skill, 6), skill.key);
});

test("one option is right, no two options are the same, and each chapter asks about its own layer", () => {
  for (const [chapter, layer] of [["rnn", "SimpleRNN"], ["lstm", "LSTM"]])
    assert.ok(skillsOf(all, chapter).every(({ kind, settings }) => kind === "error" || settings.layer === layer));
  for (const skill of skillsOf(all, "all"))
    for (let seed = 0; seed < 8; seed++) {
      const { options } = draw(all, skill, seed);
      assert.ok(options.length >= 3, skill.key);
      assert.equal(new Set(options.map(({ text }) => text)).size, options.length);
      assert.equal(options.filter(({ says }) => !says).length, 1);
    }
});
