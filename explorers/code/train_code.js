/** The code of <rnn-train>. */

/**
 * Returns code that draws the same start weights, trains with Keras, and prints the losses and the
 * written sentence.
 */
export const trainCode = ({ text, epochs, units, seed, learningRate }) => `
text = ${JSON.stringify(text)}
units = ${units}
epochs = ${epochs}
letters = list(dict.fromkeys(text))  # vocabulary
x = np.eye(len(letters))[[[letters.index(letter) for letter in text]]]
options = {"dtype": "float64"}
model = keras.Sequential([
    keras.Input((None, len(letters)), **options),
    keras.layers.SimpleRNN(units, return_sequences=True, **options),
    keras.layers.Dense(len(letters), activation="softmax", **options),
])

def draws(drawn):
    while True:
        drawn = drawn * 48271 % 2147483647
        yield 2 * drawn / 2147483647 - 1

draw = draws(${seed})  # seed

def glorot(rows, columns):  # the start weights of the page
    values = [next(draw) for _ in range(rows * columns)]
    return np.sqrt(6 / (rows + columns)) * np.reshape(values, (rows, columns))

recurrent = [glorot(len(letters), units), glorot(units, units), np.zeros(units)]
model.set_weights([*recurrent, glorot(units, len(letters)), np.zeros(len(letters))])
model.compile(keras.optimizers.Adam(${learningRate}), keras.losses.CategoricalCrossentropy(**options))
history = model.fit(x[:, :-1], x[:, 1:], epochs=epochs, verbose=0).history
losses = [*history.get("loss", []), model.evaluate(x[:, :-1], x[:, 1:], verbose=0)]
written = text[0]
while len(written) < len(text):
    read = np.eye(len(letters))[[[letters.index(letter) for letter in written]]]
    written += letters[int(np.argmax(model(read)[0, -1]))]
print(losses, written, sep="\\n")
`;
