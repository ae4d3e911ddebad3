// The constraint ladder: the table of a dense layer from n × n pixels to n × n units, one row a unit
// and one column a pixel. Equal colours are equal weights; empty cells are zeros.

// The name of the weight from a pixel to a unit: null for a zero, else a number that equal weights share.
function weightOf(n, unit, pixel, share, reach) {
  const [i, j] = [Math.floor(unit / n), unit % n];
  const [p, q] = [Math.floor(pixel / n), pixel % n];
  const [a, b] = [p - i, q - j];
  if (Math.abs(a) > reach || Math.abs(b) > reach) return null;
  return share ? (a + n - 1) * (2 * n - 1) + b + n - 1 : unit * n * n + pixel;
}

// How many different weights there are, and how many entries are not zero.
function counts(n, share, reach) {
  let used = 0;
  const different = new Set();
  for (let unit = 0; unit < n * n; unit += 1) {
    for (let pixel = 0; pixel < n * n; pixel += 1) {
      const weight = weightOf(n, unit, pixel, share, reach);
      if (weight === null) continue;
      used += 1;
      different.add(weight);
    }
  }
  return { used, different: different.size };
}

function render({ model, el }) {
  let seen = null; // [unit, pixel]
  const table = new Raster("W", {
    look: (i, j) => {
      seen = i === null ? null : [i, j];
      paint();
    },
  });
  const image = new Grid("picture");
  const line = make("p", { className: "say" });
  const detail = make("p", { className: "hint" });
  const voice = speaker();
  const range = (name, low, high, words) => make("input", {
    type: "range", min: low, max: high, step: 1, ariaLabel: words,
    oninput: (event) => state.set({ [name]: Number(event.target.value) }),
  });
  const box = (name) => make("input", { type: "checkbox", onchange: (event) => state.set({ [name]: event.target.checked }) });
  const side = range("n", 2, 12, "Side n of the picture");
  const delta = range("delta", 0, 11, "Reach Δ");
  const [sideText, deltaText] = [make("span"), make("span")];
  const [share, local] = [box("share"), box("local")];

  function paint() {
    const [n, far, isShared, isLocal] = ["n", "delta", "share", "local"].map((name) => model.get(name));
    const reach = isLocal ? Math.min(far, n - 1) : n - 1;
    const { used, different } = counts(n, isShared, reach);
    const dark = isDark();
    const [unit, pixel] = seen && seen[0] < n * n && seen[1] < n * n ? seen : [null, null];
    const name = unit === null ? null : weightOf(n, unit, pixel, isShared, reach);
    table.draw({
      rows: n * n,
      cols: n * n,
      colour: (i, j) => {
        const weight = weightOf(n, i, j, isShared, reach);
        return weight === null ? null : shade(weight, dark);
      },
      mark: unit === null ? null : (i, j) => (i === unit && j === pixel)
        || (name !== null && isShared && weightOf(n, i, j, isShared, reach) === name),
      title: `The table of the layer: ${n * n} units × ${n * n} pixels`,
      foot: "a row for each unit, a column for each pixel; equal colours are equal weights, empty cells are zeros",
      label: `Table of ${n ** 4} weights, ${used} not zero, ${different} different. Arrow keys move through it.`,
    });
    const [i, j] = unit === null ? [0, 0] : [Math.floor(unit / n), unit % n];
    image.node.hidden = unit === null;
    if (unit !== null) {
      image.draw(Array.from({ length: n }, () => Array(n).fill(0)), {
        title: `What unit (${i}, ${j}) reads`,
        text: (p, q) => (weightOf(n, unit, p * n + q, isShared, reach) === null ? "0" : p === i && q === j ? "●" : "w"),
        look: (p, q) => [weightOf(n, unit, p * n + q, isShared, reach) === null ? "off" : "uses", p * n + q === pixel ? "now" : ""].join(" "),
        foot: "● the unit's own pixel",
      });
    }
    const rule = isShared && isLocal ? `(2 · ${reach} + 1)² = ${different}`
      : isShared ? `(2 · ${n} − 1)² = ${different}` : isLocal ? String(different) : `${n}⁴ = ${different}`;
    put(line, "textContent", `${isShared ? "shared" : "every unit its own"}, ${isLocal ? `local with Δ = ${far}` : "looking everywhere"}: ${rule} different weights`);
    put(detail, "textContent", unit === null
      ? `${used} of ${n ** 4} entries are not zero. For 1000 × 1000 pixels: ${isShared ? (isLocal ? `${(2 * far + 1) ** 2}` : "3996001") : "10¹²"}${isLocal && !isShared ? " less those beyond Δ" : ""}.`
      : name === null ? `Unit (${i}, ${j}) does not look at pixel (${Math.floor(pixel / n)}, ${pixel % n}): the weight is 0.`
        : `Unit (${i}, ${j}), pixel (${Math.floor(pixel / n)}, ${pixel % n}): the offset is (${fmt(Math.floor(pixel / n) - i)}, ${fmt(pixel % n - j)}).`);
    voice.say(`${line.textContent}. ${detail.textContent}`);
    put(side, "value", String(n));
    put(delta, "value", String(far));
    put(delta, "disabled", !isLocal);
    put(sideText, "textContent", `n = ${n}`);
    put(deltaText, "textContent", `Δ = ${far}`);
    put(share, "checked", isShared);
    put(local, "checked", isLocal);
    card?.fit();
  }

  let card = null;
  const names = ["n", "delta", "share", "local"];
  const state = follow(model, names, paint);
  const reset = Object.fromEntries(names.map((name) => [name, model.get(name)]));
  paint();
  card = stage(el, "Constraint ladder", [[table], [image]],
    [make("label", {}, sideText, side), make("label", {}, share, "share the weights"),
      make("label", {}, local, "look only nearby"), make("label", {}, deltaText, delta),
      make("span", { className: "gap" }), make("button", { textContent: "Reset", onclick: () => state.set(reset) })],
    [line, detail, voice.node]);
  return () => {
    voice.stop();
    state.stop();
    card.remove();
  };
}

export { counts, weightOf };
export default { render };
