// Padding and stride along one axis: the padded strip, every window on it, and how often each
// pixel is read.

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

const MODES = {
  custom: "p on each side", sides: "each side its own", VALID: "VALID: none", SAME: "SAME: TensorFlow's rule",
};

function render({ model, el }) {
  const card = new Card(model, ["n", "k", "p", "q", "s", "mode", "plane"], paint);
  const pads = ({ n, k, p, q, s, mode }) => ({ SAME: samePads(n, k, s), VALID: [0, 0], sides: [p, q], custom: [p, p] })[mode];
  const many = () => outSize(card.now.n, card.now.k, ...pads(card.now), card.now.s);
  const spot = card.spot(() => [1, many()]);
  const strip = new Grid("strip");
  const windows = new Grid("windows", { look: (i) => spot.look(i === null ? null : 0, i), pick: (i) => spot.pick(0, i) });
  const output = new Grid("output", { look: spot.look, pick: spot.pick });
  const picture = new Grid("picture");
  const slide = (name, label, low, high) => card.slider(name, label, low, high, (value) => `${name} = ${value}`);
  const sliders = {
    n: slide("n", "pixels n", 1, 16), k: slide("k", "kernel k", 1, 9), p: slide("p", "padding p", 0, 4),
    q: slide("q", "padding behind", 0, 4), s: slide("s", "stride s", 1, 6),
  };
  const examples = card.presets("an example\u2026", {
    "a pixel that nobody reads": { n: 10, k: 3, p: 0, s: 2, mode: "custom" },
    "SAME, one zero, behind": { n: 8, k: 3, s: 2, mode: "SAME" },
    "SAME, an even kernel": { n: 5, k: 4, s: 1, mode: "SAME" },
    "as large out as in": { n: 7, k: 5, p: 2, s: 1, mode: "custom" },
    "every overlap counts": { n: 6, k: 3, p: 2, s: 1, mode: "custom" },
    "a stride wider than the kernel": { n: 12, k: 2, p: 0, s: 3, mode: "custom" },
  });

  function paint() {
    const { n, k, s, mode, plane } = card.now;
    const [front, behind] = pads(card.now);
    const o = many();
    const reads = usage(n, k, front, behind, s);
    const wide = front + n + behind;
    const isPixel = (j) => front <= j && j < front + n;
    const at = spot.at && spot.at[1];
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
    // Rows and columns are independent: a pixel's windows are those of its row times its column's.
    picture.node.hidden = !plane;
    if (plane) {
      const used = (j) => (isPixel(j) ? reads[j - front] : 0);
      const all = Array.from({ length: wide }, (_, j) => used(j));
      picture.draw(all.map((row) => all.map((column) => row * column)), {
        title: `A picture of ${n} × ${n}, a kernel of ${k} × ${k}`,
        text: (i, j) => (isPixel(i) && isPixel(j) ? String(used(i) * used(j)) : "0"),
        look: (i, j) => (!isPixel(i) || !isPixel(j) ? "off" : used(i) * used(j) ? "" : "drop"),
        foot: `in how many of the ${o} × ${o} windows each pixel lies; dashed: rows and columns of zeros`,
      });
      picture.outline(at === null ? null : at * s, at * s, k, k);
    }
    const dropped = reads.flatMap((times, pixel) => (times ? [] : [pixel]));
    const formula = `⌊(${n} + ${front} + ${behind} − ${k}) / ${s}⌋ + 1`;
    const rule = mode === "SAME" ? `SAME wants ⌈${n} / ${s}⌉ = ${count(Math.ceil(n / s), "output")}: ${count(front + behind, "zero")}, the odd one behind. ` : "";
    const first = at * s - front;
    sliders.p.input.disabled = mode === "SAME" || mode === "VALID";
    sliders.q.hidden = mode !== "sides";
    card.say(o ? `${formula} = ${count(o, "place")}` : `${n} + ${front} + ${behind} < ${k}: the kernel fits nowhere`,
      at === null ? `${rule}${dropped.length ? `Read by nobody: ${dropped.join(", ")}.` : "Every pixel is read."}`
        : `Output ${at} reads the places ${fmt(first)} to ${fmt(first + k - 1)} of the strip; places outside are zeros.`);
  }

  return card.show(el, "Padding and stride", [[strip, windows, output], [picture]], [
    [...spot.walk().nodes, examples],
    [...Object.values(sliders), card.menu("mode", "Padding", MODES), card.tick("plane", "in two dimensions")],
  ], { reset: spot.forget });
}

export { outSize, usage };
export default { render };
