/** The code of <rnn-memory>. */

import { playCode } from "./play_code.js";

/**
 * Returns code that prints states and answers of a model, and those of one that begins anew at the
 * second letter.
 */
export const memoryCode = (model, letters, isCut) =>
  playCode(model, letters, false) + (isCut ? CUT : "");

const CUT = `
# The memory is cut: both parts begin with a state of zeros.
parts = x[:, :1], x[:, 1:]
h = np.concatenate([np.asarray(model.layers[0](part))[0] for part in parts])
probabilities = np.concatenate([np.asarray(model(part))[0] for part in parts])
print("h", h.round(2), sep="\\n")
print("".join(vocabulary[index] for index in probabilities.argmax(axis=-1)))
`;
