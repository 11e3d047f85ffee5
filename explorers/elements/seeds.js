/** <rnn-seeds>: which of 100 seeds of each layer label rightly after so many epochs, and what one seed would have said. */

import { seedsCode } from "../code/seeds_code.js";
import { generator } from "../keras/cells.js";
import { button, svg } from "../page/dom.js";
import { Explorer } from "../page/explorer.js";
import { slider } from "../page/fields.js";
import { fixed } from "../page/numbers.js";
import { say } from "../page/words.js";

const LAYERS = ["SimpleRNN", "LSTM", "GRU"];
const [SEEDS, FEW] = [100, 10];
const [FIELD, DOT] = [110, 10.2]; // width of a field of dots and of one dot in it
const [AXIS, LENGTH, ROW] = [150, 166, 18]; // where the axis of the intervals begins; how long it is; from bar to bar
const [BESIDE, BELOW] = [
  { at: "336 20", width: 672, height: 175 },
  { at: "0 155", width: 336, height: 310 },
]; // where the intervals stand

export class SeedsExplorer extends Explorer {
  static title = say("100 seeds as 100 dots");

  static main = ["epoch", "draw"];

  static fields = {
    epoch: slider(say("Epochs"), 0, 50, 1, 10),
    draws: { ...slider("", 0, 999, 1, 0), control: null },
  };

  /** `rightAt[layer][seed]`: whether it labels rightly; `drawn`: the last seed of each layer; `won`: how often each was first. */
  compute({ epoch, draws }) {
    const rightAt = LAYERS.map((layer) =>
      globalThis.rnnLearned[layer].map((changes) => isRight(changes, epoch)),
    );
    const [random, won] = [generator(7), [0, 0, 0]];
    let drawn = [];
    for (let draw = 0; draw < draws; draw++) {
      drawn = LAYERS.map(() => Math.floor(SEEDS * random()));
      const epochs = epochsOf(drawn);
      const first = Math.min(...epochs);
      if (epochs.filter((each) => each === first).length === 1) won[epochs.indexOf(first)]++;
    }
    return { rightAt, drawn, won };
  }

  sentence({ epoch, draws }, { rightAt, drawn, won }) {
    const counts = perLayer(rightAt.map((right) => count(right, SEEDS)));
    if (!draws)
      return say(
        "After {epoch} epochs so many of 100 seeds are right: {counts}. The bars are 95% intervals from 10 and from 100 seeds.",
        { epoch, counts },
      );
    return say(
      "The epochs from which the drawn seeds are right for good: {epochs}. How often a layer alone was first in {draws} draws: {wins}.",
      { epochs: perLayer(epochsOf(drawn)), draws, wins: perLayer(won) },
    );
  }

  view(settings, { rightAt, drawn }, width) {
    const place = width > 580 ? BESIDE : BELOW;
    const dots = LAYERS.flatMap((layer, k) => [
      svg("text", { x: k * FIELD, y: 12 }, `${layer} ${count(rightAt[k], SEEDS)}`),
      ...rightAt[k].map((right, seed) => dot(k, seed, right, seed === drawn[k])),
    ]);
    const bar = (k) => (seeds, row) =>
      interval(LAYERS[k], rightAt[k], seeds, (2 * k + row) * ROW + 5 * k);
    const bars = LAYERS.flatMap((_, k) => [FEW, SEEDS].flatMap(bar(k)));
    const label = LAYERS.flatMap((layer, k) =>
      [FEW, SEEDS].map((seeds) => inWords(layer, rightAt[k], seeds)),
    ).join(", ");
    const drawing = {
      class: "seeds",
      role: "img",
      "aria-label": label,
      width: place.width,
      viewBox: `0 0 ${place.width} ${place.height}`,
    };
    return [
      svg(
        "svg",
        drawing,
        ...dots,
        svg("g", { transform: `translate(${place.at})` }, ...axis(), ...bars),
      ),
    ];
  }

  code = ({ epoch }, { drawn }) => seedsCode(LAYERS, drawn.length ? drawn : [0, 0, 0], epoch);

  buildControls() {
    this.boxes.draw = button("draw", say("Draw one seed each"), () =>
      this.set({ draws: this.settings.draws + 1 }),
    );
  }
}

/** `changes` are the epochs at which a seed begins to be right, fails again, and so on. */
const isRight = (changes, epoch) => changes.filter((change) => change <= epoch).length % 2 === 1;

const epochsOf = (drawn) => drawn.map((seed, k) => globalThis.rnnLearned[LAYERS[k]][seed].at(-1));

const count = (right, of) => right.slice(0, of).filter(Boolean).length;

const perLayer = (values) => LAYERS.map((layer, k) => `${layer}\u00a0${values[k]}`).join(", ");

const toX = (share) => AXIS + share * LENGTH;

/** The lines at 0%, 50% and 100%, and what they measure. */
function axis() {
  const text = (share, y, words) =>
    svg("text", { x: toX(share), y, "text-anchor": "middle" }, words);
  const line = (share) => svg("path", { class: "grid", d: `M${toX(share)} -8v${6.5 * ROW}` });
  return [
    text(0.5, 8.3 * ROW, say("Seeds that are right")),
    ...[0, 0.5, 1].flatMap((share) => [line(share), text(share, 7.2 * ROW, `${100 * share}%`)]),
  ];
}

/** A seed as a dot, filled if it is right; one that was drawn is larger. */
function dot(k, seed, right, isDrawn) {
  const [cx, cy] = [k * FIELD + (seed % 10) * DOT + 7, 26 + Math.floor(seed / 10) * DOT];
  return svg("circle", { class: right ? null : "ring", cx, cy, r: isDrawn ? 6 : 3.5 });
}

/** SimpleRNN 89 / 100 (81–94%) */
function inWords(layer, right, seeds) {
  const [low, high] = wilson(count(right, seeds), seeds).map((share) => fixed(100 * share, 0));
  return `${layer} ${count(right, seeds)} / ${seeds} (${low}–${high}%)`;
}

/** The Wilson interval of the first seeds as a bar with their number before it. */
function interval(layer, right, seeds, y) {
  const [low, high] = wilson(count(right, seeds), seeds).map(toX);
  const name = (seeds === FEW ? `${layer}, ` : "") + say("{seeds} seeds", { seeds });
  return [
    svg("text", { x: AXIS - 10, y: y + 5, "text-anchor": "end" }, name),
    svg("path", { class: "bar", "stroke-width": seeds === FEW ? 3 : 7, d: `M${low} ${y}H${high}` }),
  ];
}

/** The 95% interval of a share, as success.wilson of lib computes it. */
function wilson(successes, of) {
  const [z, share] = [1.96, successes / of];
  const middle = share + z ** 2 / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return [middle - half, middle + half].map((end) =>
    Math.min(1, Math.max(0, end / (1 + z ** 2 / of))),
  );
}

customElements.define("rnn-seeds", SeedsExplorer);
