/** The code of <rnn-write>. */

/** Returns code that writes the same text with Keras. The weights come with the course, in lib. */
export const writeCode = ({ start, temperature, k, seed, epochs, length }) => `\
# In a notebook of this course: its first cell finds lib, where the weights are.
from lib.data import constitution
from lib.training import writer

start, T, k, seed = ${JSON.stringify(start)}, ${temperature}, ${k}, ${seed}
signs = constitution.vocabulary(constitution.load_constitution())
model = writer.build(len(signs))
model.set_weights(writer.weights(${epochs}))
begin = constitution.encode("\\n" + start, signs)
read = np.append(begin, np.zeros(${length}, int))
drawn = seed * 271828 % 2147483647
for place in range(len(begin), len(read)):
    # An LSTM reads from left to right: the zeros at the end change nothing before them.
    p = model.predict_on_batch(read[None])[0, place - 1].astype(float) ** (1 / T)
    p = np.where(p >= np.sort(p)[-k], p, 0)
    drawn = drawn * 48271 % 2147483647
    read[place] = np.searchsorted(np.cumsum(p / p.sum()), drawn / 2147483647)
text = start + constitution.decode(read[len(begin):], signs)
print(text)
`;
