// The sliding window: one window of the image, times the kernel, summed into one output cell.
// Progress is one number, the products added so far over all windows; the model keeps it as
// `cursor` (the window) and `taken` (its products, 1 to all; 0 only before the first).

function progress([i, j], taken, width, each) {
  return (i * width + j) * each + taken;
}

function place(done, width, each) {
  const index = Math.max(0, Math.ceil(done / each) - 1);
  return { cursor: [Math.floor(index / width), index % width], taken: done - index * each };
}

// The whole output: the kernel, turned or not, over the image, and the bias on top.
function answer({ image, kernel, flip, bias }) {
  return correlate(image, flip ? turned(kernel) : kernel).map((row) => row.map((value) => value + bias));
}

// A product as it is written, negative factors in brackets.
function term(left, right) {
  const [x, k] = [left, right].map((value) => (value < 0 ? `(${fmt(value)})` : fmt(value)));
  return `${x}·${k}`;
}

// One product or one whole window further (by = 1) or back (by = -1), inside 0..all.
function moved(done, by, whole, each, all) {
  const next = !whole ? done + by
    : by > 0 ? (Math.floor(done / each) + 1) * each : (Math.ceil(done / each) - 1) * each;
  return Math.min(all, Math.max(0, next));
}

const IMAGES = {
  "numbers, 5 × 5": Array.from({ length: 5 }, (_, i) => Array.from({ length: 5 }, (__, j) => (3 * i + 4 * j) % 10)),
  "a dark bar, 6 × 8": Array(6).fill([1, 1, 0, 0, 0, 0, 1, 1]),
  "a ramp, 5 × 6": Array(5).fill([0, 1, 2, 3, 4, 5]),
  "a single 1, 5 × 5": Array.from({ length: 5 }, (_, i) => Array.from({ length: 5 }, (__, j) => (i === 2 && j === 2 ? 1 : 0))),
};
const KERNELS = {
  "a pixel minus the next": [[1, -1]],
  "a pixel minus the one below": [[1], [-1]],
  "the middle pixel": [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
  "the mean of 2 × 2": [[0.25, 0.25], [0.25, 0.25]],
  "Sobel, to the right": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
  "Laplacian": [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
};

// Examples for the menu of one field, those left out with which the kernel would not fit.
function fitting(matrices, changes) {
  return Object.fromEntries(Object.entries(matrices).map(([words, matrix]) => [words, (now) => {
    const { image, kernel } = { ...now, ...changes(matrix) };
    return kernel.length <= image.length && kernel[0].length <= image[0].length ? changes(matrix) : null;
  }]));
}

function render({ model, el }) {
  let seen = null; // the output cell that is pointed at, [i, j]
  let source = null; // the pixel that is pointed at
  let whole = true;
  let guessed = null; // what was typed last into the output
  const card = new Card(model, ["image", "kernel", "flip", "bias", "ask", "cursor", "taken"], paint);
  let found = { of: "", cells: new Set() }; // the outputs that were typed right, of these numbers

  const read = () => {
    const { image, kernel: given, flip, bias, ask, cursor: [i, j], taken: added } = card.now;
    const kernel = flip ? turned(given) : given;
    const output = answer(card.now);
    const [oh, ow] = shape(output);
    const each = kernel.length * kernel[0].length;
    const cursor = [Math.min(i, oh - 1), Math.min(j, ow - 1)];
    const taken = Math.min(added, each);
    const done = progress(cursor, taken, ow, each);
    return { image, given, kernel, flip, bias, ask, output, oh, ow, each, cursor, taken, done, all: oh * ow * each };
  };
  // Whether an output is kept back until somebody has typed it.
  const isAsked = (i, j) => {
    const { image, kernel, flip, bias, ask } = card.now;
    if (!ask) return false;
    const of = JSON.stringify([image, kernel, flip, bias]);
    if (found.of !== of) found = { of, cells: new Set() };
    return !found.cells.has(`${i},${j}`);
  };
  const guess = (i, j, value) => {
    if (!isAsked(i, j)) return;
    const { output, each } = read();
    guessed = value;
    const isRight = Math.abs(value - output[i][j]) <= 1e-3 * Math.max(1, Math.abs(output[i][j]));
    if (isRight) found.cells.add(`${i},${j}`);
    card.set({ cursor: [i, j], taken: each });
  };
  const go = (done) => {
    guessed = null;
    const { ow, each } = read();
    card.set(place(done, ow, each));
  };
  const walk = card.player(() => read().all, () => read().done, go, (by) => {
    const { done, each, all } = read();
    return moved(done, by, whole, each, all);
  });

  const image = new Grid("X", {
    edit: (i, j, value) => card.set({ image: withCell(model.get("image"), i, j, value) }),
    look: (i, j) => {
      source = i === null ? null : [i, j];
      paint();
    },
  });
  const kernel = new Grid("K", {
    edit: (i, j, value) => card.set({ kernel: withCell(model.get("kernel"), i, j, value) }),
  });
  const sliding = new Grid("K turned");
  const extra = new Grid("b", { edit: (i, j, value) => card.set({ bias: value }) });
  const products = new Grid("Product");
  const output = new Grid("Y", {
    look: (i, j) => {
      seen = i === null ? null : [i, j];
      paint();
    },
    pick: (i, j) => {
      walk.stop();
      guessed = null;
      card.set({ cursor: [i, j], taken: read().each });
    },
    key: (event) => {
      if (event.key !== " ") return false;
      walk.by(event.shiftKey ? -1 : 1);
      output.focus(read().cursor);
      seen = null;
      paint();
      return true;
    },
  });

  const fill = make("button", { onclick: () => { walk.stop(); go(read().all); }, textContent: "Fill" });
  const stride = make("select", { onchange: () => { whole = stride.value === "window"; } },
    make("option", { value: "window", textContent: "one window" }),
    make("option", { value: "product", textContent: "one product" }));
  let hasBias = false; // ticked, though the number may still be 0
  const biased = make("input", { type: "checkbox", onchange: () => {
    hasBias = biased.checked;
    card.set(hasBias ? {} : { bias: 0 });
  } });
  const images = card.presets("an image\u2026", fitting(IMAGES, (matrix) => ({ image: matrix })));
  const kernels = card.presets("a kernel\u2026", fitting(KERNELS, (matrix) => ({ kernel: matrix })));

  function paint() {
    const now = read();
    const [i, j] = seen ?? now.cursor;
    const taken = seen ? now.each : now.taken;
    const [kh, kw] = shape(now.kernel);
    const [h, w] = shape(now.image);
    const patch = productsAt(now.image, now.kernel, i, j);
    const isWhole = taken === now.each;
    const added = sum(patch.flat().slice(0, taken));
    const total = added + (isWhole ? now.bias : 0); // the bias comes last
    const isOpen = isWhole && isAsked(i, j);
    const isIn = (a, b) => a >= i && a < i + kh && b >= j && b < j + kw;
    const isLast = (a, b) => taken > 0 && !isWhole && a * kw + b === taken - 1;
    const scale = largest(now.output);
    const reach = largest(now.kernel);

    image.draw(now.image, {
      title: `Image X, ${h} × ${w}`,
      note: (a, b) => (isIn(a, b) ? `× ${fmt(now.kernel[a - i][b - j], 3)}` : ""),
      look: (a, b) => (isLast(a - i, b - j) && isIn(a, b) ? "now" : ""),
    });
    image.outline(i, j, kh, kw);
    kernel.draw(now.given, {
      title: `Kernel K, ${kh} × ${kw}`,
      scale: reach,
      look: (a, b) => (!now.flip && isLast(a, b) ? "now" : ""),
    });
    sliding.node.hidden = !now.flip;
    sliding.draw(now.kernel, {
      title: "K turned by 180°",
      scale: reach,
      look: (a, b) => (isLast(a, b) ? "now" : ""),
      foot: "this one slides",
    });
    extra.node.hidden = !hasBias && !now.bias;
    put(biased, "checked", !extra.node.hidden);
    extra.draw([[now.bias]], { title: "Bias b", foot: "added to each window" });
    products.draw(patch, {
      title: "Products",
      scale: largest(now.image) * reach,
      note: (a, b) => `${fmt(now.image[i + a][j + b], 3)}·${fmt(now.kernel[a][b], 3)}`,
      foot: `sum${isWhole ? "" : " so far"}: ${isOpen ? "?" : fmt(added)}`,
      text: (a, b) => (a * kw + b < taken ? undefined : ""),
      look: (a, b) => (a * kw + b >= taken ? "empty" : isLast(a, b) ? "now" : ""),
    });
    const rank = (a, b) => (a * now.ow + b + 1) * now.each;
    const isHere = (a, b) => a === i && b === j;
    output.on.guess = now.ask ? guess : undefined;
    output.draw(now.output.map((row, a) => row.map((value, b) => (isAsked(a, b) ? 0 : value))), {
      title: `Output Y, ${now.oh} × ${now.ow}`,
      scale,
      text: (a, b) => {
        if (isHere(a, b) ? taken === 0 : rank(a, b) > now.done) return "";
        if (isAsked(a, b) && (!isHere(a, b) || isWhole)) return "?";
        return isHere(a, b) ? fmt(total) : undefined;
      },
      look: (a, b) => [
        isHere(a, b) ? (isWhole ? "" : "part") : rank(a, b) <= now.done ? "" : "empty",
        source && a <= source[0] && source[0] < a + kh && b <= source[1] && source[1] < b + kw ? "uses" : "",
      ].join(" "),
      foot: `(${h} − ${kh} + 1) × (${w} − ${kw} + 1) = ${now.oh} × ${now.ow}`,
    });
    output.outline(i, j, 1, 1);

    const terms = patch.flatMap((row, a) =>
      row.map((_, b) => term(now.image[i + a][j + b], now.kernel[a][b]))).slice(0, taken);
    const rest = isWhole ? "" : ` so far, ${taken} of ${now.each} products`;
    const shown = terms.length > 25 ? [`the sum of ${taken} products`] : terms;
    const bias = isWhole && now.bias ? ` + ${now.bias < 0 ? `(${fmt(now.bias)})` : fmt(now.bias)}` : "";
    card.line.replaceChildren(`Y[${i},${j}] = `, ...(taken ? shown.flatMap((words, index) => [
      index ? " + " : "",
      !isWhole && index === shown.length - 1 ? make("b", { textContent: words }) : words,
    ]) : ["? Press Step."]), taken ? `${bias} = ${isOpen ? "?" : fmt(total, 6)}${rest}` : "");
    const rival = sum(productsAt(now.image, turned(now.kernel), i, j).flat()) + now.bias;
    const isHereTyped = guessed !== null && isSame([i, j], now.cursor);
    put(card.detail, "textContent", !isWhole ? ""
      : isOpen ? (isHereTyped ? `Not ${fmt(guessed, 6)}: add the products once more.` : "Type the number into its cell of Y.")
      : now.ask && isHereTyped ? "Right. Press Step." : now.flip
      ? `Without the flip, cross-correlation gives ${fmt(rival, 6)} here.`
      : `With the kernel flipped, true convolution gives ${fmt(rival, 6)} here.`);
    put(fill, "disabled", now.done === now.all || now.ask);
    card.told();
  }

  return card.show(el, "Sliding window", [[image], [kernel, sliding, products, extra], [output]], [
    [...walk.nodes, fill, make("label", {}, "by", stride), card.tick("ask", "Ask me first")],
    [images, kernels, card.tick("flip", "Flip the kernel (true convolution)"),
      make("label", {}, biased, "Add a bias")],
  ], {
    below: [make("p", { className: "hint" },
      "Click a number of X or K to change it; point at a cell of Y to see where it comes from.")],
    reset: () => {
      [seen, guessed, found] = [null, null, { of: "", cells: new Set() }];
      hasBias = false;
      whole = true;
      stride.value = "window";
    },
  });
}

export { answer, moved, place, progress };
export default { render };
