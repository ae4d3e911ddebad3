// The arithmetic of the pictures against cases that NumPy, TensorFlow or plain Python computed:
// tests/convolab/test_picture_numbers.py writes them into the file that CONVOLAB_NUMBERS names.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const source = (...names) =>
  names.map((name) => readFileSync(new URL(`../../convolab/${name}.js`, import.meta.url), "utf8")).join("");
const load = (...names) =>
  import(`data:text/javascript;base64,${Buffer.from(source("style", "grid", "card", ...names)).toString("base64")}`);

const { samePads } = await load();
const { answer } = await load("sliding_window");
const { outSize, usage } = await load("padding_stride");
const { reads, ways } = await load("raster", "receptive_field");
const { counts, weightOf } = await load("raster", "constraint_ladder");
const { tied } = await load("raster", "dense_conv");
const { pool, scene } = await load("pool_shift");
const { cost, resized, shares } = await load("channel_mixer");
const { lossAt, slopesAt, walk } = await load("kernel_learning");
const { argmax, directional, histogram, normalised } = await load("raster", "kernel_gallery");
const { canvasOf, mean, shiftOf, softmax } = await load("raster", "shift_accuracy");

const cases = process.env.CONVOLAB_NUMBERS
  ? JSON.parse(readFileSync(process.env.CONVOLAB_NUMBERS, "utf8")) : {};
const close = (expected, actual, what) => {
  const [a, b] = [expected, actual].map((value) => [value].flat(9));
  assert.equal(b.length, a.length, what);
  a.forEach((value, n) => assert.ok(Math.abs(value - b[n]) <= 1e-9 * Math.max(1, Math.abs(value)), `${what}: ${value} and ${b[n]}`));
};
const each = (name, check) => test(`${name}: ${(cases[name] ?? []).length} cases`, () => {
  for (const one of cases[name] ?? []) check(one);
});

each("padding", ({ n, k, s, same, p, q, out, read }) => {
  assert.deepEqual(samePads(n, k, s), same);
  assert.equal(outSize(n, k, p, q, s), out);
  assert.deepEqual(usage(n, k, p, q, s), read);
});
each("field", ({ layers, support }) => {
  close(support, ways(layers).at(-1), "ways");
  const [k, s] = layers[0];
  assert.deepEqual(reads(3, [k, s]), [3 * s, 3 * s + k - 1]);
});
each("ladder", ({ n, share, reach, used, different }) => {
  assert.deepEqual(counts(n, share, reach), { used, different });
  assert.notEqual(weightOf(n, 0, 0, share, reach), null);
});
each("matrix", ({ n, k, matrix }) => {
  const found = matrix.map((row, pixel) => row.map((_, output) => {
    const which = tied(n, k, pixel, output);
    return which ? which[0] * k + which[1] + 1 : 0;
  }));
  assert.deepEqual(found, matrix);
});
each("pooling", ({ image, size, stride, mode, padding, pooled }) =>
  close(pooled, pool(image, size, stride, mode, padding), `${mode} ${padding}`));
each("scene", ({ dy, dx, dark, still, image }) => assert.deepEqual(scene(still, dy, dx, dark), image));

each("sliding", ({ output, ...given }) => close(output, answer(given), "output"));
each("channels", ({ image, kernel, bias, place: [o, i, j], parts, params, macs, places }) => {
  close(parts, shares(image, kernel[o], i, j), "shares");
  const found = cost(image.length, kernel.length, kernel[0][0].length, bias, places);
  assert.deepEqual([found.params, found.macs], [params, macs]);
});
each("resizing", ({ before, counts: wanted, after }) => {
  const { bias, ...same } = after;
  assert.deepEqual(resized(before, { ...before, ...wanted }), same);
});
each("walk", ({ start, lr, steps, isMean, path, losses }) => {
  const found = walk(start, lr, steps, isMean);
  close(path, found, "path");
  close(losses, found.map((w) => lossAt(w) * (isMean ? 1 / 42 : 1)), "losses");
  assert.equal(slopesAt([1, -1]).join(), "0,0");
});
each("gallery", ({ image, kernel, answer, best, angle, turned }) => {
  const found = normalised(image, kernel);
  close(answer, found, "normalised");
  assert.deepEqual(argmax(found), best);
  close(turned, directional(angle), "directional");
  assert.equal(histogram(found, 1, 7).reduce((a, b) => a + b), found.flat().length);
});
each("accuracy", ({ table, average, digit, place, canvas, scores, shares: parts }) => {
  assert.deepEqual(canvasOf(digit, [table.length, table[0].length], place), canvas);
  close(parts, softmax(scores), "softmax");
  close(average, mean(table), "mean");
  assert.deepEqual(shiftOf(table, [0, 0]), [-(table.length - 1) / 2, -(table[0].length - 1) / 2]);
});
