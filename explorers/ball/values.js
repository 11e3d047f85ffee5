/**
 * What is known after each step of a game, as a table: the ball, both answers, the state of the
 * network.
 */

import { table } from "../page/dom.js";
import { fixed } from "../page/numbers.js";
import { say } from "../page/words.js";

/** @param {Object[]} steps  as follower.js gives them, one column each */
export function valuesTable(steps) {
  const row = (name, valueOf) => [name, ...steps.map(valueOf)];
  const units = steps[0].h.map((_, unit) => row(`h[${unit}]`, ({ h }) => fixed(h[unit])));
  return table(
    say("What is known after each step"),
    row(say("step"), ({ name }) => name),
    [
      row(say("ball"), ({ place }) => String(place + 1)),
      row(say("network"), ({ answers }) => String(answers.network + 1)),
      row(say("table"), ({ answers }) => String(answers.table + 1)),
      ...units,
    ],
  );
}
