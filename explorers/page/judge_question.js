/**
 * Judges an answer to a question by its data alone, as lib/questions/values.py does.
 * lib/questions/export.py writes the data.
 */

import { say } from "./words.js";

/**
 * What is said to an answer: { isRight, says }. A number, or a list of numbers, sizes or chosen
 * options, or a text.
 */
export function judge(question, received) {
  const mistake = ["number", "numbers"].includes(question.kind)
    ? mistakeInNumbers(question, received)
    : mistakeInOther(question, received);
  return { isRight: mistake === null, says: mistake ?? question.correct };
}

/**
 * What a learner typed as a number or a list: "1,408", "3*8 + 8", "0.537, 0.664", "(2, 6, 3)". Null
 * if it cannot be read.
 */
export function read(question, text) {
  if (question.kind === "text") return text;
  // A Korean or Japanese keyboard writes digits and commas in full width, too.
  const typed = text.normalize("NFKC").trim();
  // Round brackets around one number may belong to an expression.
  const inside = typed.replace(question.kind === "number" ? /^\[|\]$/g : /^[([]|[)\]]$/g, "");
  // With decimal places a comma may be meant for the point: it is not guessed.
  if (question.digits && /\d,\d/.test(inside) && !inside.includes(".")) return null;
  if (question.kind === "number") return toNumber(inside.replace(/(\d),(?=\d{3}\b)/g, "$1"));
  const numbers = inside
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(toNumber);
  return numbers.length && !numbers.includes(null) ? numbers : null;
}

/** Says how an answer is written that can be read. */
export function howToWrite({ kind, right, digits }) {
  if (kind === "number" && digits) return say("Write a number with a point, such as 0.5.");
  if (kind === "number") return say("Write a number, such as 12 or 0.5.");
  if (kind === "shape") return say("Write a shape as whole numbers, such as 2, 3.");
  if (digits)
    return say("Write {count} numbers such as 0.5 with commas between them.", {
      count: right.length,
    });
  return say("Write {count} numbers with commas between them.", { count: right.length });
}

/** What a number, or an expression of numbers, + - * / and brackets comes to. Null for others. */
function toNumber(text) {
  const plain = text.trim().replaceAll("−", "-").replaceAll("×", "*").replaceAll("÷", "/");
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return Number(plain);
  if (!/^[-+*/().\d ]+$/.test(plain)) return null;
  try {
    const value = new Function(`"use strict"; return (${plain});`)(); // digits and signs alone
    return Number.isFinite(value) ? value : null;
  } catch {
    return null;
  }
}

function mistakeInNumbers(question, received) {
  const { kind, digits, right } = question;
  const [numbers, rights] = kind === "numbers" ? [received, right] : [[received], [right]];
  if (numbers.length !== rights.length) return question.count;
  const isRight = numbers.map((number, place) => near(number, rights[place], digits));
  if (isRight.every(Boolean)) return null;
  const distances = numbers.map((number, place) => Math.abs(number - rights[place]));
  if (digits && Math.max(...distances) < 5 * 10 ** -digits) return question.close;
  const isWhole = digits > 0 || numbers.every(Number.isInteger);
  const says = firstFitting(question, received, isWhole);
  if (says) return says;
  if (!isWhole) return question.whole;
  if (kind === "numbers" && question.parts.length && isRight.some(Boolean))
    return question.parts.filter((_, place) => !isRight[place]).join(" ");
  return question.otherwise;
}

function mistakeInOther(question, received) {
  const isRight =
    question.kind === "text"
      ? plainText(received) === plainText(question.right)
      : isEqual(received, question.right);
  return isRight ? null : (firstFitting(question, received) ?? question.otherwise);
}

const isEqual = (first, second) =>
  first.length === second.length && first.every((value, place) => value === second[place]);

/** Whether a number is the right one to this many decimal places, rounded or cut off. */
const near = (number, right, digits) =>
  digits ? Math.abs(number - right) < 0.6 * 10 ** -digits : number === right;

const plainText = (text) => text.normalize("NFC").trim().toLowerCase();

/**
 * What the first mistake says that fits, or null. Bounds say nothing where a whole number is
 * missing.
 */
function firstFitting({ mistakes, ...question }, received, isWhole = true) {
  const isMeant = (mistake) => isWhole || !("above" in mistake || "below" in mistake);
  return (
    mistakes.filter(isMeant).find((mistake) => fits(question, mistake, received))?.says ?? null
  );
}

function fits(question, mistake, received) {
  if ("holds" in mistake) return received.includes(mistake.holds);
  if (question.kind === "text") return plainText(mistake.is) === plainText(received);
  const values = "place" in mistake ? [received[mistake.place]] : [received].flat();
  const smallest = Math.min(...values);
  const largest = Math.max(...values);
  if ("above" in mistake) return largest > mistake.above;
  if ("below" in mistake) return smallest < mistake.below;
  if ("between" in mistake) return mistake.between[0] < smallest && largest < mistake.between[1];
  if ("outside" in mistake) return smallest < mistake.outside[0] || largest > mistake.outside[1];
  const expected = [mistake.is].flat();
  return (
    expected.length === values.length &&
    values.every((value, place) => isAlike(question, value, expected[place]))
  );
}

/**
 * Whether a value is that of a mistake: any size for null, a number to the decimal places that are
 * asked for. What only comes near may be something else.
 */
const isAlike = ({ digits }, value, wrong) => wrong === null || near(value, wrong, digits);
