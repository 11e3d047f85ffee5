/** The code of <rnn-ball>. */

import { MANY } from "../ball/game.js";

/**
 * Returns code that draws the same game, and prints where the ball is and what network and table
 * answer.
 * @param {Object} data    see Follower
 * @param {number} seed    of the draws
 * @param {number} swaps   how many are drawn
 * @param {string} acts    what the reader did by hand, see ACTS
 */
export const ballCode = ({ network, table }, seed, swaps, acts) => `
weights = [
${[network, ...network.head]
  .flatMap((part) => [part.kernel, part.recurrent_kernel, part.bias].filter(Boolean))
  .map((values) => `    [${values.join(", ")}],\n`)
  .join("")}]
model = keras.Sequential([
    keras.Input((None, ${network.features})),
    keras.layers.GRU(${network.units}, return_sequences=True),
    keras.layers.Dense(3, activation="softmax"),
])
model.set_weights([np.reshape(new, old.shape) for new, old in zip(weights, model.get_weights())])

def draws(drawn):
    while True:
        drawn = drawn * 48271 % 2147483647
        yield 3 * drawn // 2147483647

draw = draws(${seed})  # seed
for _ in range(3):
    next(draw)

# 0, 1, 2: the ball is there; 3, 4, 5: two cups are swapped. A memory that is cut begins a new part.
parts = [[next(draw)] + [3 + next(draw) for _ in range(${swaps})]]
for act in "${acts}":
    if act == "x":
        parts.append([])
    elif act == "m":
        parts[-1] += [3 + next(draw) for _ in range(${MANY})]
    else:
        parts[-1].append(3 + "abc".index(act))

swapped = {3: (1, 0, 2), 4: (2, 1, 0), 5: (0, 2, 1)}
moves = [move for part in parts for move in part]
places = [moves[0]]
for move in moves[1:]:
    places.append(swapped[move][places[-1]])

last = parts[-1]
states = np.zeros((1, ${network.units}))
if last:
    gru = keras.Sequential([keras.Input((None, ${network.features})), model.layers[0]])
    states = gru.predict(np.eye(${network.features})[[last]], verbose=0)[0]
h = states[-1]
kernel, bias = model.layers[1].get_weights()
answers = (states @ kernel + bias).argmax(axis=-1)
swaps = len(last)  # since the memory was cut
if len(parts) == 1:
    swaps -= 1  # the first move says where the ball is
right = int((answers[len(answers) - swaps:] == places[len(places) - swaps:]).sum())
print("ball", places[-1] + 1, "network", answers[-1] + 1, f"right {right} / {swaps}")

# The table of the latest ${table.length - 1} moves: a row of answers for each number of moves seen.
rows = [
${table.map((row) => `    "${row}",\n`).join("")}]
seen = [move % 3 for move in moves]
latest = "".join(map(str, seen[-${table.length - 1}:]))
table = int(rows[min(len(seen), len(rows)) - 1][int(latest, 3)])
print("table", table + 1)
`;
