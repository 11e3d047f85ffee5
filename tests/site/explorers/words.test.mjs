// Numbers and particles of the explorers are right. The scripts speak English here; the build
// translates them.
import assert from "node:assert/strict";
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
const { problemOf } = await load("elements/train");

test("numbers have a real minus sign and no negative zero; small shares and large spans stay readable", () => {
  assert.deepEqual([fixed(-0.004), fixed(-0.3), fixed(-12, 0)], ["0.00", "−0.30", "−12"]);
  const shares = ["100%", "at least 99.99%", "99.96%", "7.7%", "0.10%", "0%", "less than 0.01%"];
  assert.deepEqual([1, 0.99996, 0.9996, 0.0769, 0.001, 0, 1e-9].map(percent), shares);
  assert.deepEqual([0, 6.1e-8, 0.00391, -1.8, 24, -5e-4].map(scientific), [
    "0",
    "6.1×10⁻⁸",
    "0.00391",
    "−1.80",
    "24.0",
    "−5.0×10⁻⁴",
  ]);
});

test("Korean particles fit the sound before them: syllables, digits, Latin letters, quotes, signs", () => {
  const said = (message, values) => values.map((value) => say(message, { value }));
  assert.deepEqual(said("‘{value}’을(를)", [..."토마를먹자"]), [
    "‘토’를",
    "‘마’를",
    "‘를’을",
    "‘먹’을",
    "‘자’를",
  ]);
  assert.deepEqual(said("{value}이(가)", ["3", "4", "10", "7.7%", "0.01% 미만", "L", "A"]), [
    "3이",
    "4가",
    "10이",
    "7.7%가",
    "0.01% 미만이",
    "L이",
    "A가",
  ]);
  assert.deepEqual(said("{value}을(를)", ["ㄱ", "ㄳ", "ㅎ", "각ㄹ", "ㅏ", "１", "㎡", "m", "🍅"]), [
    "ㄱ을",
    "ㄳ을",
    "ㅎ을",
    "각ㄹ을",
    "ㅏ를",
    "１을",
    "㎡를",
    "m을",
    "🍅를",
  ]);
  assert.deepEqual(said("‘{value}’(으)로", ["ㄹ", "ㄱ", "을(를)"]), [
    "‘ㄹ’로",
    "‘ㄱ’으로",
    "‘을(를)’로",
  ]);
  assert.deepEqual(said("{value}(으)로", ["0.013", "0.017", "1", "6", "먹"]), [
    "0.013으로",
    "0.017로",
    "1로",
    "6으로",
    "먹으로",
  ]);
  assert.deepEqual(said("{value}은(는) {value}과(와)", ["1–2", "8"]), ["1–2는 1–2와", "8은 8과"]);
  assert.deepEqual(said("‘{value}’(이)라고", ["먹자", "자먹"]), ["‘먹자’라고", "‘자먹’이라고"]);
  assert.deepEqual(said("‘{value}’(이)었습니다", ["먹", "자"]), ["‘먹’이었습니다", "‘자’였습니다"]);
});

test("a heat map cell has the hue of its quantity, or ink if its value is negative", () => {
  const of = (value, quantity) =>
    /var\((--[\w-]+)\) calc\(var\((--[\w-]+)\) \* ([\d.]+)/.exec(tint(value, quantity)).slice(1);
  assert.deepEqual(of(0.25, "c"), ["--hue-c", "--map-hue-share", "0.250"]);
  assert.deepEqual(of(-0.25, "c"), ["--map-ink", "--map-ink-share", "0.250"]);
  assert.deepEqual(of(1.8, "h"), ["--hue-h", "--map-hue-share", "1.000"]);
});

test("ticks stand at both ends and at round numbers between", () => {
  const places = (...limits) => roundTicks(...limits).map(({ at }) => at);
  assert.deepEqual(
    [places(0, 50, 6), places(1, 100, 6)],
    [
      [0, 10, 20, 30, 40, 50],
      [1, 20, 40, 60, 80, 100],
    ],
  );
});

test("a sentence that cannot be learnt is refused with the reason", () => {
  assert.match(problemOf("  "), /is empty/);
  assert.match(problemOf("각".normalize("NFD")), /‘각’ as its only kind of character/);
  assert.match(problemOf("토 토토"), /only kind of character/);
  assert.match(problemOf("가나다라마바사아자차카타파"), /13 characters.*at most 12/);
  assert.equal(problemOf("나는 밥을 먹는다"), "");
});
