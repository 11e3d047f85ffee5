// What a reader types is read as a number or some numbers, or she is told how to write it.
import assert from "node:assert/strict";
import test from "node:test";

globalThis.document = { addEventListener() {} };

const { howToWrite, read } = await import("../../../explorers/page/judge_question.js");

const whole = { kind: "number", right: 1408, digits: 0 };
const decimal = { kind: "number", right: 1.39, digits: 2 };
const two = { kind: "numbers", right: [0.537, 0.664], digits: 3 };
const shape = { kind: "shape", right: [8, 12, 5], digits: 0 };

test("numbers are read with a comma at each thousand, and in full width", () => {
  assert.equal(read(whole, "1,408"), 1408);
  assert.equal(read(whole, "１，４０８"), 1408);
  assert.equal(read(decimal, "1.39"), 1.39);
  assert.deepEqual(read(two, "0.537,0.664"), [0.537, 0.664]);
  assert.deepEqual(read(shape, "（8，12，5）"), [8, 12, 5]);
});

test("an expression is read as what it comes to, and nothing else is run", () => {
  assert.equal(read(whole, "3*8 + 8×8 + 8"), 96);
  assert.equal(read(whole, "(19 × 20) ÷ 2"), 190);
  assert.equal(read(decimal, "5/4 − 0.25"), 1);
  assert.equal(read(whole, "(12)"), 12);
  assert.deepEqual(read(shape, "2, 4*3, 5"), [2, 12, 5]);
  for (const text of ["1/0", "3*", "8 12", "16 units", "7개", "alert(1)", "/3/", "()"])
    assert.equal(read(whole, text), null, text);
});

test("a comma in the place of the point is answered with how to write the number", () => {
  assert.equal(read(decimal, "1,386"), null);
  assert.equal(read(two, "0,537, 0,664"), null);
  for (const question of [decimal, two]) assert.match(howToWrite(question), /0\.5/);
});
