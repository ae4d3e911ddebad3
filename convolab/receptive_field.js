// The receptive field, walked back: one unit at the top, and below it, level by level, the units
// that it depends on. The number in a cell is the number of ways from it up to the unit.

// How many ways lead from each unit of every level to the one at the top; the top comes first.
function ways(layers) {
  const levels = [[1]];
  for (const [k, s] of [...layers].reverse()) {
    const above = levels.at(-1);
    const below = Array(s * (above.length - 1) + k).fill(0);
    above.forEach((count, i) => {
      for (let a = 0; a < k; a += 1) below[i * s + a] += count;
    });
    levels.push(below);
  }
  return levels;
}

// The units of the next level down that unit i reads: [first, last].
function reads(i, [k, s]) {
  return [i * s, i * s + k - 1];
}

const STACKS = {
  "3, then 3 with stride 2": [[3, 1], [3, 2]],
  "3 with stride 2, twice": [[3, 2], [3, 2]],
  "three of 3": [[3, 1], [3, 1], [3, 1]],
  "LeNet: 5, pool 2, 5, pool 2": [[5, 1], [2, 2], [5, 1], [2, 2]],
  "2 on 2": [[2, 1], [2, 1]],
};

function render({ model, el }) {
  let seen = null; // [level from the top, unit]
  const MOST = 5;
  const WIDEST = 48;
  const card = new Card(model, ["layers", "walked"], paint);
  const levels = Array.from({ length: MOST + 1 }, (_, level) => new Grid(`level ${level}`, {
    look: (i, j) => {
      seen = i === null ? null : [level, j];
      paint();
    },
  }));
  const heat = new Raster("field");
  const walk = card.player(() => card.now.layers.length, () => Math.min(card.now.walked, card.now.layers.length),
    (walked) => card.set({ walked }));
  const width = (layers) => ways(layers).at(-1).length;
  const change = (layers) => width(layers) <= WIDEST && card.set({ layers, walked: MOST });
  const rows = Array.from({ length: MOST }, (_, l) => {
    const sliders = ["kernel", "stride"].map((word, at) => card.slider("layers", `${word} of layer ${l + 1}`, 1, at ? 4 : 9,
      (layers) => `${at ? "s" : "k"} = ${layers[l]?.[at]}`,
      (value) => {
        const layers = model.get("layers").map((layer) => [...layer]);
        layers[l][at] = value;
        return width(layers) <= WIDEST ? { layers, walked: MOST } : {};
      },
      (layers) => layers[l]?.[at] ?? 1));
    return [make("b", { textContent: `layer ${l + 1}` }), ...sliders];
  });
  const stacks = card.presets("a stack of layers\u2026",
    Object.fromEntries(Object.entries(STACKS).map(([name, layers]) => [name, { layers }])));
  const add = make("button", { textContent: "Add a layer", onclick: () => change([...model.get("layers"), [3, 1]]) });
  const drop = make("button", { textContent: "Take one off", onclick: () => change(model.get("layers").slice(0, -1)) });

  function paint() {
    const { layers, walked } = card.now;
    const counts = ways(layers);
    const depth = layers.length;
    const deep = Math.min(walked, depth); // how far down the walk has come
    // Which units of each level the pointed one reads, down to where the walk has come.
    const lit = counts.map(() => null);
    if (seen && seen[0] <= deep && seen[1] < counts[seen[0]].length) {
      let [first, last] = [seen[1], seen[1]];
      lit[seen[0]] = [first, last];
      for (let level = seen[0]; level < depth; level += 1) {
        const layer = layers[depth - 1 - level];
        [first, last] = [reads(first, layer)[0], reads(last, layer)[1]];
        lit[level + 1] = [first, last];
      }
    }
    levels.forEach((grid, level) => {
      grid.node.hidden = level > deep;
      if (level > deep) return;
      const many = counts[level].length;
      const name = level === depth ? "the picture" : `after layer ${depth - level}`;
      grid.draw([counts[level]], {
        title: `${name}: ${count(many, level === depth ? "pixel" : "unit")}`,
        look: (_, j) => (lit[level] && lit[level][0] <= j && j <= lit[level][1] ? "now" : ""),
        foot: level < depth ? `each reads ${layers[depth - 1 - level][0]} below, ${layers[depth - 1 - level][1]} apart` : "",
      });
    });
    const field = counts[deep];
    const middle = Math.max(...field) ** 2;
    heat.draw({
      rows: field.length,
      cols: field.length,
      width: 240,
      colour: (i, j) => `color-mix(in srgb, ${isDark() ? "#e08a2c" : "#d9730d"} ${Math.round(100 * field[i] * field[j] / middle)}%, ${isDark() ? "#2a2f38" : "#f3f5f8"})`,
      title: `In two dimensions: ${field.length} × ${field.length}`,
      foot: "the fuller the colour, the more ways lead up to the unit",
      label: `The field in two dimensions, ${field.length} by ${field.length}; the middle counts most, ${count(middle, "way")}, a corner ${field[0] ** 2}.`,
    });
    const sizes = counts.map((level) => level.length);
    const steps = layers.slice(0, deep).map((_, at) => {
      const [k, s] = layers[depth - 1 - at];
      return `${s} · (${sizes[at]} − 1) + ${k} = ${sizes[at + 1]}`;
    });
    card.bars?.slice(1).forEach((bar, l) => put(bar, "hidden", l >= depth));
    put(add, "disabled", depth === MOST || width([...layers, [3, 1]]) > WIDEST);
    put(drop, "disabled", depth === 0);
    const jump = layers.reduce((product, [, s]) => product * s, 1);
    card.say(`1${steps.length ? ` → ${steps.join(" → ")}` : ""}: ${deep < depth ? "so far " : ""}the field is ${sizes[deep]} wide`,
      lit.at(-1) ? `${counts[seen[0]][seen[1]]} ways lead from here to the top; it rests on the pixels ${lit.at(-1)[0]} to ${lit.at(-1)[1]}.`
        : `Neighbours at the top look ${jump} apart. A number counts the ways up: the middle counts most.`);
  }

  return card.show(el, "Receptive field", [levels, [heat]], [[...walk.nodes, stacks, add, drop], ...rows], {
    reset: () => { seen = null; },
  });
}

export { reads, ways };
export default { render };
