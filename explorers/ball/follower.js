/**
 * Who follows the ball: a network by its state, and a table by the latest moves. Both read the same
 * game.
 */

import { build, timesBlock } from "../keras/cells.js";
import { oneHotGRU } from "../keras/one_hot_gru.js";
import { CUPS, LEVELS, MANY, draws, moved, nameOf, seedOf } from "./game.js";

const KEPT = 8; // latest steps that are kept
const SAMPLES = 1000; // of many swaps

const largest = (values) => values.indexOf(Math.max(...values));

/**
 * @typedef {Object} Data  explorers/data/followers.json
 * @property {import("../keras/tomato.js").TomatoModel} network
 * @property {number[][]} centres  the mean state for each place of the ball
 * @property {string[]} table      answers, see ball_table() in explorers/make/weights.py
 *
 * @typedef {Object} Step
 * @property {string} name      the move, "1↔2"; the place of the ball at first, "3"
 * @property {number|null} swap  the same as a place in SWAPS
 * @property {number[]} h       the state of the network
 * @property {string[]} latest  the names of the moves that the table sees
 * @property {number} place     where the ball is
 * @property {{network: number, table: number}} answers
 */

/** A game up to now, and what network and table know of it and answer. */
export class Follower {
  /** @param {Data} data  @param {number} start  the place of the ball */
  constructor(data, start) {
    this.data = data;
    this.place = start;
    this.network = oneHotGRU(data.network);
    this.h = build(data.network.units, () => 0);
    this.latest = []; // inputs that the table sees
    this.read = 0; // how many inputs there were
    this.isCut = false;
    this.steps = [];
    this.begin();
    this.take(start);
    this.keep(null);
  }

  /** Begins to count swaps, and how often each of the two was right. */
  begin() {
    this.swaps = 0;
    this.right = { network: 0, table: 0 };
  }

  get answers() {
    const [{ kernel, bias }] = this.data.network.head;
    const scores = timesBlock(this.h, kernel, CUPS, 0, CUPS);
    return {
      network: largest(scores.map((score, cup) => score + bias[cup])),
      table: this.lookUp(),
    };
  }

  /**
   * The answer of the table: a text for each number of moves seen, of which the last one serves
   * when there were more.
   */
  lookUp() {
    const { table } = this.data;
    const rows = table[Math.min(this.read, table.length) - 1];
    return Number(rows[this.latest.reduce((place, kind) => CUPS * place + (kind % CUPS), 0)]);
  }

  /** Reads an input: a place at first, CUPS + swap later. */
  take(kind) {
    this.h = this.network(kind, this.h);
    this.latest = [...this.latest, kind].slice(1 - this.data.table.length);
    this.read += 1;
  }

  swap(swap) {
    this.place = moved(this.place, swap);
    this.take(CUPS + swap);
    this.swaps += 1;
    const { answers } = this;
    for (const player of Object.keys(answers))
      this.right[player] += Number(answers[player] === this.place);
  }

  /** Sets the state of the network to zeros, and counts anew. */
  cut() {
    this.h = this.h.map(() => 0);
    this.isCut = true;
    this.begin();
  }

  /** @returns {Step} the step that was just made */
  shown(swap) {
    const { h, place, answers } = this;
    const latest = this.latest.map((kind) => (kind < CUPS ? `${kind + 1}` : nameOf(kind - CUPS)));
    return { name: latest.at(-1), swap, h, latest, place, answers };
  }

  keep(swap) {
    this.steps.push(this.shown(swap));
  }
}

/** Follows a drawn game of a level to its end. */
export function followGame(data, game, level) {
  const draw = draws(seedOf(game, level));
  const follower = new Follower(data, draw());
  for (let count = 0; count < LEVELS[level - 1].swaps; count++) {
    const swap = draw();
    follower.swap(swap);
    follower.keep(swap);
  }
  return follower;
}

/** Follows what a reader does by hand, see ACTS. */
export class ByHand extends Follower {
  constructor(data, game) {
    const draw = draws(seedOf(game, 0));
    super(data, draw());
    Object.assign(this, { game, draw, acts: "", trail: [] });
  }

  /**
   * Does what is new in a longer text of acts. Keeps the latest steps, and in `trail` those of the
   * last act, or a sample.
   */
  goOn(acts) {
    for (const sign of acts.slice(this.acts.length)) {
      this.trail = [];
      if (sign === "m") this.swapMany();
      else if (sign === "x") this.cut();
      else this.swap("abc".indexOf(sign));
      this.keep("abc".includes(sign) ? "abc".indexOf(sign) : null);
      this.trail.push(this.steps.at(-1));
    }
    this.steps = this.steps.slice(-KEPT);
    this.acts = acts;
    return this;
  }

  swapMany() {
    for (let count = 1; count <= MANY; count++) {
      this.swap(this.draw());
      if (count % (MANY / SAMPLES) === 0) this.trail.push(this.shown(null));
    }
  }
}

/**
 * Returns how much of each mean is in a state: three shares whose sum is 1, by least squares. At a
 * mean its own share is 1.
 */
export function shares(h, centres) {
  const [origin, ...others] = centres;
  const minus = (a, b) => a.map((value, unit) => value - b[unit]);
  const dot = (a, b) => a.reduce((sum, value, unit) => sum + value * b[unit], 0);
  const [u, v] = others.map((centre) => minus(centre, origin));
  const from = minus(h, origin);
  const determinant = dot(u, u) * dot(v, v) - dot(u, v) ** 2;
  const second = (dot(from, u) * dot(v, v) - dot(from, v) * dot(u, v)) / determinant;
  const third = (dot(from, v) * dot(u, u) - dot(from, u) * dot(u, v)) / determinant;
  return [1 - second - third, second, third];
}
