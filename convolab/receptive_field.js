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
  const levels = Array.from({ length: MOST + 1 }, (_, level) => new Grid(`level ${level}`, {
    look: (i, j) => {
      seen = i === null ? null : [level, j];
      paint();
    },
  }));
  const line = make("p", { className: "say" });
  const detail = make("p", { className: "hint" });
  const voice = speaker();
  const width = (layers) => ways(layers).at(-1).length;
  const change = (layers) => width(layers) <= WIDEST && state.set({ layers });
  const rows = Array.from({ length: MOST }, (_, l) => {
    const inputs = ["kernel", "stride"].map((word, at) => make("input", {
      type: "range", min: 1, max: at ? 4 : 9, step: 1, ariaLabel: `${word} of layer ${l + 1}`,
      oninput: (event) => {
        const layers = model.get("layers").map((layer) => [...layer]);
        layers[l][at] = Number(event.target.value);
        change(layers);
        paint();
      },
    }));
    const words = inputs.map(() => make("span"));
    const labels = inputs.map((input, at) => make("label", {}, words[at], input));
    return { inputs, words, node: make("div", { className: "bar" }, make("b", { textContent: `layer ${l + 1}` }), ...labels) };
  });
  const stacks = make("select", { ariaLabel: "A stack of layers", onchange: () => STACKS[stacks.value] && state.set({ layers: STACKS[stacks.value] }) },
    make("option", { value: "", textContent: "choose a stack…" }),
    ...Object.keys(STACKS).map((name) => make("option", { value: name, textContent: name })));
  const add = make("button", { textContent: "Add a layer", onclick: () => change([...model.get("layers"), [3, 1]]) });
  const drop = make("button", { textContent: "Take one off", onclick: () => change(model.get("layers").slice(0, -1)) });

  function paint() {
    const layers = model.get("layers");
    const counts = ways(layers);
    const depth = layers.length;
    // Which units of each level the pointed one reads (below it) or is read by (above it).
    const lit = counts.map(() => null);
    if (seen && seen[0] <= depth && seen[1] < counts[seen[0]].length) {
      let [first, last] = [seen[1], seen[1]];
      lit[seen[0]] = [first, last];
      for (let level = seen[0]; level < depth; level += 1) {
        const layer = layers[depth - 1 - level];
        [first, last] = [reads(first, layer)[0], reads(last, layer)[1]];
        lit[level + 1] = [first, last];
      }
    }
    levels.forEach((grid, level) => {
      grid.node.hidden = level > depth;
      if (level > depth) return;
      const many = counts[level].length;
      const name = level === depth ? "the picture" : `after layer ${depth - level}`;
      grid.draw([counts[level]], {
        title: `${name}: ${many} ${level === depth ? (many === 1 ? "pixel" : "pixels") : many === 1 ? "unit" : "units"}`,
        look: (_, j) => (lit[level] && lit[level][0] <= j && j <= lit[level][1] ? "now" : ""),
        foot: level < depth ? `each reads ${layers[depth - 1 - level][0]} below, ${layers[depth - 1 - level][1]} apart` : "",
      });
    });
    const sizes = counts.map((level) => level.length);
    const steps = layers.map((_, at) => {
      const [k, s] = layers[depth - 1 - at];
      return `${s} · (${sizes[at]} − 1) + ${k} = ${sizes[at + 1]}`;
    });
    put(line, "textContent", `1${steps.length ? ` → ${steps.join(" → ")}` : ""}: the field is ${sizes.at(-1)} wide`);
    const jump = layers.reduce((product, [, s]) => product * s, 1);
    put(detail, "textContent", lit.at(-1)
      ? `${counts[seen[0]][seen[1]]} ways lead from here to the top; it rests on the pixels ${lit.at(-1)[0]} to ${lit.at(-1)[1]}.`
      : `Neighbours at the top look ${jump} apart. A number counts the ways up: the middle counts most.`);
    voice.say(`${line.textContent}. ${detail.textContent}`);
    rows.forEach(({ inputs, words, node }, l) => {
      node.hidden = l >= depth;
      if (l >= depth) return;
      inputs.forEach((input, at) => {
        put(input, "value", String(layers[l][at]));
        put(words[at], "textContent", `${at ? "s" : "k"} = ${layers[l][at]}`);
      });
    });
    put(add, "disabled", depth === MOST || width([...layers, [3, 1]]) > WIDEST);
    put(drop, "disabled", depth === 0);
    card?.fit();
  }

  let card = null;
  const state = follow(model, ["layers"], paint);
  const first = model.get("layers");
  paint();
  card = stage(el, "Receptive field", [levels],
    [stacks, add, drop, make("span", { className: "gap" }),
      make("button", { textContent: "Reset", onclick: () => state.set({ layers: first }) })],
    [...rows.map(({ node }) => node), line, detail, voice.node]);
  return () => {
    voice.stop();
    state.stop();
    card.remove();
  };
}

export { reads, ways };
export default { render };
