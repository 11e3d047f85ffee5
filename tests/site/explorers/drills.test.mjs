// What is missed comes back, a word gives everyone the same ten, and typed answers are read. These tests need no browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { korean } from "./korean.mjs";

const shipped = new URL("../../../explorers/", import.meta.url);
const sources = process.env.EXPLORERS ? pathToFileURL(process.env.EXPLORERS + "/") : shipped;
const load = (module) => import(new URL(`${module}.js`, sources));
const { CHAPTERS, draw, readAnswer, skillsOf, ten } = await load("keras/drills");
const { Memory } = await load("page/memory");
const rules = korean(JSON.parse(readFileSync(new URL("data/rules.json", shipped), "utf-8")));

function store() {
  const kept = {};
  globalThis.localStorage = { getItem: (key) => kept[key] ?? null, setItem: (key, text) => (kept[key] = text) };
  return kept;
}

test("a missed skill comes back after two others, a known one later and later", () => {
  store();
  const memory = new Memory("test");
  const names = [..."abcdefghijklmnopqrstuvwxyz"];
  memory.record(memory.next(names), false);
  const asked = [];
  for (let k = 0; k < 3; k++) {
    asked.push(memory.next(names));
    memory.record(asked.at(-1), true);
  }
  assert.deepEqual(asked, ["b", "c", "a"]);
  const gaps = [];
  let last = 0;
  for (let k = 0; k < 40; k++) {
    const name = memory.next(names);
    if (name === "a") {
      gaps.push(k - last);
      last = k;
    }
    memory.record(name, true);
  }
  assert.ok(gaps.length >= 2 && gaps.every((gap, k) => !k || gap > gaps[k - 1]), `${gaps}`);
});

test("new skills come in order while nothing is due, and an empty list of new ones goes on with the oldest", () => {
  store();
  const memory = new Memory("test");
  const asked = Array.from({ length: 5 }, () => {
    const name = memory.next(["a", "b"]);
    memory.record(name, true);
    return name;
  });
  assert.deepEqual(asked.slice(0, 2), ["a", "b"]);
  assert.ok(asked.includes("a") && asked.slice(2).includes("b"));
});

test("progress is kept in the browser, nonsense in it is ignored, and without storage the drills go on", () => {
  const kept = store();
  new Memory("test").record("a", true);
  assert.equal(new Memory("test").box("a"), 1);
  for (const nonsense of ["{", "[]", "null", '{"count":"x","skills":{}}', '{"count":1,"skills":{"a":["x",{}]}}']) {
    kept.test = nonsense;
    const memory = new Memory("test");
    assert.equal(memory.box("a"), 0, nonsense);
    assert.ok(memory.next(["a"]) === "a", nonsense);
  }
  globalThis.localStorage = {
    getItem() {
      throw new Error("SecurityError");
    },
  };
  const memory = new Memory("test");
  memory.record("a", true);
  assert.deepEqual([memory.isKept, memory.box("a")], [false, 1]);
});

test("a word gives everyone the same ten questions, from easy to hard; another word gives others", () => {
  for (const chapter of CHAPTERS) {
    const list = ten(rules, chapter, "토마토");
    assert.equal(list.length, 10);
    assert.deepEqual(ten(rules, chapter, " 토마토 ".normalize("NFD")), list);
    assert.notDeepEqual(ten(rules, chapter, "토마토를"), list);
    const levels = list.map(({ skill }) => skill.level);
    assert.deepEqual(levels, [...levels].sort());
    assert.equal(new Set(list.map(({ question }) => JSON.stringify(question))).size, 10, `${chapter} asks one twice`);
  }
  assert.notDeepEqual(ten(rules, "all", "2026-03-02"), ten(rules, "all", "2026-03-03"));
});

test("the better a skill is known, the larger the numbers, and answers are typed instead of chosen", () => {
  for (const skill of skillsOf(rules, "all")) {
    const sizes = (box) => Array.from({ length: 40 }, (_, seed) => draw(rules, skill, box, seed)).map((q) => Math.max(q.units, q.batch));
    assert.ok(Math.max(...sizes(4)) > Math.max(...sizes(0)));
    assert.ok(draw(rules, skill, 0, 1).options.length >= 3);
    const isTyped = ["params", "shapes", "data"].includes(skill.kind);
    assert.equal(draw(rules, skill, 1, 1).options === undefined, isTyped);
  }
});

test("one option is right, no two options are the same, and each chapter asks about its own layer", () => {
  for (const [chapter, layer] of [["rnn", "SimpleRNN"], ["lstm", "LSTM"]])
    assert.ok(skillsOf(rules, chapter).every(({ kind, settings }) => kind === "error" || settings.layer === layer));
  for (const skill of skillsOf(rules, "all"))
    for (let seed = 0; seed < 20; seed++) {
      const { options } = draw(rules, skill, 0, seed);
      assert.equal(new Set(options.map(({ text }) => text)).size, options.length);
      if (options[0].answer === undefined) assert.equal(options.filter(({ says }) => !says).length, 1);
    }
});

test("shapes and numbers are read as people type them", () => {
  const shapes = [[2, 4, 3], [2, 3]];
  for (const typed of ["(2, 4, 3), (2, 3)", "[(2,4,3),(2,3)]", "((2,4,3), (2,3))", "(2 4 3) (2 3", "（2，4，3），（2，3）"])
    assert.deepEqual(readAnswer("shapes", typed), shapes, typed);
  assert.deepEqual(readAnswer("shapes", "2, 4, 3"), [[2, 4, 3]]);
  for (const typed of ["", "()", "두 개", "(2, x)", "-2", "(None, 3)"]) assert.equal(readAnswer("shapes", typed), undefined, typed);
  assert.deepEqual(["108", " 1,408 ", "１０８"].map((typed) => readAnswer("params", typed)), [108, 1408, 108]);
  for (const typed of ["", "4.5", "-3", "백"]) assert.equal(readAnswer("params", typed), undefined, typed);
});
