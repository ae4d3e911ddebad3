// The impulse lab: an image of zeros with a single 1. Each output cell holds the one weight that lies
// on the 1 when the window stands there, so the whole output spells the kernel, backwards.

function impulse(size, [r, c]) {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === r && j === c ? 1 : 0)));
}

const KERNELS = {
  "digits, 3 × 3": [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
  "[[1, 2], [3, 4]]": [[1, 2], [3, 4]],
  "blur": [[0.0625, 0.125, 0.0625], [0.125, 0.25, 0.125], [0.0625, 0.125, 0.0625]],
  "Sobel": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
  "[[1, −1]]": [[1, -1]],
};

function render({ model, el }) {
  const card = new Card(model, ["kernel", "size", "position", "flip"], paint);
  // The output cell that is looked at; moving the 1 in X lets go of it.
  const spot = card.spot(() => {
    const { size, kernel } = card.now;
    return shape(kernel).map((side) => size - side + 1);
  });
  const walk = card.player(
    () => model.get("size") ** 2 - 1,
    () => {
      const { position: [r, c], size } = card.now;
      return r * size + c;
    },
    (number) => card.set({ position: [Math.floor(number / model.get("size")), number % model.get("size")] }),
  );
  const put1 = (i, j) => {
    spot.forget();
    card.set({ position: [i, j] });
  };
  const image = new Grid("X", { pick: put1, walk: put1 });
  const kernel = new Grid("K", {
    edit: (i, j, value) => card.set({ kernel: withCell(model.get("kernel"), i, j, value) }),
  });
  const output = new Grid("Y", { look: spot.look, pick: spot.pick });
  const target = new Grid("K turned");
  const slider = (axis, name) => card.slider("position", `${name} of the 1`, 0, 15,
    (at) => `${name.toLowerCase()} ${at[axis]}`,
    (value) => ({ position: model.get("position").map((old, other) => (other === axis ? value : old)) }),
    (at) => at[axis]);
  const [row, column] = [slider(0, "Row"), slider(1, "Column")];
  const kernels = card.presets("a kernel\u2026", Object.fromEntries(Object.entries(KERNELS).map(([words, matrix]) =>
    [words, ({ size }) => (Math.max(...shape(matrix)) <= size ? { kernel: matrix } : null)])));

  function paint() {
    const { kernel: given, size, position, flip: isFlipped } = card.now;
    const [r, c] = position.map((at) => Math.min(at, size - 1));
    const seen = spot.at;
    const used = isFlipped ? turned(given) : given;
    const response = turned(used);
    const pixels = impulse(size, [r, c]);
    const values = correlate(pixels, used);
    const [kh, kw] = shape(given);
    const [oh, ow] = shape(values);
    const scale = largest(given);
    // Where the response would lie whole, and the part of it that the output can hold.
    const [top, left] = [r - kh + 1, c - kw + 1];
    const [i0, j0] = [Math.max(0, top), Math.max(0, left)];
    const [i1, j1] = [Math.min(oh, r + 1), Math.min(ow, c + 1)];
    const isWhole = top >= 0 && left >= 0 && r < oh && c < ow;

    image.draw(pixels, { title: `Image X, ${size} × ${size}, one 1`, look: (i, j) => (i === r && j === c ? "now" : "") });
    image.outline(...(seen ?? [null, null]), kh, kw);
    kernel.draw(given, { title: `Kernel K, ${kh} × ${kw}`, scale });
    const isUnder = (i, j) => i0 <= i && i < i1 && j0 <= j && j < j1;
    output.draw(values, {
      title: `Output Y, ${oh} × ${ow}`,
      scale,
      look: (i, j) => [isUnder(i, j) ? "" : "off", seen && i === seen[0] && j === seen[1] ? "now" : ""].join(" "),
      foot: `(${size} − ${kh} + 1) × (${size} − ${kw} + 1) = ${oh} × ${ow}`,
    });
    output.outline(i0, j0, i1 - i0, j1 - j0);
    const isKept = (a, b) => isUnder(top + a, left + b);
    target.draw(response, {
      title: isFlipped ? "The kernel itself" : "K turned by 180°",
      scale,
      look: (a, b) => (isKept(a, b) ? "" : "off"),
      foot: isWhole ? "all of it is in Y" : "pale: beyond the edge of Y",
    });
    const kept = (i1 - i0) * (j1 - j0);
    const what = isFlipped ? "the kernel itself" : "the kernel turned by 180°";
    const hit = () => {
      const [a, b] = [r - seen[0], c - seen[1]];
      const isOn = a >= 0 && a < kh && b >= 0 && b < kw;
      const slot = isFlipped ? [kh - 1 - a, kw - 1 - b] : [a, b];
      return isOn ? `Y[${seen}] = ${fmt(used[a][b])}: in this window K[${slot}] lies on the 1.`
        : `Y[${seen}] = 0: this window does not reach the 1.`;
    };
    for (const { input } of [row, column]) put(input, "max", String(size - 1));
    card.say(
      isWhole ? `The 1 at X[${r},${c}] draws ${what} into Y.`
        : `The 1 at X[${r},${c}] lies in ${count(kept, "window")}: Y holds only that part of ${what}.`,
      seen ? hit() : "Point at a cell of Y to see which weight lies on the 1. Click X to move the 1.",
    );
  }

  return card.show(el, "Impulse lab", [[image], [kernel, target], [output]], [
    [...walk.nodes, kernels],
    [row, column, card.tick("flip", "Flip the kernel (true convolution)")],
  ], { reset: spot.forget });
}

export { impulse };
export default { render };
