/** The code of <rnn-drills>: Keras answers the question. */

import { filled } from "../page/words.js";
import { callLine, shapesCode } from "./shapes_code.js";

/** Returns code that prints the answer to a question, or fails with the message that it asks about. @param {Object} all  rnnQuestions */
export function drillCode(all, question) {
  if (question.kind === "shapes" || question.kind === "params") return shapesCode(question);
  const { kind, batch, steps, features, options } = question;
  if (kind === "error") return `\n${filled(all.errors[question.error].code, question)}`;
  if (kind === "data") return `
kinds = np.random.randint(${features}, size=(${batch}, ${steps}))
print(keras.utils.to_categorical(kinds, ${features}).shape)`;
  const { target } = all.picks[question.pick];
  return `
x = np.random.normal(size=(${batch}, ${steps}, ${features}))
${callLine(question)}

${options.map(({ text }) => `print("${text}", np.array_equal(${target}, ${text}))`).join("\n")}`;
}
