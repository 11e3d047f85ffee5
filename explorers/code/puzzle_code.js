/** The code of <rnn-puzzle>. */

/** Writes a painted gate as runs of equal values. @param {number[]} paint  (steps) */
function runs(paint) {
  const starts = paint.map((_, t) => t).filter((t) => paint[t] !== paint[t - 1]);
  const counts = starts.map((t, place) => (starts[place + 1] ?? paint.length) - t);
  return `np.repeat([${starts.map((t) => paint[t]).join(", ")}], [${counts.join(", ")}])`;
}

/**
 * Returns code that prints c and h of one LSTM unit with painted gates.
 * @param {Object} gates  each (steps)
 */
export const puzzleCode = ({ steps, pairs }, { i, f, o }) => `
i = ${runs(i)}
f = ${runs(f)}
o = ${runs(o)}
t = np.arange(1, ${steps + 1})
new = (37 * t % 17 + 53 * t * t % 23) / 24 - 0.8  # noise
${pairs.map(([write], place) => `new[t == ${write}] = ${place % 2 ? -0.9 : 0.9}`).join("\n")}

log = lambda share: np.log(np.clip(share, 1e-17, 1))
logit = lambda gate: log(gate) - log(1 - gate)
x = np.stack([logit(i), logit(f), np.arctanh(new), logit(o)], axis=-1).astype("float32")
layer = keras.layers.LSTM(1, return_state=True)
layer.build((None, 1, 4))
layer.set_weights([np.eye(4), np.zeros((1, 4)), np.zeros(4)])  # each feature moves one gate

h = c = np.zeros((1, 1), "float32")
memories, outputs = [], []
for step in x:
    _, h, c = layer(step[None, None], initial_state=[h, c])
    memories.append(float(c[0, 0]))
    outputs.append(float(h[0, 0]))
print("c", np.round(memories, 4))
print("h", np.round(outputs, 4))
`;
