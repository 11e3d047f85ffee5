/** What <rnn-drills> asks and answers. `all` is rnnQuestions, see questions.py. */

import { callLine, layerLine } from "../code/shapes_code.js";
import { formula, outputTensors, pythonTuple } from "../keras/tensor_shapes.js";
import { filled, say } from "../page/words.js";

/** The question itself. */
export function prompt(all, question) {
  const { kind, batch, steps, features } = question;
  const shape = pythonTuple([batch, steps, features]);
  if (kind === "equal") return say("Which one always has the same values as {target}?", all.picks[question.pick]);
  if (kind === "error") {
    const what = filled(all.errors[question.error].what, question);
    return say("{what} It fails with this error. What should be changed?", { what });
  }
  if (kind === "shapes")
    return say("x has the shape {shape}. Which shapes do the tensors have that this layer returns, in order?", { shape });
  if (kind === "params") return say("x has the shape {shape}. How many parameters does this layer have?", { shape });
  if (question.story === "letters")
    return say("{batch} sentences of {steps} letters become one-hot, over a vocabulary of {features}. Which shape does the array x have?", question);
  return say("There are {batch} records in which {features} sensors were read {steps} times. Which shape does the array x for a recurrent layer have?", question);
}

/** The code that a question shows, or "". */
export function codeOf(all, question) {
  if (question.kind === "data") return "";
  if (question.kind === "equal") return callLine(question);
  if (question.kind !== "error") return `${layerLine(question)}(x)`;
  const { code, message } = all.errors[question.error];
  return filled(`${code}\n# ValueError: ${message}`, question);
}

export const rightAnswer = (question) => question.right ?? question.options.find(({ says }) => !says).text;

/** Says why the right answer is right. */
export function reason(all, question) {
  const answer = rightAnswer(question);
  if (question.kind === "params") return `${formula(question)} = ${answer}`;
  if (question.kind === "equal") return `${all.picks[question.pick].target} = ${answer}`;
  if (question.kind === "data") return say("The axes come in the order batch, time, features.");
  if (question.kind === "error") return answer;
  const shapes = answer.split(/(?<=\)), /);
  return outputTensors(question).map(({ name }, place) => `${name} ${shapes[place]}`).join(", ");
}
