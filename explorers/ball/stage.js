/**
 * Draws three cups, the ball, and below them what follows the ball: the state of a network as dots,
 * or the latest moves.
 */

import { build } from "../keras/cells.js";
import { button, element, svg } from "../page/dom.js";
import { say } from "../page/words.js";
import { CUPS, SWAPS } from "./game.js";

const WIDTH = 360;
const HEIGHT = 366;
const COLUMNS = [60, 180, 300]; // middles of the cups
const TABLE = 150; // height of the table top
const BALL = 14;
const ASIDE = 13; // so far a cup moves out of the way of another
/**
 * Where a state lies that stands for a place, below its cup; and where it lies while the places are
 * not shown.
 */
const HOMES = [
  [72, 314],
  [180, 232],
  [288, 314],
];
const HIDDEN = [180, 262];

// The dots of a state: the width of their frame, from dot to dot, dots in a row.
const TILE = 54;
const PITCH = 12;
const ROW = 4;

const CUP = "M-31-74q1-9 10-9h42q9 0 10 9l9 64h-80z";
const SHINE = "M-20-74l7 0-6 58-9 0z";

const smooth = (t) => t * t * (3 - 2 * t);
const between = (a, b, t) => a + (b - a) * t;
const moveTo = ([x, y], scale = 1) => `translate(${x} ${y}) scale(${scale})`;

/**
 * Returns the point of a state, by the shares of the three places in it.
 * @returns {[number, number]}
 */
export const pointOf = (shares) =>
  [0, 1].map((axis) => shares.reduce((sum, share, place) => sum + share * HOMES[place][axis], 0));

/** The point below a cup. */
export const homeOf = (place) => HOMES[place];

/** Returns the point between two. */
export const pointBetween = (from, to, t) => from.map((value, axis) => between(value, to[axis], t));

const wire = ([x, y], place) =>
  svg("path", { class: "wire", d: `M${COLUMNS[place]} 180L${x} ${y - TILE / 2}` });

/** A square of dots, one for each unit. */
function tile(units, name) {
  const dots = build(units, (unit) => {
    const fromMiddle = (index) => (index - (ROW - 1) / 2) * PITCH;
    return svg("circle", { cx: fromMiddle(unit % ROW), cy: fromMiddle(Math.floor(unit / ROW)) });
  });
  const frame = { x: -TILE / 2, y: -TILE / 2, width: TILE, height: TILE, rx: 9 };
  return svg("g", { class: `${name} hue-h` }, svg("rect", frame), ...dots);
}

/** Shows values as dots: the larger a value, the larger its dot; a negative one is a ring. */
function showValues(node, values) {
  node.querySelectorAll("circle").forEach((dot, unit) => {
    dot.setAttribute("r", (1.2 + 3.6 * Math.abs(values[unit])).toFixed(2));
    dot.classList.toggle("ring", values[unit] < 0);
  });
}

export class Stage {
  /**
   * @param {number[][]} centres  the state that stands for each place
   * @param {function(number)} onCup  gets the place of a cup that is chosen
   */
  constructor(centres, onCup) {
    this.ball = svg(
      "g",
      { class: "ball hue-h" },
      svg("circle", { r: BALL, cy: -BALL }),
      svg("circle", { class: "shine", r: 4, cx: -4, cy: -BALL - 5 }),
      svg("g", { class: "burst" }, ...build(12, burstDot)),
    );
    this.cups = COLUMNS.map(() => svg("g", { class: "cup" }, cup()));
    this.cupRow = svg("g", { class: "hue-input" }, ...this.cups);
    this.labels = COLUMNS.map((x) => svg("text", { x, y: 172 }));
    this.wires = HOMES.map(wire);
    this.homes = HOMES.map((point, place) => {
      const home = tile(centres[place].length, "home");
      home.setAttribute("transform", moveTo(point));
      showValues(home, centres[place]);
      return home;
    });
    this.marks = svg("g", { class: "marks hue-h" });
    this.state = tile(centres[0].length, "state");
    this.latest = latestBox();
    this.who = svg("text", { class: "who", x: WIDTH / 2, y: 314 });
    this.count = svg("text", { class: "count", x: WIDTH / 2, y: 360 });
    this.picture = svg(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" },
      svg("path", { class: "ledge", d: `M4 ${TABLE}H${WIDTH - 4}` }),
      this.ball,
      this.cupRow,
      ...this.labels,
      ...this.wires,
      ...this.homes,
      this.marks,
      this.state,
      this.latest,
      this.who,
      this.count,
    );
    this.spots = COLUMNS.map((_, place) =>
      button("cup", "", () => onCup(place), {
        class: "spot",
        "aria-label": say("Cup {place}", { place: place + 1 }),
        style: `--place:${place}`,
      }),
    );
    this.moves = element("ol", { class: "moves" });
    this.node = element("div", { class: "cups" }, this.picture, ...this.spots, this.moves);
  }

  /** Says what the picture shows. */
  describe(text) {
    this.picture.setAttribute("aria-label", text);
  }

  /**
   * Sets what is seen: lifted (places), glass, open (the places of the states), player, spots (a
   * cup can be chosen), asks (for the ball), won, listed (the moves as a list).
   */
  set({ lifted, glass, open, player, spots, asks, won, listed }) {
    this.cups.forEach((node, place) => node.classList.toggle("lifted", lifted.includes(place)));
    this.node.classList.toggle("glass", glass);
    this.node.classList.toggle("open", open);
    this.node.classList.toggle("by-table", player === "table");
    this.node.classList.toggle("asks", asks);
    this.node.classList.toggle("won", won);
    this.moves.hidden = !listed;
    for (const spot of this.spots) spot.hidden = !spots;
  }

  /**
   * Writes below each cup its number and who chose it, and lights the way from the answer of a
   * player.
   */
  name(texts, answer) {
    this.labels.forEach((label, place) => {
      label.textContent = texts[place];
    });
    this.wires.forEach((line, place) => line.classList.toggle("named", place === answer));
  }

  /**
   * Shows which cup is chosen to be swapped, null if none yet; undefined if cups are chosen for
   * another purpose.
   */
  choose(chosen) {
    this.spots.forEach((spot, place) => {
      if (chosen === undefined) spot.removeAttribute("aria-pressed");
      else spot.setAttribute("aria-pressed", place === chosen);
    });
  }

  /** Writes what is below the cups, if it changes, and how far the game has come. */
  write(who, count) {
    if (who) this.who.textContent = who;
    this.count.textContent = count;
  }

  list(names) {
    if (names.length !== this.moves.childElementCount || !this.moves.hidden)
      this.moves.replaceChildren(...names.map((name) => element("li", {}, name)));
  }

  /**
   * Puts the cups in a swap, `t` from 0 to 1 of the way, and the ball where it was before. One cup
   * passes in front.
   */
  pose(place, swap = null, t = 0, isTurned = false) {
    const pair = swap === null ? [] : SWAPS[swap];
    const way = Math.sin(Math.PI * t);
    const points = COLUMNS.map((x, index) => {
      const at = pair.indexOf(index);
      if (at < 0) return [x, TABLE, 1];
      const side = (at === 0) === isTurned ? 1 : -1;
      return [
        between(x, COLUMNS[pair[1 - at]], smooth(t)),
        TABLE + side * ASIDE * way,
        1 + side * 0.06 * way,
      ];
    });
    points.forEach(([x, y, scale], index) => {
      this.cups[index].setAttribute("transform", moveTo([x, y], scale));
    });
    const [x, y, scale] = points[place];
    this.ball.setAttribute("transform", moveTo([x, y], scale));
    const order = build(CUPS, (index) => index).sort((a, b) => points[a][1] - points[b][1]);
    if (order.some((index, at) => this.cupRow.childNodes[at] !== this.cups[index]))
      this.cupRow.append(...order.map((index) => this.cups[index]));
  }

  /** Shows a state as dots, at a point, or at its own place while no point counts. */
  showState(values, point) {
    showValues(this.state, values);
    this.state.style.transform = translated(point ?? HIDDEN);
  }

  /** Shows the latest moves, which a table sees. */
  showLatest(names, point) {
    const rows = [names.slice(0, 3), names.slice(3)].map((row) => row.join("  "));
    this.latest.querySelectorAll("text").forEach((line, index) => {
      line.textContent = rows[index];
    });
    this.latest.style.transform = translated(point ?? HIDDEN);
  }

  /** Leaves marks where states were. */
  mark(points) {
    const d = points.map((point) => `M${point.map((value) => value.toFixed(1)).join(" ")}h0`);
    this.marks.append(svg("path", { d: d.join("") }));
  }

  forget() {
    this.marks.replaceChildren();
  }
}

const translated = ([x, y]) => `translate(${x.toFixed(2)}px, ${y.toFixed(2)}px)`;

const cup = () =>
  svg(
    "g",
    { class: "lift" },
    svg("path", { class: "body", d: CUP }),
    svg("path", { class: "shine", d: SHINE }),
    svg("rect", { class: "rim", x: -44, y: -13, width: 88, height: 13, rx: 6 }),
  );

/** A dot that flies away from the ball when a reader was right. */
const burstDot = (index) =>
  svg("circle", {
    r: 3,
    cy: -BALL,
    style: `--way:${index * 30}deg`,
    class: index % 3 ? "ring" : null,
  });

const latestBox = () =>
  svg(
    "g",
    { class: "latest" },
    svg("rect", { x: -64, y: -26, width: 128, height: 52, rx: 9 }),
    svg("text", { y: -6 }),
    svg("text", { y: 16 }),
  );
