// A convolution as a matrix: a row for each pixel, a column for each output, as in a dense layer of
// Keras. Equal colours are one weight of the kernel; empty cells are zeros.

// Which weight of the kernel stands in the matrix at (pixel, output): [a, b], or null for a zero.
function tied(n, k, pixel, output) {
  const o = n - k + 1;
  const [a, b] = [Math.floor(pixel / n) - Math.floor(output / o), (pixel % n) - (output % o)];
  return a >= 0 && a < k && b >= 0 && b < k ? [a, b] : null;
}

function render({ model, el }) {
  const card = new Card(model, ["n", "k"], paint);
  const outputs = () => (model.get("n") - model.get("k") + 1) ** 2;
  // The entry [pixel, output] that is looked at; after a step [null, output], its whole column.
  const spot = card.spot(() => [model.get("n") ** 2, outputs()]);
  const walk = card.player(() => outputs() - 1, () => spot.at?.[1] ?? -1, (output) => spot.pick(null, output));
  const shown = () => spot.at?.[1] ?? 0;
  const matrix = new Raster("M", { look: spot.look, pick: spot.pick });
  // A grid each of whose cells stands for one entry of the column that is shown.
  const grid = (name, pixelOf) => {
    const entry = (a, b) => (a === null ? [null] : [pixelOf(a, b), shown()]);
    return new Grid(name, { look: (a, b) => spot.look(...entry(a, b)), pick: (a, b) => spot.pick(...entry(a, b)) });
  };
  const kernel = grid("K", (a, b) => {
    const { n, k } = card.now;
    const o = n - k + 1;
    return (Math.floor(shown() / o) + a) * n + (shown() % o) + b;
  });
  const image = grid("image", (p, q) => p * model.get("n") + q);
  const side = card.slider("n", "Side n of the image", 2, 8, (value) => `n = ${value}`,
    (value) => ({ n: value, k: Math.min(model.get("k"), value) }));
  const size = card.slider("k", "Side k of the kernel", 1, 8, (value) => `k = ${value}`);
  const cases = card.presets("a case\u2026", {
    "4 × 4 and 3 × 3": { n: 4, k: 3 },
    "kernel = picture: dense": ({ n }) => ({ k: n }),
    "1 × 1 kernel": { k: 1 },
    "8 × 8 and 3 × 3": { n: 8, k: 3 },
  });

  function paint() {
    const { n, k } = card.now;
    const o = n - k + 1;
    const dark = isDark();
    const [pixel, output] = spot.at ?? [null, null];
    const weight = pixel === null ? null : tied(n, k, pixel, output);
    const same = (other) => weight && other && other[0] === weight[0] && other[1] === weight[1];
    matrix.draw({
      rows: n * n,
      cols: o * o,
      colour: (i, j) => {
        const which = tied(n, k, i, j);
        return which && shade(which[0] * k + which[1], dark);
      },
      same: [n, k, dark].join(),
      mark: output === null ? null
        : pixel === null ? (i, j) => j === output && tied(n, k, i, j)
          : (i, j) => (i === pixel && j === output) || same(tied(n, k, i, j)),
      title: `M: ${n * n} pixels × ${count(o * o, "output")}`,
      foot: "a row for each pixel, a column for each output; equal colours are equal weights, empty cells are zeros",
      label: `Matrix of ${n * n} by ${o * o}, ${count(k * k, "different weight")}. Arrow keys move through it.`,
    });
    kernel.draw(Array.from({ length: k }, () => Array(k).fill(0)), {
      title: `The kernel: ${count(k * k, "weight")}`,
      text: (a, b) => `${a},${b}`,
      look: (a, b) => (same([a, b]) ? "now" : ""),
    });
    image.draw(Array.from({ length: n }, () => Array(n).fill(0)), {
      title: `What output ${shown()} reads`,
      text: (p, q) => tied(n, k, p * n + q, shown())?.join(",") ?? "0",
      look: (p, q) => [tied(n, k, p * n + q, shown()) ? "uses" : "off", p * n + q === pixel ? "now" : ""].join(" "),
      foot: "column of M, laid back into the image",
    });
    const paintCells = (grid, weightAt) => grid.cells.forEach((row, a) => row.forEach((cell, b) => {
      const which = weightAt(a, b);
      cell.style.background = which ? shade(which[0] * k + which[1], dark) : "";
    }));
    paintCells(kernel, (a, b) => [a, b]);
    paintCells(image, (p, q) => tied(n, k, p * n + q, shown()));
    put(size.input, "max", String(n));
    card.say(
      `${n * n} × ${o * o} = ${n * n * o * o} entries, ${count(k * k, "different weight")}, ${k * k} of ${n * n} in each column are not zero${k === n ? ": a dense layer with one unit" : ""}`,
      output === null ? "Point at an entry to see where its weight stands elsewhere. Let k grow to n."
        : pixel === null ? `Output ${output} reads the window that begins at pixel (${Math.floor(output / o)}, ${output % o}): ${k * k} of ${n * n} pixels.`
          : weight ? `Pixel ${pixel}, output ${output}: the weight K[${weight}], which stands in M ${count(o * o, "time")}.`
            : `Pixel ${pixel}, output ${output}: 0, since the window of this output does not cover the pixel.`,
    );
  }

  return card.show(el, "Dense and convolution", [[matrix], [kernel, image]], [
    [...walk.nodes, cases],
    [side, size],
  ], { reset: spot.forget });
}

export { tied };
export default { render };
