// The ball game without a browser: its draws, who follows the ball, and what a cut memory can still
// know.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

globalThis.document = { addEventListener() {} };

const sources = new URL("../../../explorers/", import.meta.url);
const load = (module) => import(new URL(`${module}.js`, sources));
const { ACTS, LEVELS, draws, moved } = await load("ball/game");
const { ByHand, Follower, followGame, shares } = await load("ball/follower");
const { run } = await load("keras/cells");
const data = JSON.parse(readFileSync(new URL("data/followers.json", sources)));

const PLACES = [0, 1, 2];

/** Follows as many drawn swaps, from a place. */
function followed(start, swaps, seed) {
  const follower = new Follower(data, start);
  const draw = draws(seed);
  for (let count = 0; count < swaps; count++) follower.swap(draw());
  return follower;
}

test("the network follows ten thousand swaps, and a table of six moves guesses", () => {
  const { right, swaps } = followed(1, 10_000, 5);
  assert.equal(swaps, 10_000);
  assert.equal(right.network, 10_000);
  assert.ok(right.table > 3000 && right.table < 3700, `${right.table} of 10,000`);
});

test("a network with other weights loses the ball", () => {
  const recurrent = data.network.recurrent_kernel.map((weight) => weight / 2);
  const wrong = { ...data, network: { ...data.network, recurrent_kernel: recurrent } };
  const follower = new Follower(wrong, 1);
  const draw = draws(5);
  for (let count = 0; count < 1000; count++) follower.swap(draw());
  assert.ok(follower.right.network < 1000);
});

test("the fast network is that of cells.js", () => {
  const kinds = [1, 3, 5, 4, 4, 3];
  const x = kinds.map((kind) => Array.from({ length: 6 }, (_, place) => Number(place === kind)));
  const follower = new Follower(data, kinds[0]);
  for (const kind of kinds.slice(1)) follower.swap(kind - 3);
  const { h } = run(data.network, x).at(-1);
  h.forEach((value, unit) => assert.ok(Math.abs(value - follower.h[unit]) < 1e-12));
});

test("after a cut the answers are the same wherever the ball was, so a third of them is right", () => {
  for (const seed of [1, 2, 3]) {
    const cut = PLACES.map((start) => {
      const follower = followed(start, 30, seed);
      follower.cut();
      const draw = draws(seed + 10);
      for (let count = 0; count < 200; count++) follower.swap(draw());
      return follower;
    });
    assert.equal(new Set(cut.map(({ answers }) => answers.network)).size, 1);
    assert.equal(new Set(cut.map(({ place }) => place)).size, 3);
    assert.equal(
      cut.reduce((sum, { right }) => sum + right.network, 0),
      200,
    );
  }
});

test("in every round of every level the network is right, and a short game is seen whole by the table", () => {
  for (let game = 1; game <= 40; game++)
    for (let level = 1; level <= LEVELS.length; level++) {
      const { steps, right, swaps } = followGame(data, game, level);
      assert.equal(right.network, swaps);
      assert.equal(steps.length, LEVELS[level - 1].swaps + 1);
      if (level === 1) assert.equal(right.table, swaps);
    }
});

test("games differ, and all starts come up", () => {
  const starts = Array.from({ length: 60 }, (_, game) => followGame(data, game + 1, 1).steps[0]);
  for (const place of PLACES) {
    const count = starts.filter((step) => step.place === place).length;
    assert.ok(count > 8 && count < 32, `${count} of 60`);
  }
});

test("what is done by hand is the same at once and step by step, and in an address", () => {
  const acts = "abcmaxbbmc";
  const slow = new ByHand(data, 12);
  for (let end = 1; end <= acts.length; end++) slow.goOn(acts.slice(0, end));
  const quick = new ByHand(data, 12).goOn(acts);
  assert.deepEqual(quick.steps.at(-1), slow.steps.at(-1));
  assert.equal(quick.swaps, 10_003, "since the cut");
  assert.ok(ACTS.test(acts) && ACTS.test(""));
  for (const wrong of ["d", "a b", "m".repeat(21)]) assert.ok(!ACTS.test(wrong), wrong);
});

test("the network loses a ball that nobody touches, at the swap that the page names", () => {
  const link = /[?]ball\.mode=hand&ball\.acts=(b+)#ball/;
  const page = readFileSync(new URL("../chapters/explorers/explorers-ko.md", sources), "utf8");
  const [, acts] = page.match(link);
  const byHand = new ByHand(data, 6).goOn(acts);
  assert.equal(byHand.right.network, acts.length);
  assert.equal(byHand.place, 1);
  byHand.goOn(`${acts}b`);
  assert.equal(byHand.place, 1);
  assert.notEqual(byHand.answers.network, 1);
});

test("a mean has its own share only, and a swap is undone by itself", () => {
  data.centres.forEach((centre, place) =>
    shares(centre, data.centres).forEach((share, k) =>
      assert.ok(Math.abs(share - Number(k === place)) < 1e-9),
    ),
  );
  for (const place of PLACES)
    for (const swap of PLACES) assert.equal(moved(moved(place, swap), swap), place);
});
