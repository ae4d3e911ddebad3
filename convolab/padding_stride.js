// Padding and stride along one axis: the padded strip, every window on it, and how often each
// pixel is read.

// Zeros in front and behind that TensorFlow's SAME adds.
function samePads(n, k, s) {
  const total = Math.max((Math.ceil(n / s) - 1) * s + k - n, 0);
  return [Math.floor(total / 2), total - Math.floor(total / 2)];
}

// How many windows fit on a padded strip.
function outSize(n, k, front, behind, s) {
  return Math.max(0, Math.floor((n + front + behind - k) / s) + 1);
}

// How many windows read each pixel.
function usage(n, k, front, behind, s) {
  const starts = Array.from({ length: outSize(n, k, front, behind, s) }, (_, i) => i * s - front);
  return Array.from({ length: n }, (_, pixel) =>
    starts.filter((start) => start <= pixel && pixel < start + k).length);
}

function render({ model, el }) {
  let seen = null; // the output that is pointed at
  const point = (i) => {
    seen = i;
    paint();
  };
  const strip = new Grid("strip");
  const windows = new Grid("windows", { look: (i) => point(i) });
  const output = new Grid("output", { look: (i, j) => point(i === null ? null : j) });
  const line = make("p", { className: "say" });
  const detail = make("p", { className: "hint" });
  const voice = speaker();
  const labels = {};
  const sliders = {};
  const wraps = {};
  for (const [name, low, high, words] of [
    ["n", 1, 16, "pixels n"], ["k", 1, 9, "kernel k"], ["p", 0, 4, "padding p"], ["q", 0, 4, "padding behind"], ["s", 1, 6, "stride s"],
  ]) {
    labels[name] = make("span");
    sliders[name] = make("input", {
      type: "range", min: low, max: high, step: 1, ariaLabel: words,
      oninput: (event) => state.set({ [name]: Number(event.target.value) }),
    });
    wraps[name] = make("label", {}, labels[name], sliders[name]);
  }
  const mode = make("select", { ariaLabel: "Padding", onchange: () => state.set({ mode: mode.value }) },
    ...[["custom", "p on each side"], ["sides", "each side its own"], ["VALID", "VALID: none"], ["SAME", "SAME: TensorFlow's rule"]]
      .map(([value, words]) => make("option", { value, textContent: words })));

  function paint() {
    const [n, k, p, q, s, how] = ["n", "k", "p", "q", "s", "mode"].map((name) => model.get(name));
    const [front, behind] = { SAME: samePads(n, k, s), VALID: [0, 0], sides: [p, q], custom: [p, p] }[how];
    const o = outSize(n, k, front, behind, s);
    const reads = usage(n, k, front, behind, s);
    const wide = front + n + behind;
    const isPixel = (j) => front <= j && j < front + n;
    const at = seen !== null && seen < o ? seen : null;
    const inside = (j) => at !== null && at * s <= j && j < at * s + k;

    strip.draw([Array.from({ length: wide }, (_, j) => (isPixel(j) ? reads[j - front] : 0))], {
      title: `The strip: ${count(n, "pixel")}, ${count(front, "zero")} in front, ${behind} behind`,
      scale: k * 2,
      text: (_, j) => (isPixel(j) ? String(j - front) : "0"),
      note: (_, j) => (isPixel(j) ? `${reads[j - front]}×` : ""),
      look: (_, j) => [isPixel(j) ? (reads[j - front] ? "" : "drop") : "off", inside(j) ? "now" : ""].join(" "),
      foot: "small numbers: in how many windows a pixel lies; grey pixels are read by nobody",
    });
    windows.node.hidden = output.node.hidden = o === 0;
    if (o) {
      windows.draw(Array.from({ length: o }, () => Array(wide).fill(0)), {
        title: `${count(o, "window")}, ${s} apart`,
        text: (i, j) => (i * s <= j && j < i * s + k ? (isPixel(j) ? String(j - front) : "0") : ""),
        look: (i, j) => (i * s <= j && j < i * s + k ? (i === at ? "now" : "uses") : "off"),
      });
      output.draw([Array(o).fill(0)], {
        title: `The output: ${count(o, "number")}`,
        text: (_, j) => String(j),
        look: (_, j) => (j === at ? "now" : ""),
      });
    }
    const dropped = reads.flatMap((count, pixel) => (count ? [] : [pixel]));
    const formula = `⌊(${n} + ${front} + ${behind} − ${k}) / ${s}⌋ + 1`;
    put(line, "textContent", o ? `${formula} = ${count(o, "place")}` : `${n} + ${front} + ${behind} < ${k}: the kernel fits nowhere`);
    const rule = how === "SAME" ? `SAME wants ⌈${n} / ${s}⌉ = ${count(Math.ceil(n / s), "output")}: ${count(front + behind, "zero")}, the odd one behind. ` : "";
    const first = at === null ? 0 : at * s - front;
    put(detail, "textContent", at === null
      ? `${rule}${dropped.length ? `Read by nobody: ${dropped.join(", ")}.` : "Every pixel is read."}`
      : `Output ${at} reads the places ${fmt(first)} to ${fmt(first + k - 1)} of the strip; places outside are zeros.`);
    voice.say(`${line.textContent}. ${detail.textContent}`);
    for (const [name, value] of Object.entries({ n, k, p, q, s })) {
      put(sliders[name], "value", String(value));
      put(labels[name], "textContent", `${name} = ${value}`);
    }
    put(sliders.p, "disabled", how === "SAME" || how === "VALID");
    wraps.q.hidden = how !== "sides";
    put(mode, "value", how);
    card?.fit();
  }

  let card = null;
  const state = follow(model, ["n", "k", "p", "q", "s", "mode"], paint);
  const reset = { ...Object.fromEntries(["n", "k", "p", "q", "s", "mode"].map((name) => [name, model.get(name)])) };
  paint();
  card = stage(el, "Padding and stride", [[strip, windows, output]],
    [...Object.values(wraps), mode,
      make("span", { className: "gap" }),
      make("button", { textContent: "Reset", onclick: () => state.set(reset) })],
    [line, detail, voice.node]);
  return () => {
    voice.stop();
    state.stop();
    card.remove();
  };
}

export { outSize, samePads, usage };
export default { render };
