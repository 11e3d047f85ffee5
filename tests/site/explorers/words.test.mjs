// Numbers, particles and sentences of the explorers are right. The scripts speak English here; the build translates them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

globalThis.document = { addEventListener() {} };
globalThis.HTMLElement = class {};
globalThis.customElements = { define() {} };

const sources = new URL("../../../explorers/", import.meta.url);
const load = (module) => import(new URL(`${module}.js`, sources));
const { say } = await load("page/words");
const { fixed, percent, scientific } = await load("page/numbers");
const { tint } = await load("page/tint");
const { roundTicks } = await load("page/chart");
const { whatDecides, whatHappened } = await load("page/tomato_sentences");
const { remembered } = await load("elements/gates");
const { formula } = await load("keras/tensor_shapes");
const { problemOf } = await load("elements/train");
const { VOCABULARY, answer, influence, read, splitText } = await load("keras/tomato");
const { holdGates } = await load("keras/single_unit");

test("numbers have a real minus sign and no negative zero; small shares and large spans stay readable", () => {
  assert.deepEqual([fixed(-0.004), fixed(-0.3), fixed(-12, 0)], ["0.00", "−0.30", "−12"]);
  const shares = ["100%", "at least 99.99%", "99.96%", "7.7%", "0.10%", "0%", "less than 0.01%"];
  assert.deepEqual([1, 0.99996, 0.9996, 0.0769, 0.001, 0, 1e-9].map(percent), shares);
  assert.deepEqual([0, 6.1e-8, 0.00391, -1.8, 24, -5e-4].map(scientific), ["0", "6.1×10⁻⁸", "0.00391", "−1.80", "24.0", "−5.0×10⁻⁴"]);
});

test("Korean particles fit the sound before them: syllables, digits, Latin letters, quotes, signs", () => {
  const said = (message, values) => values.map((value) => say(message, { value }));
  assert.deepEqual(said("‘{value}’을(를)", [..."토마를먹자"]), ["‘토’를", "‘마’를", "‘를’을", "‘먹’을", "‘자’를"]);
  assert.deepEqual(said("{value}이(가)", ["3", "4", "10", "7.7%", "0.01% 미만", "L", "A"]), ["3이", "4가", "10이", "7.7%가", "0.01% 미만이", "L이", "A가"]);
  assert.deepEqual(said("{value}(으)로", ["0.013", "0.017", "1", "6", "먹"]), ["0.013으로", "0.017로", "1로", "6으로", "먹으로"]);
  assert.deepEqual(said("{value}은(는) {value}과(와)", ["1–2", "8"]), ["1–2는 1–2와", "8은 8과"]);
  assert.deepEqual(said("‘{value}’(이)라고", ["먹자", "자먹"]), ["‘먹자’라고", "‘자먹’이라고"]);
  assert.deepEqual(said("‘{value}’(이)었습니다", ["먹", "자"]), ["‘먹’이었습니다", "‘자’였습니다"]);
});

test("decomposed Hangul is joined, spaces are dropped, other letters are reported once", () => {
  assert.deepEqual(splitText(" 토 마?밥토?".normalize("NFD")), { letters: ["토", "마", "토"], unknown: ["?", "밥"] });
});

test("a heat map cell has the hue of its quantity, or ink if its value is negative", () => {
  const of = (value, quantity) => /var\((--[\w-]+)\) calc\(var\((--[\w-]+)\) \* ([\d.]+)/.exec(tint(value, quantity)).slice(1);
  assert.deepEqual(of(0.25, "c"), ["--hue-c", "--map-hue-share", "0.250"]);
  assert.deepEqual(of(-0.25, "c"), ["--map-ink", "--map-ink-share", "0.250"]);
  assert.deepEqual(of(1.8, "h"), ["--hue-h", "--map-hue-share", "1.000"]);
});

test("ticks stand at both ends and at round numbers between", () => {
  const places = (...limits) => roundTicks(...limits).map(({ at }) => at);
  assert.deepEqual([places(0, 50, 6), places(1, 100, 6)], [[0, 10, 20, 30, 40, 50], [1, 20, 40, 60, 80, 100]]);
});

test("the playground names the unit that moved most", () => {
  const models = JSON.parse(readFileSync(new URL("data/models.json", sources), "utf-8"));
  const readings = read(models.labelling.SimpleRNN, [..."토토마를자먹"]);
  assert.match(whatHappened(readings, 0)[0], /^Step 1: reading ‘토’ changed unit \d most \(0\.00 → −?\d\.\d\d\).*‘토’ with a probability of \d+\.\d%\.$/);
  const [happened] = whatHappened(readings, 1);
  const moves = readings[1].h.map((value, unit) => Math.abs(value - readings[0].h[unit]));
  assert.ok(happened.includes(`unit ${moves.indexOf(Math.max(...moves))}`), happened);
});

test("the remembered share has a half-life, and LSTM and GRU their kinship", () => {
  const first = { layer: "LSTM", start: 0.7, offer: -0.5, steps: 50, f: 0.95, i: 0.05, o: 1, z: 0.95, r: 0 };
  const says = (setting) => remembered({ ...first, ...setting }, holdGates({ ...first, ...setting }));
  assert.match(says({}), /7\.7% of the first memory is left\..*about every 14 steps.*like h of a GRU/);
  assert.match(says({ f: 1, i: 0.2 }), /100% of the first memory is left\. The cell state c is now −4\.30, and the output h is −1\.00\.$/);
  assert.match(says({ layer: "GRU", z: 0.5 }), /less than 0\.01% of the first memory/);
});

test("the formula of the count names gates, biases and directions", () => {
  const choice = { layer: "GRU", units: 5, features: 4, use_bias: true, reset_after: true, bidirectional: "" };
  assert.equal(formula(choice), "3 × (4×5 + 5×5 + 2×5)");
  assert.equal(formula({ ...choice, layer: "SimpleRNN" }), "4×5 + 5×5 + 5");
  assert.equal(formula({ ...choice, layer: "LSTM", use_bias: false, bidirectional: "sum" }), "2 × 4 × (4×5 + 5×5)");
});

test("a sentence that cannot be learnt is refused with the reason", () => {
  assert.match(problemOf("  "), /is empty/);
  assert.match(problemOf("각".normalize("NFD")), /‘각’ as its only kind of letter/);
  assert.match(problemOf("토 토토"), /only kind of letter/);
  assert.match(problemOf("가나다라마바사아자차카타파"), /13 letters.*at most 12/);
  assert.equal(problemOf("나는 밥을 먹는다"), "");
});

test("what is said is true for every input", () => {
  let drawn = 1;
  const draw = (n) => Math.floor(((drawn = (drawn * 48271) % 2147483647) / 2147483647) * n);
  const pick = (list) => list[draw(list.length)];
  const number = (text) => Number(text.replaceAll("−", "-"));
  const models = JSON.parse(readFileSync(new URL("data/models.json", sources), "utf-8"));
  const texts = ["토토토토토토", ...Array.from({ length: 60 }, () => Array.from({ length: 1 + draw(9) }, () => pick(VOCABULARY)).join(""))];
  for (const text of texts) {
    const [letters, model] = [[...text], pick(Object.values(pick(Object.values(models))))];
    const readings = read(model, letters);
    letters.forEach((letter, at) => {
      const answers = readings.map(({ probabilities }) => answer(probabilities));
      const differs = whatHappened(readings, at)[1];
      const other = answers.findLastIndex((best, t) => t < at && letters[t] === letter && best !== answers[at]);
      assert.equal(differs, other < 0 ? undefined : `When it read the same ‘${letter}’ at step ${other + 1}, it answered ‘${answers[other]}’. The letter is the same; only the state before it was another.`);
      const shares = influence(model, letters, at);
      const [, strongest, count] = /most on (.*)\. In its place, (\d)/.exec(whatDecides({ model, letters, at }, shares)) ?? [, "", "0"];
      const most = Math.max(...shares);
      assert.equal(Number(count), 4 * most);
      assert.equal(strongest, most ? letters.flatMap((other, t) => (shares[t] === most ? `‘${other}’ of step ${t + 1}` : [])).join(", ") : "");
    });
  }
  for (let k = 0; k < 300; k++) {
    const [f, i, o, z, r] = Array.from({ length: 5 }, () => draw(101) / 100);
    const setting = { layer: pick(["LSTM", "GRU"]), f, i, o, z, r, start: draw(21) / 10 - 1, offer: draw(19) / 10 - 0.9, steps: 1 + draw(100) };
    const held = holdGates(setting);
    const said = remembered(setting, held);
    const halving = Number(/halves about every ([\d.]+) steps/.exec(said)?.[1] ?? 0);
    if (halving) assert.ok(Math.abs((held.shares[1] ** halving) / 0.5 - 1) < 0.05, said);
    const [, now] = /is now (−?[\d.]+)/.exec(said);
    assert.ok(Math.abs(number(now.replace(/\.$/, "")) - held.memory.at(-1)) < 0.0051, said);
  }
});
