/** A linear recurrence h = a h + b, computed in rounds: the scan by doubling of the chapter "parallel". */

/**
 * Returns what each step keeps of the old state (a) and adds to it (b), for bits such as "1011".
 * In the task "memory" a is `keep` at every step, in the task "parity" -1 where a 1 comes, else 1.
 */
export function recurrenceOf({ task, bits, keep }) {
  const b = [...bits].map(Number);
  return { a: b.map((bit) => (task === "parity" ? 1 - 2 * bit : keep)), b };
}

/**
 * Scans by doubling.
 * @param {{a: number[], b: number[]}} start
 * @returns {{a: number[], b: number[], from: number[], jump: number}[]}
 *   the start and the result of each round. from: the first step (from 0) that each step holds; the last one is itself.
 *   jump: how far back each step looks in the next round. After the last round b is the hidden state of each step.
 */
export function scan({ a, b }) {
  const rounds = [{ a, b, from: a.map((_, t) => t), jump: 1 }];
  for (let jump = 1; jump < b.length; jump *= 2) {
    const last = rounds.at(-1);
    const joined = (values, join) => values.map((value, t) => (t < jump ? value : join(value, t, t - jump)));
    rounds.push({
      b: joined(last.b, (value, t, back) => last.a[t] * last.b[back] + value),
      a: joined(last.a, (value, t, back) => last.a[back] * value),
      from: joined(last.from, (value, t, back) => last.from[back]),
      jump: 2 * jump,
    });
  }
  return rounds;
}
