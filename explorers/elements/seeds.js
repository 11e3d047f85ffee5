/**
 * <rnn-seeds>: which of 100 seeds of each layer label rightly after so many epochs, and what one
 * seed would have said.
 */

import { seedsCode } from "../code/seeds_code.js";
import { generator } from "../keras/cells.js";
import { button, svg } from "../page/dom.js";
import { Explorer } from "../page/explorer.js";
import { slider } from "../page/fields.js";
import { fixed } from "../page/numbers.js";
import { say } from "../page/words.js";

const LAYERS = ["SimpleRNN", "LSTM", "GRU"];
const SEEDS = 100;
const FEW = 10; // the seeds of the first bar of each layer

// Widths: of a field of dots, of the place of one dot in it.
const FIELD = 110;
const DOT = 10.2;

// The axis of the intervals: where it begins, how long it is, and the height from bar to bar.
const AXIS = 150;
const LENGTH = 166;
const ROW = 18;

// Where the intervals stand on a wide page and on a narrow one, and the size of the whole picture.
const BESIDE_THE_DOTS = { at: "336 20", width: 672, height: 175 };
const BELOW_THE_DOTS = { at: "0 155", width: 336, height: 310 };
const WIDE = 580;

export class SeedsExplorer extends Explorer {
  static title = say("100 seeds as 100 dots");

  static main = ["epoch", "draw"];

  static fields = {
    epoch: slider(say("Epochs"), 0, 50, 1, 10),
    draws: { ...slider("", 0, 999, 1, 0), control: null },
  };

  /**
   * `rightAt[layer][seed]`: whether it labels rightly; `drawn`: the last seed of each layer; `won`:
   * how often each was first.
   */
  compute({ epoch, draws }) {
    const rightAt = LAYERS.map((layer) =>
      globalThis.rnnLearned[layer].map((changes) => isRight(changes, epoch)),
    );
    return { rightAt, ...drawSeeds(draws) };
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
    const { at, ...size } = width > WIDE ? BESIDE_THE_DOTS : BELOW_THE_DOTS;
    const label = LAYERS.flatMap((layer, place) =>
      [FEW, SEEDS].map((seeds) => inWords(layer, rightAt[place], seeds)),
    );
    const picture = {
      class: "seeds",
      role: "img",
      "aria-label": label.join(", "),
      width: size.width,
      viewBox: `0 0 ${size.width} ${size.height}`,
    };
    const intervals = [...axis(), ...rightAt.flatMap((right, place) => bars(place, right))];
    return [
      svg(
        "svg",
        picture,
        ...rightAt.flatMap((right, place) => dots(place, right, drawn[place])),
        svg("g", { transform: `translate(${at})` }, ...intervals),
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

/**
 * Draws a seed of each layer so many times. `drawn`: those of the last time; `won`: how often each
 * layer alone was first.
 */
function drawSeeds(times) {
  const random = generator(7);
  const won = LAYERS.map(() => 0);
  let drawn = [];
  for (let time = 0; time < times; time++) {
    drawn = LAYERS.map(() => Math.floor(SEEDS * random()));
    const epochs = epochsOf(drawn);
    const first = Math.min(...epochs);
    const isAlone = epochs.filter((epoch) => epoch === first).length === 1;
    if (isAlone) won[epochs.indexOf(first)]++;
  }
  return { drawn, won };
}

/** `changes` are the epochs at which a seed begins to be right, fails again, and so on. */
const isRight = (changes, epoch) => changes.filter((change) => change <= epoch).length % 2 === 1;

const epochsOf = (drawn) =>
  drawn.map((seed, place) => globalThis.rnnLearned[LAYERS[place]][seed].at(-1));

const count = (right, of) => right.slice(0, of).filter(Boolean).length;

const perLayer = (values) =>
  LAYERS.map((layer, place) => `${layer}\u00a0${values[place]}`).join(", ");

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

/** The seeds of the layer at a place of LAYERS as a field of dots below its name and its count. */
function dots(place, right, drawn) {
  return [
    svg("text", { x: place * FIELD, y: 12 }, `${LAYERS[place]} ${count(right, SEEDS)}`),
    ...right.map((isRight, seed) => dot(place, seed, isRight, seed === drawn)),
  ];
}

/** A seed as a dot, filled if it is right; one that was drawn is larger. */
function dot(place, seed, isRight, isDrawn) {
  const cx = place * FIELD + (seed % 10) * DOT + 7;
  const cy = Math.floor(seed / 10) * DOT + 26;
  return svg("circle", { class: isRight ? null : "ring", cx, cy, r: isDrawn ? 6 : 3.5 });
}

/** The bars of the layer at a place of LAYERS: from few seeds and from all. */
const bars = (place, right) =>
  [FEW, SEEDS].flatMap((seeds, row) =>
    interval(LAYERS[place], right, seeds, (2 * place + row) * ROW + 5 * place),
  );

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
  const z = 1.96;
  const share = successes / of;
  const middle = share + z ** 2 / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return [middle - half, middle + half].map((end) =>
    Math.min(1, Math.max(0, end / (1 + z ** 2 / of))),
  );
}

customElements.define("rnn-seeds", SeedsExplorer);
