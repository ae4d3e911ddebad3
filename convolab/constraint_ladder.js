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
  const card = new Card(model, ["n", "delta", "share", "local"], paint);
  // The entry [unit, pixel] that is looked at; after a step [unit, null], its whole row.
  const spot = card.spot(() => Array(2).fill(model.get("n") ** 2));
  const walk = card.player(
    () => model.get("n") ** 2 - 1,
    () => spot.at?.[0] ?? -1,
    (unit) => spot.pick(unit, null),
  );
  const entry = (p, q) => (p === null ? [null] : [spot.at[0], p * model.get("n") + q]);
  const table = new Raster("W", { look: spot.look, pick: spot.pick });
  const image = new Grid("picture", {
    look: (p, q) => spot.look(...entry(p, q)),
    pick: (p, q) => spot.pick(...entry(p, q)),
  });
  const delta = card.slider("delta", "Reach Δ", 0, 11, (value) => `Δ = ${value}`);
  const rungs = card.presets("a rung\u2026", {
    "dense": { share: false, local: false },
    "shared": { share: true, local: false },
    "local": { share: false, local: true },
    "shared and local": { share: true, local: true },
  });

  function paint() {
    const { n, delta: far, share: isShared, local: isLocal } = card.now;
    const reach = isLocal ? Math.min(far, n - 1) : n - 1;
    const { used, different } = counts(n, isShared, reach);
    const dark = isDark();
    const [unit, pixel] = spot.at ?? [null, null];
    const nameOf = (i, j) => weightOf(n, i, j, isShared, reach);
    const name = pixel === null ? null : nameOf(unit, pixel);
    table.draw({
      rows: n * n,
      cols: n * n,
      colour: (i, j) => {
        const weight = nameOf(i, j);
        return weight === null ? null : shade(weight, dark);
      },
      same: [n, isShared, reach, dark].join(),
      mark: unit === null ? null
        : pixel === null ? (i, j) => i === unit && nameOf(i, j) !== null
          : (i, j) => (i === unit && j === pixel) || (name !== null && isShared && nameOf(i, j) === name),
      title: `The table of the layer: ${n * n} units × ${n * n} pixels`,
      foot: "a row for each unit, a column for each pixel; equal colours are equal weights, empty cells are zeros",
      label: `Table of ${n ** 4} weights, ${used} not zero, ${different} different. Arrow keys move through it.`,
    });
    const [i, j] = unit === null ? [0, 0] : [Math.floor(unit / n), unit % n];
    const [p, q] = [Math.floor(pixel / n), pixel % n];
    const read = Array.from({ length: n }, (_, a) => Array.from({ length: n }, (__, b) => nameOf(unit, a * n + b)));
    image.node.hidden = unit === null;
    if (unit !== null) {
      image.draw(read.map((row) => row.map(() => 0)), {
        title: `What unit (${i}, ${j}) reads`,
        text: (a, b) => (read[a][b] === null ? "0" : a === i && b === j ? "●" : "w"),
        look: (a, b) => [read[a][b] === null ? "off" : "uses", a * n + b === pixel ? "now" : ""].join(" "),
        foot: "● the unit's own pixel",
      });
      image.cells.forEach((row, a) => row.forEach((cell, b) => {
        cell.style.background = read[a][b] === null ? "" : shade(read[a][b], dark);
      }));
    }
    const rule = isShared && isLocal ? `(2 · ${reach} + 1)² = ${different}`
      : isShared ? `(2 · ${n} − 1)² = ${different}` : isLocal ? String(different) : `${n}⁴ = ${different}`;
    const seen = read.flat().filter((weight) => weight !== null).length;
    const large = !isShared ? "10¹²" : isLocal ? (2 * far + 1) ** 2 : "3996001";
    put(delta.input, "disabled", !isLocal);
    card.say(
      `${isShared ? "shared" : "every unit its own"}, ${isLocal ? `local with Δ = ${far}` : "looking everywhere"}: ${rule} different weights`,
      unit === null ? `${used} of ${n ** 4} entries are not zero. For 1000 × 1000 pixels: ${large}${isLocal && !isShared ? " less those beyond Δ" : ""}.`
        : pixel === null ? `Unit (${i}, ${j}) reads ${seen} of ${count(n * n, "pixel")}, ${isShared ? "with one weight for each offset, whatever the unit" : "with weights that no other unit has"}.`
          : name === null ? `Unit (${i}, ${j}) does not look at pixel (${p}, ${q}): the weight is 0.`
            : `Unit (${i}, ${j}), pixel (${p}, ${q}): the offset is (${fmt(p - i)}, ${fmt(q - j)}).`,
    );
  }

  return card.show(el, "Constraint ladder", [[table], [image]], [
    [...walk.nodes, rungs],
    [card.slider("n", "Side n of the picture", 2, 12, (value) => `n = ${value}`),
      card.tick("share", "share the weights"), card.tick("local", "look only nearby"), delta],
  ], { reset: spot.forget });
}

export { counts, weightOf };
export default { render };
