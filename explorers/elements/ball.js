/**
 * <rnn-ball>: three cups and a ball. A reader follows it with her eyes, a network with its state.
 */

import { ByHand, followGame, shares } from "../ball/follower.js";
import { ACTS, CUPS, LEVELS, LONGEST, MANY, SWAPS, nameOf, seedOf } from "../ball/game.js";
import { linkTo, offer } from "../ball/link.js";
import {
  howToRead,
  question,
  whatHappened,
  whatItFollows,
  whatToDo,
  whole,
} from "../ball/sentences.js";
import { Stage, homeOf, pointBetween, pointOf } from "../ball/stage.js";
import { valuesTable } from "../ball/values.js";
import { build } from "../keras/cells.js";
import { ballCode } from "../code/ball_code.js";
import { button, keys } from "../page/dom.js";
import { Explorer, usesFinger, wantsStillness } from "../page/explorer.js";
import { flag, oneOf } from "../page/fields.js";
import { say } from "../page/words.js";

const SETTLE = 450; // milliseconds before the first swap, while the cup comes down
const BY_HAND = 340; // of a swap that the reader makes
const RUSH = 1800; // of many swaps
const SHOWN = 8; // latest steps in the table of values
const NUMBERS = 999_999; // of games

const PLAYERS = { network: say("The network (GRU, 16 units)"), table: say("A table of 6 moves") };

export class BallExplorer extends Explorer {
  static title = say("Where is the ball?");

  static main = [];

  static fields = {
    level: oneOf(
      say("Level"),
      LEVELS.map((_, level) => String(level + 1)),
      "1",
    ),
    player: oneOf(say("Who follows the ball with you"), Object.keys(PLAYERS), "network", PLAYERS),
    still: flag(say("As a list, without motion"), wantsStillness()),
    game: {
      first: 6,
      parse: (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined),
    },
    mode: { first: "play", parse: (text) => (text === "hand" ? text : undefined) },
    acts: {
      first: "",
      parse: (text) => (text.length <= LONGEST && ACTS.test(text) ? text : undefined),
    },
  };

  /** Of a round: "ready", "moving", "asked", then "told". */
  phase = "ready";

  /** The cup that the reader chose in a round, or as the first of two to swap; null if none. */
  picked = null;

  compute({ level, game, mode, acts }) {
    const isByHand = mode === "hand";
    const data = globalThis.rnnFollowers;
    const follower = isByHand
      ? this.followHand(data, game, acts)
      : followGame(data, game, Number(level));
    const { steps, h, place, answers, swaps, right, isCut } = follower;
    return { steps, h, place, answers, swaps, right: { ...right }, isCut, isByHand };
  }

  /** Follows what was done by hand. More of it goes on from where it was; all else begins anew. */
  followHand(data, game, acts) {
    const { byHand } = this;
    const isMore = byHand?.game === game && acts.startsWith(byHand.acts);
    if (!isMore) this.byHand = new ByHand(data, game);
    return this.byHand.acts === acts ? this.byHand : this.byHand.goOn(acts);
  }

  /** A list is read at once. */
  phaseOf({ still, mode }) {
    return still && mode === "play" && this.phase === "ready" ? "asked" : this.phase;
  }

  sentence(settings, result) {
    return result.isByHand
      ? this.sentenceByHand(settings, result)
      : this.sentenceOfRound(settings, result);
  }

  sentenceByHand({ player }, { place, answers, swaps, right, isCut }) {
    return whatItFollows(player, {
      swaps,
      isCut,
      right: right[player],
      ball: place + 1,
      answer: answers[player] + 1,
    });
  }

  sentenceOfRound(settings, result) {
    const { player, still } = settings;
    const { steps } = result;
    const swaps = steps.length - 1;
    switch (this.phaseOf(settings)) {
      case "asked":
        return still ? howToRead(steps[0].place + 1, swaps) : question(usesFinger());
      case "told":
        return this.sentenceAfterRound(player, result);
      default:
        return whatToDo(player, swaps);
    }
  }

  sentenceAfterRound(player, { steps, place, answers }) {
    const picked = this.picked === null ? null : this.picked + 1;
    const isInTable = steps.length < globalThis.rnnFollowers.table.length;
    return whatHappened(player, place + 1, picked, answers[player] + 1, isInTable);
  }

  view(settings, result) {
    this.result = result;
    this.draw(settings, result);
    return [this.board.node];
  }

  /** Draws what stands still: a round before it begins and after it, or what was done by hand. */
  draw(settings, { steps, place, answers, swaps, isByHand }) {
    const { player, level, still } = settings;
    const phase = this.phaseOf(settings);
    const isTold = phase === "told";
    const isOpen = isByHand || isTold || phase === "ready";
    const step = isByHand || isTold || phase === "asked" ? steps.at(-1) : steps[0];
    const shown = isOpen ? step.place : null;
    this.board.set({
      player,
      lifted: isByHand ? [] : liftedIn(phase, step.place),
      glass: isByHand,
      open: isOpen,
      spots: isByHand || phase === "asked",
      asks: phase === "asked" && !isByHand,
      won: isTold && this.picked === place,
      listed: still && phase === "asked" && !isByHand,
    });
    this.board.pose(step.place);
    this.showPlayer(step, isOpen);
    this.board.choose(isByHand ? this.picked : undefined);
    this.board.list(listOf(steps));
    this.board.describe(
      shown === null
        ? say("Three cups; the ball is under one of them.")
        : say("Three cups; the ball is under cup {ball}.", { ball: shown + 1 }),
    );
    this.board.name(this.labels(place, isTold), isOpen ? step.answers[player] : null);
    this.board.write(
      player === "table" ? say("the latest 6 moves") : say("memory of the network"),
      isByHand ? countOf(swaps) : roundIn(phase, level),
    );
  }

  /**
   * Shows what the network or the table knows after a step, below the cup that it names, if that
   * may be seen.
   */
  showPlayer({ h, latest, answers }, isOpen) {
    this.board.showState(h, isOpen ? pointOf(shares(h, globalThis.rnnFollowers.centres)) : null);
    this.board.showLatest(latest, isOpen ? homeOf(answers.table) : null);
  }

  /** The numbers below the cups, and what the reader chose. */
  labels(place, isTold) {
    const marked = (cup) => `${cup + 1} ${cup === place ? "✓" : "✗"} ${say("you")}`;
    return build(CUPS, (cup) => (isTold && cup === this.picked ? marked(cup) : String(cup + 1)));
  }

  numbers(settings, { steps, isByHand }) {
    const isKnown = isByHand || this.phase === "told";
    return valuesTable(isKnown ? steps.slice(-SHOWN) : steps.slice(0, 1));
  }

  code({ game, level, acts }, { steps, isByHand }) {
    const data = globalThis.rnnFollowers;
    return isByHand
      ? ballCode(data, seedOf(game, 0), 0, acts)
      : ballCode(data, seedOf(game, Number(level)), steps.length - 1, "");
  }

  /** The stage comes first, then what one does, then what happened. */
  build() {
    super.build();
    this.querySelector(".work").prepend(
      this.viewBox,
      this.playKeys,
      this.handKeys,
      this.sentenceBox,
    );
    this.addEventListener("keydown", ({ key, target }) => {
      if (/^[123]$/.test(key) && !target.matches("input, select")) this.choose(Number(key) - 1);
    });
  }

  buildControls() {
    this.board = new Stage(globalThis.rnnFollowers.centres, (place) => this.choose(place));
    this.board.picture.addEventListener("click", () => {
      if (this.phase === "ready") this.begin();
    });
    const act = (name, sign, words) => button(name, words, () => this.act(sign));
    this.mainButton = button("main", "", () => this.goOn(), { class: "loud" });
    this.playKeys = keys([
      this.mainButton,
      button("hand", say("Shuffle by hand"), () => this.set({ mode: "hand" })),
      button("share", say("Send to a friend"), () => this.share()),
    ]);
    this.tableButton = button("player", "", () => {
      this.set({ player: this.settings.player === "table" ? "network" : "table" });
    });
    this.cutButton = act("cut", "x", say("Cut memory"));
    this.handKeys = keys([
      ...SWAPS.map((_, swap) => act("swap", "abc"[swap], nameOf(swap))),
      act("many", "m", say("{count} swaps", { count: whole(MANY) })),
      this.cutButton,
      this.tableButton,
      button("back", say("Back to game"), () => this.set({ mode: "play" })),
    ]);
    for (const row of [this.playKeys, this.handKeys]) row.classList.add("deeds");
  }

  showSettings(settings) {
    super.showSettings(settings);
    const isByHand = settings.mode === "hand";
    const phase = this.phaseOf(settings);
    this.playKeys.hidden = isByHand;
    this.handKeys.hidden = !isByHand;
    const isNext = phase === "told" && this.isWon && Number(settings.level) < LEVELS.length;
    this.mainButton.textContent = isNext
      ? say("Level {level} →", { level: Number(settings.level) + 1 })
      : mainWords(phase);
    this.mainButton.classList.toggle("next", isNext);
    this.mainButton.classList.toggle("loud", phase !== "asked"); // what calls then is the cups
    this.tableButton.textContent =
      settings.player === "table" ? say("Ask the network") : say("Ask the table");
    this.cutButton.hidden = settings.player === "table"; // it has no state
  }

  /** True if the reader found the ball. */
  get isWon() {
    return this.picked !== null && this.picked === this.result.place;
  }

  /** Another game begins anew. */
  set(changes) {
    const isNew = ["level", "game", "mode"].some((name) => name in changes);
    if (isNew) {
      this.phase = "ready";
      this.board.forget();
    }
    if (isNew || "acts" in changes) this.picked = null;
    super.set(changes);
  }

  reset() {
    this.byHand = null;
    super.reset();
  }

  stop() {
    super.stop();
    if (this.phase === "moving") this.phase = "ready";
  }

  /** What the main button does. */
  goOn() {
    const { level } = this.settings;
    const phase = this.phaseOf(this.settings);
    if (phase === "ready") this.begin();
    else if (phase === "moving") this.set({});
    else if (phase === "asked") this.tellRound(null);
    else {
      const hasNext = this.isWon && Number(level) < LEVELS.length;
      this.set({
        game: 1 + Math.floor(NUMBERS * Math.random()),
        level: String(Number(level) + (hasNext ? 1 : 0)),
      });
      this.begin();
    }
  }

  /** A cup is chosen: as the answer of a round, or as one of two to swap. */
  choose(place) {
    if (this.settings.mode === "hand") this.chooseToSwap(place);
    else if (this.phaseOf(this.settings) === "asked") this.tellRound(place);
  }

  chooseToSwap(place) {
    const first = this.picked;
    if (first === null || first === place) {
      this.picked = first === place ? null : place;
      this.update();
      return;
    }
    const swap = SWAPS.findIndex((pair) => pair.includes(first) && pair.includes(place));
    this.act("abc".charAt(swap));
  }

  tellRound(place) {
    const isOnCup = this.board.spots.includes(document.activeElement);
    this.phase = "told";
    this.picked = place;
    this.update();
    if (isOnCup) this.mainButton.focus({ preventScroll: true });
  }

  /** Covers the ball and swaps the cups, while the network or the table reads along. */
  begin() {
    const { level, still } = this.settings;
    if (still) return;
    this.stop();
    this.phase = "moving";
    this.update();
    const { steps } = this.result;
    const { pace } = LEVELS[level - 1];
    this.drawFor(SETTLE + pace * (steps.length - 1), (elapsed, isOver) => {
      if (isOver) {
        this.phase = "asked";
        this.update();
        return;
      }
      const passed = Math.max(0, elapsed - SETTLE) / pace;
      this.pose(steps, Math.floor(passed), passed % 1, false);
      this.board.write(
        null,
        say("Swap {swap} of {swaps}", { swap: Math.ceil(passed), swaps: steps.length - 1 }),
      );
    });
  }

  /** Draws a moment between two steps. */
  pose(steps, at, t, isOpen) {
    const before = steps[at];
    const after = steps[at + 1];
    const points = [before, after].map(({ h }) =>
      pointOf(shares(h, globalThis.rnnFollowers.centres)),
    );
    this.board.pose(before.place, after.swap, t, at % 2 === 1);
    this.board.showState(
      before.h.map((value, unit) => value + t * (after.h[unit] - value)),
      isOpen ? pointBetween(...points, t) : null,
    );
    this.board.showLatest(
      t > 0.5 ? after.latest : before.latest,
      isOpen ? homeOf(before.answers.table) : null,
    );
  }

  /** Draws in every frame for so many milliseconds. */
  drawFor(duration, draw) {
    this.everyFrame((elapsed) => elapsed < duration, draw);
  }

  /** Does something by hand, and shows it. */
  act(sign) {
    const { settings } = this;
    const before = this.result.swaps;
    this.set({ acts: settings.acts + sign });
    const { steps } = this.byHand;
    const points = this.byHand.trail.map(({ h }) =>
      pointOf(shares(h, globalThis.rnnFollowers.centres)),
    );
    const isMany = sign === "m";
    if (settings.still || sign === "x") this.board.mark(points);
    else if (isMany) this.rush(this.byHand.trail, points, before);
    else
      this.drawFor(BY_HAND, (elapsed, isOver) => {
        if (isOver) {
          this.board.mark(points);
          this.update();
        } else this.pose(steps, steps.length - 2, elapsed / BY_HAND, true);
      });
  }

  /** Shows some of many swaps, each with a mark where its state was. */
  rush(trail, points, before) {
    let done = 0;
    this.drawFor(RUSH, (elapsed, isOver) => {
      const now = isOver ? points.length : Math.floor((elapsed / RUSH) * points.length);
      this.board.mark(points.slice(done, now));
      done = now;
      if (isOver) {
        this.update();
        return;
      }
      this.board.pose(trail[now].place);
      this.showPlayer(trail[now], true);
      this.board.write(null, countOf(before + Math.floor((MANY * now) / points.length)));
    });
  }

  /** Copies a link to this game in its chapter, or hands it to the sharing menu of a phone. */
  async share() {
    const url = linkTo(this.settings);
    if (navigator.share && usesFinger()) {
      await offer(url, this.settings.level);
      return;
    }
    await this.copyAddress(
      url,
      say("The link is copied. It opens exactly this game: the same ball, the same swaps."),
    );
  }
}

/** What the main button says. */
function mainWords(phase) {
  if (phase === "moving") return say("■ Stop");
  if (phase === "asked") return say("I lost it");
  return phase === "told" ? say("▶ Play again") : say("▶ Shuffle the cups");
}

/** The cups that are lifted in a phase of a round. */
function liftedIn(phase, place) {
  if (phase === "ready") return [place];
  return phase === "told" ? build(CUPS, (cup) => cup) : [];
}

/** Below the cups: the question when they stand still, else the level. */
const roundIn = (phase, level) =>
  phase === "asked"
    ? say("Where is the ball?")
    : say("Level {level} of {last}", { level, last: LEVELS.length });

/** A game as a list: where the ball is, and the swaps. */
const listOf = ([start, ...swaps]) => [
  say("Cup {place}", { place: start.place + 1 }),
  ...swaps.map(({ name }) => name),
];

/** How often the cups were swapped by hand. */
const countOf = (swaps) => say("Swaps: {count}", { count: whole(swaps) });

customElements.define("rnn-ball", BallExplorer);
