/** The box in which a learner types an answer, and the keys that put sizes into it, so that a phone needs no keyboard. */

import { button, element, keys, labelled, newId } from "../page/dom.js";
import { say } from "../page/words.js";
import { readAnswer } from "./draw.js";

/**
 * Builds the form of a question whose answer is typed.
 * @param {(answer: string) => void} check  gets what was typed, as readAnswer() writes it
 */
export function typingForm(question, check) {
  const isCount = question.kind === "params";
  const problem = element("p", { class: "problem", role: "alert", id: newId() });
  const input = element("input", {
    type: "text",
    "aria-describedby": problem.id,
    inputmode: isCount && "numeric",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: isCount ? "" : "(…, …)",
  });
  const onsubmit = (event) => {
    event.preventDefault();
    const answer = readAnswer(question.kind, input.value);
    const refused = isCount ? say("Please write a whole number.") : say("Please write a shape as whole numbers in brackets, like (2, 3).");
    problem.textContent = answer === undefined ? refused : "";
    if (answer !== undefined) check(answer);
  };
  const label = isCount ? say("Number of parameters") : say("Shapes, such as (2, 3)");
  const submit = element("button", { type: "submit" }, say("Check"));
  return element("form", { onsubmit }, labelled(label, input), submit, ...(isCount ? [] : [sizeKeys(question, input)]), problem);
}

function sizeKeys({ kind, batch, steps, features, units, bidirectional }, input) {
  const sizes = [batch, steps, features, ...(kind === "shapes" ? [units, ...(bidirectional ? [2 * units] : [])] : [])];
  const isOpen = () => input.value.lastIndexOf("(") > input.value.lastIndexOf(")");
  const put = (size) => {
    const before = input.value.trimEnd();
    const separator = isOpen() ? (before.endsWith("(") ? "" : ", ") : before ? ", (" : "(";
    input.value = before + separator + size;
  };
  const close = () => {
    if (isOpen()) input.value += ")";
  };
  const erase = () => {
    input.value = input.value.replace(/[\s,()]*\d*[\s,()]*$/, "");
  };
  const all = [...new Set(sizes)].sort((a, b) => a - b).map((size) => button(String(size), () => put(size)));
  if (kind === "shapes") all.push(button(say(") next tensor"), close));
  return keys([...all, button(say("Erase"), erase)], say("Put in a number"));
}
