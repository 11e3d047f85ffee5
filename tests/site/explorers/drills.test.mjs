// What is missed comes back, a word gives everyone the same ten, and typed answers are read. QUESTIONS holds rnnQuestions.
import assert from "node:assert/strict";
import test from "node:test";

const load = (module) => import(new URL(`../../../explorers/drills/${module}.js`, import.meta.url));
const { draw, mistakeIn, readAnswer, skillsOf, ten } = await load("draw");
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

test("what comes back comes with other numbers, larger ones where a skill is known, and is typed then", () => {
  for (const skill of skillsOf(all, "all")) {
    const sizes = (box, seed) => (({ batch, steps, features, units }) => [batch, steps, features, units])(draw(all, skill, box, seed));
    assert.notDeepEqual(sizes(0, 5), sizes(0, 6), skill.key);
    const largest = (box) => Math.max(...Array.from({ length: 40 }, (_, seed) => sizes(box, seed)).flat());
    assert.ok(largest(4) > largest(0));
    assert.equal(draw(all, skill, 1, 1).options === undefined, ["params", "shapes", "data"].includes(skill.kind));
  }
});

test("one option is right, no two options are the same, and each chapter asks about its own layer", () => {
  for (const [chapter, layer] of [["rnn", "SimpleRNN"], ["lstm", "LSTM"]])
    assert.ok(skillsOf(all, chapter).every(({ kind, settings }) => kind === "error" || settings.layer === layer));
  for (const skill of skillsOf(all, "all"))
    for (let seed = 0; seed < 8; seed++) {
      const { options } = draw(all, skill, 0, seed);
      assert.ok(options.length >= 3, skill.key);
      assert.equal(new Set(options.map(({ text }) => text)).size, options.length);
      assert.equal(options.filter(({ says }) => !says).length, 1);
    }
});

test("an answer that no rule knows is told which part is wrong", () => {
  const skill = all.skills.find(({ key }) => key === "shapes layer=GRU return_sequences=true return_state=true");
  const question = draw(all, skill, 1, 0);
  const [output, state] = question.right.split(/(?<=\)), /);
  const says = (answer) => mistakeIn(question, answer);
  assert.equal(says(question.right), "");
  assert.match(says(`${output}, ${state}, ${state}`), /number of tensors/);
  assert.match(says(`(90, 91, 92), ${state}`), /shape of the output/);
  assert.match(says(`${output}, (90, 91)`), /shape of a state/);
});

test("shapes and numbers are read as people type them", () => {
  const read = (kind, typed) => typed.map((text) => readAnswer(kind, text));
  const shapes = ["(2, 4, 3), (2, 3)", "[(2,4,3),(2,3)]", "((2,4,3), (2,3))", "(2 4 3) (2 3", "（2，4，3），（2，3）"];
  assert.deepEqual(new Set(read("shapes", shapes)), new Set([shapes[0]]));
  assert.deepEqual(read("shapes", ["2, 4, 3", "7", "", "()", "두 개", "(2, x)", "-2"]), ["(2, 4, 3)", "(7,)", ...Array(5)]);
  assert.deepEqual(read("params", ["108", " 1,408 ", "１０８", "", "4.5", "-3", "백"]), ["108", "1408", "108", ...Array(4)]);
});
