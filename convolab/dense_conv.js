// A convolution as a matrix: a row for each pixel, a column for each output, as in a dense layer of
// Keras. Equal colours are one weight of the kernel; empty cells are zeros.

// Which weight of the kernel stands in the matrix at (pixel, output): [a, b], or null for a zero.
function tied(n, k, pixel, output) {
  const o = n - k + 1;
  const [a, b] = [Math.floor(pixel / n) - Math.floor(output / o), (pixel % n) - (output % o)];
  return a >= 0 && a < k && b >= 0 && b < k ? [a, b] : null;
}

function render({ model, el }) {
  let seen = null; // [pixel, output]
  const point = (i, j) => {
    seen = i === null ? null : [i, j];
    paint();
  };
  const matrix = new Raster("M", { look: point });
  const kernel = new Grid("K");
  const image = new Grid("image");
  const line = make("p", { className: "say" });
  const detail = make("p", { className: "hint" });
  const voice = speaker();
  const range = (name, low, high, words) => make("input", {
    type: "range", min: low, max: high, step: 1, ariaLabel: words,
    oninput: (event) => {
      const next = { n: model.get("n"), k: model.get("k"), [name]: Number(event.target.value) };
      state.set({ n: next.n, k: Math.min(next.k, next.n) });
    },
  });
  const side = range("n", 2, 8, "Side n of the image");
  const size = range("k", 1, 8, "Side k of the kernel");
  const [sideText, sizeText] = [make("span"), make("span")];

  function paint() {
    const [n, k] = [model.get("n"), model.get("k")];
    const o = n - k + 1;
    const dark = isDark();
    const at = seen && seen[0] < n * n && seen[1] < o * o ? seen : null;
    const weight = at && tied(n, k, ...at);
    const same = (other) => weight && other && other[0] === weight[0] && other[1] === weight[1];
    matrix.draw({
      rows: n * n,
      cols: o * o,
      colour: (i, j) => {
        const which = tied(n, k, i, j);
        return which && shade(which[0] * k + which[1], dark);
      },
      mark: at && ((i, j) => (i === at[0] && j === at[1]) || same(tied(n, k, i, j))),
      title: `M: ${n * n} pixels × ${count(o * o, "output")}`,
      foot: "a row for each pixel, a column for each output; equal colours are equal weights, empty cells are zeros",
      label: `Matrix of ${n * n} by ${o * o}, ${count(k * k, "different weight")}. Arrow keys move through it.`,
    });
    kernel.draw(Array.from({ length: k }, () => Array(k).fill(0)), {
      title: `The kernel: ${count(k * k, "weight")}`,
      text: (a, b) => `${a},${b}`,
      look: (a, b) => (same([a, b]) ? "now" : ""),
    });
    kernel.cells.forEach((row, a) => row.forEach((cell, b) => {
      cell.style.background = shade(a * k + b, dark);
    }));
    const output = at ? at[1] : 0;
    image.draw(Array.from({ length: n }, () => Array(n).fill(0)), {
      title: `What output ${output} reads`,
      text: (p, q) => {
        const which = tied(n, k, p * n + q, output);
        return which ? which.join(",") : "0";
      },
      look: (p, q) => [tied(n, k, p * n + q, output) ? "uses" : "off", at && at[0] === p * n + q ? "now" : ""].join(" "),
      foot: "column of M, laid back into the image",
    });
    const dense = k === n;
    put(line, "textContent", `${n * n} × ${o * o} = ${n * n * o * o} entries, ${count(k * k, "different weight")}, ${k * k} of ${n * n} in each column are not zero${dense ? ": a dense layer with one unit" : ""}`);
    put(detail, "textContent", !at ? "Point at an entry to see where its weight stands elsewhere. Let k grow to n."
      : weight ? `Pixel ${at[0]}, output ${at[1]}: the weight K[${weight}], which stands in M ${count(o * o, "time")}.`
        : `Pixel ${at[0]}, output ${at[1]}: 0, since the window of this output does not cover the pixel.`);
    voice.say(`${line.textContent}. ${detail.textContent}`);
    put(side, "value", String(n));
    put(size, "max", String(n));
    put(size, "value", String(k));
    put(sideText, "textContent", `n = ${n}`);
    put(sizeText, "textContent", `k = ${k}`);
    card?.fit();
  }

  let card = null;
  const state = follow(model, ["n", "k"], paint);
  const reset = { n: model.get("n"), k: model.get("k") };
  paint();
  card = stage(el, "Dense and convolution", [[matrix], [kernel, image]],
    [make("label", {}, sideText, side), make("label", {}, sizeText, size),
      make("span", { className: "gap" }), make("button", { textContent: "Reset", onclick: () => state.set(reset) })],
    [line, detail, voice.node]);
  return () => {
    voice.stop();
    state.stop();
    card.remove();
  };
}

export { tied };
export default { render };
