// A convolution layer with several channels: every filter reads every channel through a slice of its
// own, adds up what the slices give, and adds its one bias.

const LAYOUT = `
.wide .panels { align-items: stretch; } .wide .column { flex-wrap: nowrap; }
.wide .column:nth-child(-n+2) { display: grid; grid-auto-rows: 1fr; }
.wires { display: block; width: 100%; max-width: 340px; min-width: 200px; font-size: 13px; }
.wires text { fill: var(--ink); text-anchor: middle; } .knot { fill: var(--cell); stroke: var(--soft); stroke-width: 1.5; }
.wire { stroke: var(--line); stroke-width: 2; } .wire.on { stroke: var(--go); stroke-width: 3; }
.wires .halo { stroke: var(--paper); stroke-width: 5; } .knot.on { stroke: var(--go); stroke-width: 3; }
`;
let svg = null; // the namespace of drawings, asked for once

function list(many, entry) {
  return Array.from({ length: many }, (_, n) => entry(n));
}

// What a layer costs: parameters, and multiplications for an output of so many places.
function cost(cIn, cOut, k, bias, places) {
  const weights = k * k * cIn * cOut;
  return { weights, params: weights + (bias ? cOut : 0), macs: places * weights };
}

// The state with other counts: numbers that are there stay, others are added as Python adds them.
function resized({ image, kernel, biases, place }, { c_in, c_out, k }) {
  const [h, w] = shape(image[0]);
  const size = Math.min(k, h, w);
  const last = [c_out - 1, h - size, w - size];
  return {
    c_in, c_out, k: size,
    image: list(c_in, (c) => image[c] ?? list(h, (i) => list(w, (j) => (3 * i + 2 * j + i * j + 4 * c) % 5))),
    kernel: list(c_out, (o) => list(c_in, (c) => list(size, (a) => list(size, (b) =>
      kernel[o]?.[c]?.[a]?.[b] ?? ((2 * a + b + o + 2 * c) % 3) - 1)))),
    biases: list(c_out, (o) => biases[o] ?? 1 - o),
    place: place.map((at, axis) => Math.min(at, last[axis])),
  };
}

// What each slice of a filter gives at (i, j), without the bias.
function shares(image, filter, i, j) {
  return filter.map((slice, c) => sum(productsAt(image[c], slice, i, j).flat()));
}

// Sums as people write them: a term below zero in brackets.
function added(terms) {
  return terms.map((value) => (value < 0 ? `(${fmt(value)})` : fmt(value))).join(" + ");
}

function draw(tag, props, ...children) {
  svg ??= make("template", { innerHTML: "<svg></svg>" }).content.firstChild.namespaceURI;
  const node = document.createElementNS(svg, tag);
  for (const [key, value] of Object.entries(props)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function render({ model, el }) {
  const MOST = 4;
  const card = new Card(model, ["c_in", "c_out", "k", "bias", "image", "kernel", "biases", "place"], paint);
  let seen = null; // the output that is pointed at, [filter, row, column]
  const size = () => {
    const { image, k, c_out } = card.now;
    const [h, w] = shape(image[0]);
    return [c_out, h - k + 1, w - k + 1];
  };
  const walk = card.player(
    () => size().reduce((a, b) => a * b) - 1,
    () => {
      const [[, rows, cols], [o, i, j]] = [size(), card.now.place];
      return (o * rows + i) * cols + j;
    },
    (number) => {
      const [, rows, cols] = size();
      seen = null;
      card.set({ place: [Math.floor(number / (rows * cols)), Math.floor(number / cols) % rows, number % cols] });
    },
  );
  const changed = (tables, n, i, j, value) => tables.map((table, m) => (m === n ? withCell(table, i, j, value) : table));
  const maps = list(MOST, (c) => new Grid(`X${c}`, {
    edit: (i, j, value) => card.set({ image: changed(card.now.image, c, i, j, value) }),
  }));
  const slices = list(MOST, (c) => new Grid(`K${c}`, {
    edit: (i, j, value) => {
      const { kernel, place: [filter] } = card.now;
      card.set({ kernel: kernel.map((one, o) => (o === filter ? changed(one, c, i, j, value) : one)) });
    },
  }));
  const outputs = list(MOST, (o) => new Grid(`Y${o}`, {
    look: (i, j) => {
      seen = i === null ? null : [o, i, j];
      paint();
    },
    pick: (i, j) => {
      walk.stop();
      card.set({ place: [o, i, j] });
    },
  }));
  const biases = new Grid("b", {
    edit: (_, o, value) => card.set({ biases: card.now.biases.map((old, n) => (n === o ? value : old)) }),
  });
  const wires = draw("svg", { viewBox: "0 0 300 250", class: "wires", role: "img" });
  const wiring = { node: make("div", { className: "panel" }, make("span", { textContent: "The wiring" }), wires), cells: [Array(6)] };

  const size3 = (name, label, high, words) => card.slider(name, label, 1, high, words,
    (value) => resized(card.now, { ...card.now, [name]: value }));
  const layer = (c_in, c_out, k) => (now) => resized(now, { c_in, c_out, k });
  const counting = (h, from) => list(h, (i) => list(h, (j) => h * i + j + from));
  const examples = card.presets("a layer\u2026", {
    "one channel, one filter of 3 × 3": layer(1, 1, 3),
    "red, green and blue, four filters": layer(3, 4, 3),
    "1 × 1: it mixes channels only": layer(3, 2, 1),
    "as large as the map: a dense layer": (now) => layer(3, 2, Math.min(5, ...shape(now.image[0])))(now),
    "the numbers of lesson 06": {
      c_in: 2, c_out: 3, k: 2, bias: false, place: [0, 0, 0], biases: [1, 0, -1],
      image: [counting(3, 0), counting(3, 1)],
      kernel: list(3, (o) => [counting(2, o), counting(2, o + 1)]),
    },
  });

  function paint() {
    const { c_in: cIn, c_out: cOut, k, bias, image, kernel, biases: b, place } = card.now;
    const [h, w] = shape(image[0]);
    const [oh, ow] = [h - k + 1, w - k + 1];
    const [o, i, j] = seen && seen[0] < cOut && seen[1] < oh && seen[2] < ow ? seen : place;
    const given = list(cOut, (f) => (bias ? b[f] : 0));
    const parts = shares(image, kernel[o], i, j);
    const total = sum(parts) + given[o];
    const values = kernel.map((filter, f) => filter.map((slice, c) => correlate(image[c], slice))
      .reduce((one, other) => one.map((row, a) => row.map((value, at) => value + other[a][at])))
      .map((row) => row.map((value) => value + given[f])));
    const [reach, scale] = [largest(...kernel.flat()), largest(...values)];
    maps.forEach((grid, c) => {
      grid.node.hidden = slices[c].node.hidden = c >= cIn;
      if (c >= cIn) return;
      grid.draw(image[c], { title: `Channel X${c}, ${h} × ${w}`, scale: largest(...image) });
      grid.outline(i, j, k, k);
      slices[c].draw(kernel[o][c], { title: `Slice K[${o},${c}]`, scale: reach, foot: `with its window: ${fmt(parts[c])}` });
    });
    outputs.forEach((grid, f) => {
      grid.node.hidden = f >= cOut;
      if (f >= cOut) return;
      grid.draw(values[f], { title: `Map Y${f}, ${oh} × ${ow}`, scale });
      grid.outline(f === o ? i : null, j, 1, 1);
    });
    biases.node.hidden = !bias;
    biases.draw([b.slice(0, cOut)], { title: "Biases b", look: (_, f) => (f === o ? "now" : "") });

    const y = (n, of) => 125 + (n - (of - 1) / 2) * 58;
    const knot = (x, height, text, small, lit) => [
      draw("circle", { cx: x, cy: height, r: 23, class: lit ? "knot on" : "knot" }),
      draw("text", { x, y: height + (small ? -1 : 5) }, text),
      ...(small ? [draw("text", { x, y: height + 14 }, small)] : []),
    ];
    const lines = kernel.flatMap((filter, f) => filter.map((_, c) =>
      draw("line", { x1: 45, y1: y(c, cIn), x2: 215, y2: y(f, cOut), class: f === o ? "wire on" : "wire" })));
    const told = parts.flatMap((part, c) => [" halo", ""].map((look) =>
      draw("text", { x: 98, y: y(c, cIn) + (y(o, cOut) - y(c, cIn)) * 0.31 + 4, class: look }, fmt(part, 3))));
    wires.replaceChildren(...lines.filter((one) => one.getAttribute("class") === "wire"),
      ...lines.filter((one) => one.getAttribute("class") !== "wire"), ...told,
      ...list(cIn, (c) => knot(45, y(c, cIn), `X${c}`, "", true)).flat(),
      ...list(cOut, (f) => [...knot(215, y(f, cOut), `Y${f}`, f === o ? fmt(total, 3) : "", f === o),
        ...(bias ? [draw("text", { x: 270, y: y(f, cOut) + 5 }, `${b[f] < 0 ? "−" : "+"} ${fmt(Math.abs(b[f]), 3)}`)] : [])]).flat());
    wires.setAttribute("aria-label", `${count(cIn, "channel")} in, each wired to ${count(cOut, "channel")} out: ${count(cIn * cOut, "slice")}. Filter ${o} adds ${added(parts)}.`);

    const { weights, params, macs } = cost(cIn, cOut, k, bias, oh * ow);
    card.say(`${k} · ${k} · ${cIn} · ${cOut}${bias ? ` + ${cOut}` : ""} = ${count(params, "parameter")}; ${oh} · ${ow} · ${weights} = ${count(macs, "multiplication")}`,
      `Y${o}[${i},${j}] = ${added(bias ? [...parts, b[o]] : parts)} = ${fmt(total)}: ${cIn === 1 ? "one slice" : `${cIn} slices`} of filter ${o}${bias ? ", then its bias" : ""}.`);
  }

  card.most = 30;
  return card.show(el, "Channel mixer", [maps, slices, [...outputs, biases], [wiring]], [
    [...walk.nodes, examples],
    [size3("c_in", "Channels in", MOST, (v) => `channels in ${v}`), size3("c_out", "Channels out", MOST, (v) => `channels out ${v}`),
      size3("k", "Side of the kernel", 5, (v) => `k ${v}`), card.tick("bias", "a bias for each filter")],
  ], {
    below: [make("p", { className: "hint" },
      "Click a number of X, K or b to change it; point at a number of Y to see what it is made of."),
    make("style", { textContent: LAYOUT })],
    reset: () => { seen = null; },
  });
}

export { cost, resized, shares };
export default { render };
