/** What the ball game says: what to do, and what happened. Places are numbered from 1. */

import { percent } from "../page/numbers.js";
import { say } from "../page/words.js";

const WHOLE = new Intl.NumberFormat("en");

/** A whole number as readers see it: 10,000. */
export const whole = (value) => WHOLE.format(value);

/** Before the cups move. */
export const whatToDo = (player, swaps) =>
  player === "table"
    ? say("Keep your eye on the ball: {swaps} swaps. The table sees the latest 6 moves.", { swaps })
    : say(
        "Keep your eye on the ball: {swaps} swaps. The network does the same with 16 numbers, drawn as dots.",
        { swaps },
      );

/** For a game as a list. */
export const howToRead = (start, swaps) =>
  say("The ball is under cup {start}. Follow it through {swaps} swaps, then choose a cup.", {
    start,
    swaps,
  });

/** When the cups stand still. */
export const question = (withFinger) =>
  withFinger
    ? say("Where is the ball? Tap a cup.")
    : say("Where is the ball? Click a cup, or press 1, 2 or 3.");

/**
 * After a round.
 * @param {string} player
 * @param {number} ball          where it is
 * @param {number|null} picked   what the reader chose, null if nothing
 * @param {number} answer        what the player answered
 * @param {boolean} sawAll       the game was so short that the table has seen all of it
 */
export const whatHappened = (player, ball, picked, answer, sawAll) =>
  player === "table"
    ? `${ofReader(ball, picked)} ${ofTable(ball, answer, sawAll)}`
    : ofNetwork(ball, picked);

function ofNetwork(ball, picked) {
  if (picked === ball)
    return say(
      "You found the ball under cup {ball}, and so did the network. Its 16 dots changed with every swap; now they match the pattern for cup {ball}. It kept nothing else.",
      { ball },
    );
  if (picked === null)
    return say(
      "The ball is under cup {ball}, and the network knew it. Its 16 dots changed with every swap; now they match the pattern for cup {ball}. It kept nothing else.",
      { ball },
    );
  return say(
    "The ball is under cup {ball}. You lost it, the network did not. Its 16 dots changed with every swap; now they match the pattern for cup {ball}. It kept nothing else.",
    { ball },
  );
}

function ofReader(ball, picked) {
  if (picked === ball) return say("You found the ball under cup {ball}.", { ball });
  if (picked === null) return say("The ball is under cup {ball}.", { ball });
  return say("The ball is under cup {ball}; you lost it on the way.", { ball });
}

function ofTable(ball, answer, sawAll) {
  if (sawAll) return say("The table knew it too: so short a game it sees from start to end.");
  if (answer === ball)
    return say(
      "The table named it too, by luck: the latest 6 moves do not tell where the ball was before.",
    );
  return say(
    "The table said cup {answer}: the latest 6 moves do not tell where the ball was before.",
    { answer },
  );
}

/** While a reader shuffles. `swaps` and `right` count since the memory was cut, if it was. */
export function whatItFollows(player, { swaps, right, isCut, ball, answer }) {
  const values = { swaps: whole(swaps), ball, answer, share: percent(right / swaps) };
  if (player === "table") {
    if (!swaps)
      return say("Swap the cups as often as you like. The table sees the latest 6 moves.");
    return say(
      "Swap {swaps}: the ball is under cup {ball}, and the table says cup {answer}. It has been right {share} of the time; guessing would give a third.",
      values,
    );
  }
  if (!isCut && !swaps)
    return say(
      "Swap the cups as often as you like. Each place of the ball has its own pattern of dots.",
    );
  if (!isCut)
    return say(
      "Swap {swaps}: the ball is under cup {ball}, and the network says cup {answer}. It has been right {share} of the time.",
      values,
    );
  if (!swaps)
    return say(
      "The memory is cut: all 16 numbers are 0. The network would now give the same answer wherever the ball was.",
    );
  if (ball !== answer)
    return say(
      "Swap {swaps} since the cut: the ball is under cup {ball}, the network says cup {answer}. It follows a ball that is not there.",
      values,
    );
  return say(
    "Swap {swaps} since the cut: the network says cup {answer}, and there it is, by luck. It would say the same if the ball had been under any other cup.",
    values,
  );
}
