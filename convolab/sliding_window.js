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

function render({ model, el }) {
  let seen = null; // the output cell that is pointed at, [i, j]
  let source = null; // the pixel that is pointed at
  let whole = true;
  let timer = null;

  const read = () => {
    const [image, given, flip] = ["image", "kernel", "flip"].map((name) => model.get(name));
    const kernel = flip ? turned(given) : given;
    const output = correlate(image, kernel);
    const [oh, ow] = shape(output);
    const each = kernel.length * kernel[0].length;
    const [i, j] = model.get("cursor");
    const cursor = [Math.min(i, oh - 1), Math.min(j, ow - 1)];
    const taken = Math.min(model.get("taken"), each);
    const done = progress(cursor, taken, ow, each);
    return { image, given, kernel, flip, output, oh, ow, each, cursor, taken, done, all: oh * ow * each };
  };

  const go = (done) => {
    const { ow, each } = read();
    state.set(place(done, ow, each));
  };
  const step = (by) => {
    const { done, each, all } = read();
    go(moved(done, by, whole, each, all));
  };
  const play = (on) => {
    clearInterval(timer);
    timer = null;
    if (on) {
      if (read().done === read().all) go(0);
      timer = setInterval(() => {
        step(1);
        if (read().done === read().all) play(false);
      }, 600);
    }
    paint();
  };
  const by = (amount) => () => {
    play(false);
    step(amount);
  };

  const image = new Grid("X", {
    edit: (i, j, value) => state.set({ image: withCell(model.get("image"), i, j, value) }),
    look: (i, j) => {
      source = i === null ? null : [i, j];
      paint();
    },
  });
  const kernel = new Grid("K", {
    edit: (i, j, value) => state.set({ kernel: withCell(model.get("kernel"), i, j, value) }),
  });
  const sliding = new Grid("K turned");
  const products = new Grid("Product");
  const output = new Grid("Y", {
    look: (i, j) => {
      seen = i === null ? null : [i, j];
      paint();
    },
    pick: (i, j) => {
      play(false);
      state.set({ cursor: [i, j], taken: read().each });
    },
    key: (event) => {
      if (event.key !== " ") return false;
      by(event.shiftKey ? -1 : 1)();
      output.focus(read().cursor);
      seen = null;
      paint();
      return true;
    },
  });

  const back = make("button", { onclick: by(-1), textContent: "◂ Back" });
  const next = make("button", { onclick: by(1), textContent: "Step ▸", className: "go" });
  const run = make("button", { onclick: () => play(timer === null) });
  const reset = make("button", { onclick: () => { play(false); go(0); }, textContent: "Reset" });
  const fill = make("button", { onclick: () => { play(false); go(read().all); }, textContent: "Fill" });
  const stride = make("select", { onchange: () => { whole = stride.value === "window"; } },
    make("option", { value: "window", textContent: "one window" }),
    make("option", { value: "product", textContent: "one product" }));
  const flip = make("input", { type: "checkbox", onchange: () => state.set({ flip: flip.checked }) });
  const line = make("p", { className: "say" });
  const other = make("p", { className: "hint" });
  const voice = speaker();

  function paint() {
    const now = read();
    const [i, j] = seen ?? now.cursor;
    const taken = seen ? now.each : now.taken;
    const [kh, kw] = shape(now.kernel);
    const [h, w] = shape(now.image);
    const patch = productsAt(now.image, now.kernel, i, j);
    const total = sum(patch.flat().slice(0, taken));
    const isIn = (a, b) => a >= i && a < i + kh && b >= j && b < j + kw;
    const isLast = (a, b) => taken > 0 && taken < now.each && a * kw + b === taken - 1;
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
    products.draw(patch, {
      title: "Products",
      scale: largest(now.image) * reach,
      note: (a, b) => `${fmt(now.image[i + a][j + b], 3)}·${fmt(now.kernel[a][b], 3)}`,
      foot: `sum${taken < now.each ? " so far" : ""}: ${fmt(total)}`,
      text: (a, b) => (a * kw + b < taken ? undefined : ""),
      look: (a, b) => (a * kw + b >= taken ? "empty" : isLast(a, b) ? "now" : ""),
    });
    const rank = (a, b) => (a * now.ow + b + 1) * now.each;
    const isHere = (a, b) => a === i && b === j;
    output.draw(now.output, {
      title: `Output Y, ${now.oh} × ${now.ow}`,
      scale,
      text: (a, b) => (isHere(a, b) ? (taken ? fmt(total) : "") : rank(a, b) <= now.done ? undefined : ""),
      look: (a, b) => [
        isHere(a, b) ? (taken < now.each ? "part" : "") : rank(a, b) <= now.done ? "" : "empty",
        source && a <= source[0] && source[0] < a + kh && b <= source[1] && source[1] < b + kw ? "uses" : "",
      ].join(" "),
      foot: `(${h} − ${kh} + 1) × (${w} − ${kw} + 1) = ${now.oh} × ${now.ow}`,
    });
    output.outline(i, j, 1, 1);

    const terms = patch.flatMap((row, a) =>
      row.map((_, b) => term(now.image[i + a][j + b], now.kernel[a][b]))).slice(0, taken);
    const isWhole = taken === now.each;
    const rest = isWhole ? "" : ` so far, ${taken} of ${now.each} products`;
    const shown = terms.length > 25 ? [`the sum of ${taken} products`] : terms;
    line.replaceChildren(`Y[${i},${j}] = `, ...(taken ? shown.flatMap((words, index) => [
      index ? " + " : "",
      !isWhole && index === shown.length - 1 ? make("b", { textContent: words }) : words,
    ]) : ["? Press Step."]), taken ? ` = ${fmt(total, 6)}${rest}` : "");
    const rival = sum(productsAt(now.image, turned(now.kernel), i, j).flat());
    put(other, "textContent", !isWhole ? "" : now.flip
      ? `Without the flip, cross-correlation gives ${fmt(rival, 6)} here.`
      : `With the kernel flipped, true convolution gives ${fmt(rival, 6)} here.`);
    if (timer === null) voice.say(line.textContent);
    put(flip, "checked", now.flip);
    put(back, "disabled", now.done === 0);
    put(reset, "disabled", now.done === 0);
    put(next, "disabled", now.done === now.all);
    put(fill, "disabled", now.done === now.all);
    put(run, "textContent", timer === null ? "Play" : "Pause");
    card?.fit();
  }

  let card = null;
  const state = follow(model, ["image", "kernel", "flip", "cursor", "taken"], paint);
  paint();
  card = stage(el, "Sliding window", [[image], [kernel, sliding, products], [output]],
    [back, next, run, reset, fill, make("label", {}, "by", stride), make("span", { className: "gap" }),
      make("label", {}, flip, "Flip the kernel (true convolution)")],
    [line, other, voice.node],
    [make("p", { className: "hint" },
      "Click a number of X or K to change it; point at a cell of Y to see where it comes from.")]);
  return () => {
    clearInterval(timer);
    voice.stop();
    state.stop();
    card.remove();
  };
}

export { moved, place, progress };
export default { render };
