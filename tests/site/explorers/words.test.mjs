// Numbers, particles and sentences of the explorers are right. These tests need no browser.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { pathToFileURL } from "node:url";

globalThis.document = { documentElement: { lang: "ko" } };
globalThis.HTMLElement = class {};
globalThis.customElements = { define() {} };

const shipped = new URL("../../../explorers/", import.meta.url);
const sources = process.env.EXPLORERS ? pathToFileURL(process.env.EXPLORERS + "/") : shipped;
const load = (module) => import(new URL(`${module}.js`, sources));
const { WORDS, particle } = await load("words/ko");
const { fixed, percent, powerOfTen, scientific } = await load("page/numbers");
const { tint } = await load("page/heat");
const { roundTicks } = await load("page/chart");
const { whatHappened } = await load("elements/play");
const { remembered } = await load("elements/gates");
const { formula } = await load("keras/shapes");
const { joined } = await load("elements/scan");
const { recurrenceOf, scan } = await load("keras/scan");
const { newTraining, problemOf } = await load("elements/train");
const { lettersOf } = await load("keras/training");
const { read } = await load("keras/tomato");
const { holdGates } = await load("keras/constant_gates");

test("numbers have a real minus sign and no negative zero", () => {
  assert.equal(fixed(-0.004), "0.00");
  assert.equal(fixed(-0.3), "−0.30");
  assert.equal(fixed(-12, 0), "−12");
});

test("small shares and large spans stay readable", () => {
  assert.deepEqual([1, 0.99996, 0.9996, 0.0769, 0.001, 0, 1e-9].map(percent), [
    "100%",
    "99.99% 이상",
    "99.96%",
    "7.7%",
    "0.10%",
    "0%",
    "0.01% 미만",
  ]);
  assert.deepEqual([0, 6.1e-8, 0.05, 1.8, 24].map(scientific), ["0", "6.1×10⁻⁸", "0.050", "1.80", "24.0"]);
  assert.equal(powerOfTen(-10), "10⁻¹⁰");
});

test("particles fit the syllable before them", () => {
  assert.deepEqual(
    [..."토마를먹자"].map((letter) => particle(letter, "을", "를")),
    ["를", "를", "을", "을", "를"],
  );
});

test("a heat map cell has the hue of its quantity, or ink if its value is negative", () => {
  const of = (value, quantity) => /var\((--[\w-]+)\) calc\(var\((--[\w-]+)\) \* ([\d.]+)/.exec(tint(value, quantity)).slice(1);
  assert.deepEqual(of(0.25, "c"), ["--hue-c", "--map-hue-share", "0.250"]);
  assert.deepEqual(of(-0.25, "c"), ["--map-ink", "--map-ink-share", "0.250"]);
  assert.deepEqual(of(0.25, "ink"), ["--map-ink", "--map-ink-share", "0.250"]);
  assert.deepEqual(of(1.8, "h"), ["--hue-h", "--map-hue-share", "1.000"]);
});

test("ticks stand at both ends and at round numbers between", () => {
  assert.deepEqual(
    roundTicks(0, 50, 6).map(({ at }) => at),
    [0, 10, 20, 30, 40, 50],
  );
  assert.deepEqual(
    roundTicks(1, 100, 6).map(({ at }) => at),
    [1, 20, 40, 60, 80, 100],
  );
});

test("the playground's sentence names the unit that moved most and the repeated letter that was answered otherwise", () => {
  const models = JSON.parse(readFileSync(new URL("data/models.json", shipped), "utf-8"));
  const readings = read(models.labelling.SimpleRNN, [..."토토마를자먹"]);
  const [first] = whatHappened(readings, 0);
  assert.match(
    first,
    /^시점 1: ‘토’를 읽자 유닛 \d[이가] 가장 크게 바뀌었고\(0\.00 → −?\d\.\d\d\), 모델은 \d+\.\d%의 확률로 ‘토’라고 답했습니다\.$/,
  );
  const [happened, differs] = whatHappened(readings, 1);
  const moves = readings[1].h.map((value, unit) => Math.abs(value - readings[0].h[unit]));
  assert.ok(happened.includes(`유닛 ${moves.indexOf(Math.max(...moves))}`), happened);
  assert.equal(differs, "같은 ‘토’를 시점 1에서 읽었을 때의 답은 ‘토’였습니다. 은닉 상태가 다르면 답도 다릅니다.");
  assert.equal(whatHappened(readings, 2).length, 1);
});

test("the remembered share has a word, a half-life, and the kinship of LSTM and GRU", () => {
  const say = (setting) => {
    const whole = {
      layer: "LSTM",
      start: 0.7,
      offer: -0.5,
      steps: 50,
      f: 0.95,
      i: 0.05,
      o: 1,
      z: 0.95,
      r: 0,
      ...setting,
    };
    return remembered(whole, holdGates(whole));
  };
  assert.match(say({}), /7\.7%가 남습니다\. 희미하게 기억합니다\..*약 14시점마다 절반.*GRU의 h와 똑같이/);
  assert.match(say({ f: 1, i: 0.2 }), /100%가 남습니다\. 그대로 기억합니다\./);
  assert.doesNotMatch(say({ f: 1, i: 0.2 }), /절반으로|GRU/);
  assert.match(say({ layer: "GRU", z: 0.5 }), /0\.01% 미만이 남습니다\. 사실상 잊었습니다\./);
});

test("the formula of the count names gates, biases and directions", () => {
  const choice = { layer: "GRU", units: 5, features: 4, use_bias: true, reset_after: true, bidirectional: "" };
  assert.equal(formula(choice), "3 × (4×5 + 5×5 + 2×5)");
  assert.equal(formula({ ...choice, layer: "SimpleRNN" }), "4×5 + 5×5 + 5");
  assert.equal(formula({ ...choice, layer: "LSTM", use_bias: false, bidirectional: "sum" }), "2 × 4 × (4×5 + 5×5)");
});

test("the scan's sentence names both steps, what they held, and the sum", () => {
  const rounds = scan(recurrenceOf({ task: "memory", bits: "10110100", keep: 0.5 }));
  const say = (now, t) => joined({ rounds, now, at: t - 1 });
  assert.match(say(0, 4), /아직 합치지 않았습니다.*8시점을 모두 담으려면 3라운드/);
  assert.equal(
    say(2, 6),
    "2라운드: 시점 6이 2칸 앞의 시점 4와 합칩니다. 시점 4는 3–4를, 시점 6은 5–6을 담고 있었으므로 이제 3–6을 담습니다. " +
      "더하는 값은 0.25 × 1.50 + 1.00 = 1.38입니다.",
  );
  assert.match(say(2, 2), /^2라운드: 시점 2의 2칸 앞에는 시점이 없습니다/);
  assert.match(say(1, 2), /시점 1은 1을, 시점 2는 2를 담고 있었으므로 이제 1–2를 담습니다/);
  assert.match(say(3, 8), /이제 1–8을 담습니다.*8시점이 3라운드에 끝났습니다/);
  assert.doesNotMatch(say(2, 8), /끝났습니다/);
});

test("a sentence that cannot be learnt is refused with the reason", () => {
  const says = (text) => problemOf(lettersOf(text));
  assert.match(says("  "), /비어 있습니다/);
  assert.match(says("토"), /‘토’ 한 글자만으로는/);
  assert.match(says("토 토토"), /한 가지 글자뿐이면/);
  assert.match(says("가나다라마바사아자차카타파"), /13글자입니다\. 12글자까지만/);
  assert.equal(says("가나다라마 바사아자차카타"), "");
  assert.equal(says("나가".normalize("NFD")), "");
  assert.match(says("각".normalize("NFD")), /‘각’ 한 글자만으로는/);
});

test("a model writes the sentence that it was trained on, and did not write it before", () => {
  for (const text of ["토마토를먹자", "간장공장공장장은강공", "가나", "나는 밥을 먹는다"]) {
    const letters = lettersOf(text);
    const training = newTraining(letters);
    assert.notDeepEqual(training.written(), letters);
    for (let epoch = 0; epoch < 100; epoch++) training.update();
    assert.deepEqual(training.written(), letters);
    assert.deepEqual(training.answers(), letters.slice(1));
    assert.ok(training.loss() < 0.05);
  }
});

test("the training's sentence has the particles of its words and numbers", () => {
  const { after } = WORDS.train;
  const say = (changes) => after({ epochs: 9, first: "먹", written: "먹자", wrong: 0, from: "1.79", to: "0.013", ...changes });
  assert.match(say({}), /1\.79에서 0\.013으로.*‘먹’을 주면.*‘먹자’라고 씁니다\. 넣은 문장과 같습니다\.$/);
  assert.match(say({ first: "자", written: "자먹", to: "0.017", wrong: 2 }), /0\.017로.*‘자’를.*‘자먹’이라고.*2글자가 다릅니다/);
});

test("every language has the same words, with the same gaps to fill", async () => {
  const shape = (value) => {
    if (typeof value === "function") return value.length;
    if (typeof value === "string") return "text";
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shape(item)]));
  };
  const files = readdirSync(new URL("words/", sources)).filter((name) => name.endsWith(".js"));
  assert.ok(files.length >= 2);
  for (const file of files) {
    const { WORDS: words } = await load(`words/${file.replace(".js", "")}`);
    assert.deepEqual(shape(words), shape(WORDS), file);
    if (file === "ko.js") continue;
    const korean = JSON.stringify(words).match(/[가-힣]+/g) ?? [];
    assert.ok(
      korean.every((word) => /^[토마를먹자]+$/.test(word)),
      `${file}: ${korean}`,
    );
  }
});
