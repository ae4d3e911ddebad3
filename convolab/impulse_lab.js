// The impulse lab: an image of zeros with a single 1. Each output cell holds the one weight that lies
// on the 1 when the window stands there, so the whole output spells the kernel, backwards.

function impulse(size, [r, c]) {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === r && j === c ? 1 : 0)));
}

function render({ model, el }) {
  let seen = null; // the output cell that is pointed at, [i, j]

  const put1 = (i, j) => state.set({ position: [i, j] });
  const image = new Grid("X", { pick: put1, walk: put1 });
  const kernel = new Grid("K", {
    edit: (i, j, value) => state.set({ kernel: withCell(model.get("kernel"), i, j, value) }),
  });
  const output = new Grid("Y", {
    look: (i, j) => {
      seen = i === null ? null : [i, j];
      paint();
    },
  });
  const target = new Grid("K turned");
  const slider = (axis, name) => make("input", {
    type: "range", min: 0, step: 1, ariaLabel: `${name} of the 1`,
    oninput: (event) => {
      const at = [...model.get("position")];
      at[axis] = Number(event.target.value);
      state.set({ position: at });
    },
  });
  const row = slider(0, "Row");
  const column = slider(1, "Column");
  const rowText = make("span");
  const columnText = make("span");
  const flip = make("input", { type: "checkbox", onchange: () => state.set({ flip: flip.checked }) });
  const line = make("p", { className: "say" });
  const detail = make("p", { className: "hint" });
  const voice = speaker();

  function paint() {
    const [given, size, isFlipped] = ["kernel", "size", "flip"].map((name) => model.get(name));
    const [r, c] = model.get("position").map((at) => Math.min(at, size - 1));
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
    if (seen) image.outline(...seen, kh, kw);
    else image.outline(null);
    kernel.draw(given, { title: `Kernel K, ${kh} × ${kw}`, scale });
    const isUnder = (i, j) => i0 <= i && i < i1 && j0 <= j && j < j1;
    output.draw(values, {
      title: `Output Y, ${oh} × ${ow}`,
      scale,
      look: (i, j) => (isUnder(i, j) ? "" : "off"),
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
    put(line, "textContent", isWhole ? `The 1 at X[${r},${c}] draws ${what} into Y.`
      : `The 1 at X[${r},${c}] lies in ${count(kept, "window")}: Y holds only that part of ${what}.`);
    if (seen) {
      const [a, b] = [r - seen[0], c - seen[1]];
      const isOn = a >= 0 && a < kh && b >= 0 && b < kw;
      const slot = isFlipped ? [kh - 1 - a, kw - 1 - b] : [a, b];
      put(detail, "textContent", isOn
        ? `Y[${seen}] = ${fmt(used[a][b])}: in this window K[${slot}] lies on the 1.`
        : `Y[${seen}] = 0: this window does not reach the 1.`);
    } else {
      put(detail, "textContent", "Point at a cell of Y to see which weight lies on the 1. Click X to move the 1.");
    }
    voice.say(seen ? detail.textContent : line.textContent);
    for (const [input, label, at, name] of [[row, rowText, r, "row"], [column, columnText, c, "column"]]) {
      put(input, "max", String(size - 1));
      put(input, "value", String(at));
      put(label, "textContent", `${name} ${at}`);
    }
    put(flip, "checked", isFlipped);
    card?.fit();
  }

  let card = null;
  const state = follow(model, ["kernel", "size", "position", "flip"], paint);
  paint();
  card = stage(el, "Impulse lab", [[image], [kernel, target], [output]],
    [make("label", {}, rowText, row), make("label", {}, columnText, column),
      make("span", { className: "gap" }), make("label", {}, flip, "Flip the kernel (true convolution)")],
    [line, detail, voice.node]);
  return () => {
    voice.stop();
    state.stop();
    card.remove();
  };
}

export { impulse };
export default { render };
