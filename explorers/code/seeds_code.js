/** The code of <rnn-seeds>. */

/**
 * Returns code that trains one seed of each layer as the chapter does, and prints whether it labels
 * rightly.
 */
export const seedsCode = (layers, seeds, epoch) => `
letters = "토마를먹자"
one_hot = lambda text: np.eye(5)[[[letters.index(letter) for letter in text]]]
x, y = one_hot("토토마를자먹"), one_hot("토마토를먹자")
right = {}
for name, seed in zip(${JSON.stringify(layers)}, ${JSON.stringify(seeds)}):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([
        keras.Input((6, 5)),
        getattr(keras.layers, name)(5, return_sequences=True),
        keras.layers.Dense(5, activation="softmax"),
    ])
    model.compile(keras.optimizers.Adam(0.1), "categorical_crossentropy")
    if ${epoch}:
        model.fit(x, y, epochs=${epoch}, verbose=0)
    right[name] = bool((model.predict(x, verbose=0).argmax(-1) == y.argmax(-1)).all())
    print(name, seed, right[name])
`;
