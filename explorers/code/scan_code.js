/** The code of <rnn-scan>. */

/** Returns code that computes the shown rounds and, step by step, the hidden states. */
export const scanCode = ({ task, bits, keep }, rounds) => `
b = keras.ops.array([${[...bits].map((bit) => bit + ".0").join(", ")}])
a = ${task === "parity" ? "1 - 2 * b" : keep + " * keras.ops.ones_like(b)"}
h, states = 0.0, []
for a_t, b_t in zip(np.asarray(a), np.asarray(b)):
    h = a_t * h + b_t
    states.append(float(h))

for jump in ${JSON.stringify(Array.from({ length: rounds }, (_, k) => 2 ** k))}:
    b = b + a * keras.ops.pad(b[:-jump], [[jump, 0]])
    a = a * keras.ops.pad(a[:-jump], [[jump, 0]], constant_values=1.0)
print("a", np.asarray(a))
print("b", np.asarray(b))
print("h", np.array(states))
`;
