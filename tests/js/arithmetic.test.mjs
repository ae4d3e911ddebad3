// The arithmetic of the pictures, by laws; and against NumPy's numbers where CONVOLAB_CASES names a
// file of them (tests/convolab/test_arithmetic.py draws them afresh in every run).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const source = (...names) =>
  names.map((name) => readFileSync(new URL(`../../convolab/${name}.js`, import.meta.url), "utf8")).join("");
const load = (...names) =>
  import(`data:text/javascript;base64,${Buffer.from(source(...names)).toString("base64")}`);
const { correlate, turned, fmt, parse } = await load("grid");
const { moved, place, progress } = await load("style", "grid", "card", "sliding_window");
const { impulse } = await load("style", "grid", "card", "impulse_lab");

const cases = process.env.CONVOLAB_CASES
  ? JSON.parse(readFileSync(process.env.CONVOLAB_CASES, "utf8")) : [];

test(`correlation and its flip equal NumPy's, ${cases.length} cases`, () => {
  for (const { image, kernel, correlation, convolution } of cases) {
    const close = (expected, actual) => {
      assert.deepEqual([expected.length, expected[0].length], [actual.length, actual[0].length]);
      expected.flat().forEach((value, at) => assert.ok(Math.abs(value - actual.flat()[at]) < 1e-9));
    };
    close(correlation, correlate(image, kernel));
    close(convolution, correlate(image, turned(kernel)));
  }
});

test("the worked example of lesson 02", () => {
  const image = [[0, 1, 2], [3, 4, 5], [6, 7, 8]];
  assert.deepEqual(correlate(image, [[0, 1], [2, 3]]), [[19, 25], [37, 43]]);
  assert.deepEqual(correlate(image, turned([[0, 1], [2, 3]])), [[5, 11], [23, 29]]);
});

test("an impulse in the middle answers with the kernel turned, and turning twice is nothing", () => {
  const kernel = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
  assert.deepEqual(correlate(impulse(5, [2, 2]), kernel), turned(kernel));
  assert.deepEqual(correlate(impulse(5, [2, 2]), turned(kernel)), kernel);
  assert.deepEqual(turned(turned([[1, 2, 3], [4, 5, 6]])), [[1, 2, 3], [4, 5, 6]]);
});

test("steps visit every product once, forth and back, and stop at both ends", () => {
  const [height, width, each] = [2, 3, 4];
  const all = height * width * each;
  for (let done = 0; done <= all; done += 1) {
    const { cursor, taken } = place(done, width, each);
    assert.equal(progress(cursor, taken, width, each), done);
    assert.ok(taken <= each && cursor[0] < height && cursor[1] < width);
    assert.equal(moved(done, 1, false, each, all), Math.min(all, done + 1));
    assert.equal(moved(done, -1, false, each, all), Math.max(0, done - 1));
  }
  assert.deepEqual([0, 3, 4].map((done) => moved(done, 1, true, each, all)), [4, 4, 8]);
  assert.deepEqual([1, 4, 5].map((done) => moved(done, -1, true, each, all)), [0, 0, 4]);
  assert.equal(moved(all, 1, true, each, all), all);
});

test("numbers are written for people and read back", () => {
  const written = [0, -0, -1.5, 1 / 3, 0.1 + 0.2, 123456, 1e-5, -2e-16].map((value) => fmt(value));
  assert.deepEqual(written, ["0", "0", "\u22121.5", "0.3333", "0.3", "1.2e+5", "1.0e\u22125", "\u22122.0e\u221216"]);
  assert.deepEqual(["\u22121.5", "2,5", " 7 ", "1e3"].map(parse), [-1.5, 2.5, 7, 1000]);
  assert.deepEqual(["", "-", "x", "1e9", "Infinity", "NaN"].map(parse), Array(6).fill(null));
});
