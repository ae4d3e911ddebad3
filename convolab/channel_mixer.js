// The wiring of a convolution layer: every filter reads every channel through a slice of its own,
// adds up what the slices give, and adds its one bias.

const SIDE_IN = 8;
const WIRES = `
.wires { display: block; width: 100%; max-width: 420px; font-size: 14px; }
.wires text { fill: var(--ink); } .knot { fill: var(--cell); stroke: var(--soft); stroke-width: 1.5; }
.wire { stroke: var(--line); stroke-width: 2; } .wire.on { stroke: var(--go); } .wire.here { stroke-width: 5; }
.knot.on { stroke: var(--go); stroke-width: 3; }
`;
let svg = null; // the namespace of drawings, asked for once

// What a layer costs: parameters, and multiplications on maps of 8 × 8.
function cost(cIn, cOut, k, bias) {
  const o = SIDE_IN - k + 1;
  return {
    weights: k * k * cIn * cOut,
    params: k * k * cIn * cOut + (bias ? cOut : 0),
    macs: o * o * k * k * cIn * cOut,
    side: o,
  };
}

function draw(tag, props, ...children) {
  svg ??= make("template", { innerHTML: "<svg></svg>" }).content.firstChild.namespaceURI;
  const node = document.createElementNS(svg, tag);
  for (const [key, value] of Object.entries(props)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function render({ model, el }) {
  let seen = null; // [filter, channel]
  const slices = new Grid("slices", {
    look: (i, j) => {
      seen = i === null ? null : [i, j];
      paint();
    },
  });
  const wires = draw("svg", { viewBox: "0 0 360 240", class: "wires", role: "img" });
  const line = make("p", { className: "say" });
  const detail = make("p", { className: "hint" });
  const voice = speaker();
  const words = {};
  const sliders = {};
  for (const [name, high, label] of [["c_in", 4, "Channels in"], ["c_out", 4, "Channels out"], ["k", 5, "Side of the kernel"]]) {
    words[name] = make("span");
    sliders[name] = make("input", {
      type: "range", min: 1, max: high, step: 1, ariaLabel: label,
      oninput: (event) => state.set({ [name]: Number(event.target.value) }),
    });
  }
  const bias = make("input", { type: "checkbox", onchange: () => state.set({ bias: bias.checked }) });

  function paint() {
    const [cIn, cOut, k, hasBias] = ["c_in", "c_out", "k", "bias"].map((name) => model.get(name));
    const { weights, params, macs, side } = cost(cIn, cOut, k, hasBias);
    const at = seen && seen[0] < cOut && seen[1] < cIn ? seen : null;
    slices.draw(Array.from({ length: cOut }, () => Array(cIn).fill(0)), {
      title: `The kernel: ${count(cOut, "filter")} × ${count(cIn, "slice")}`,
      text: () => `${k}×${k}`,
      note: (o, c) => `K[${o},${c}]`,
      look: (o, c) => (at && at[0] === o ? (at[1] === c ? "now" : "uses") : ""),
      foot: "a row for each filter, a column for each channel in",
    });
    const y = (n, of) => 120 + (n - (of - 1) / 2) * 52;
    const parts = [];
    for (let o = 0; o < cOut; o += 1) {
      for (let c = 0; c < cIn; c += 1) {
        const lit = at && at[0] === o;
        parts.push(draw("line", {
          x1: 84, y1: y(c, cIn), x2: 232, y2: y(o, cOut),
          class: lit ? (at[1] === c ? "wire on here" : "wire on") : "wire",
        }));
      }
    }
    const knot = (x, height, text, lit) => [
      draw("circle", { cx: x, cy: height, r: 20, class: lit ? "knot on" : "knot" }),
      draw("text", { x, y: height + 5, "text-anchor": "middle" }, text),
    ];
    for (let c = 0; c < cIn; c += 1) parts.push(...knot(64, y(c, cIn), `X${c}`, at && at[1] === c));
    for (let o = 0; o < cOut; o += 1) {
      parts.push(...knot(252, y(o, cOut), `Y${o}`, at && at[0] === o));
      if (hasBias) parts.push(draw("text", { x: 290, y: y(o, cOut) + 5 }, `+ b${o}`));
    }
    wires.replaceChildren(...parts);
    wires.setAttribute("aria-label", `${count(cIn, "channel")} in, each wired to ${count(cOut, "channel")} out; ${count(cIn * cOut, "slice")}`);
    put(line, "textContent", `${k} · ${k} · ${cIn} · ${cOut}${hasBias ? ` + ${cOut}` : ""} = ${params} parameters`);
    put(detail, "textContent", at
      ? `Filter ${at[0]} reads channel ${at[1]} through its own slice of ${count(k * k, "weight")}, and adds the ${cIn === 1 ? "one slice" : `${cIn} slices`} up${hasBias ? ` and b${at[0]}` : ""}.`
      : `On maps of ${SIDE_IN} × ${SIDE_IN}: output ${side} × ${side} × ${cOut}, ${side} · ${side} · ${weights} = ${macs} multiplications. The size of the maps does not change the parameters.`);
    voice.say(`${line.textContent}. ${detail.textContent}`);
    for (const [name, value, label] of [["c_in", cIn, "channels in"], ["c_out", cOut, "channels out"], ["k", k, "k"]]) {
      put(sliders[name], "value", String(value));
      put(words[name], "textContent", `${label} ${value}`);
    }
    put(bias, "checked", hasBias);
    card?.fit();
  }

  let card = null;
  const names = ["c_in", "c_out", "k", "bias"];
  const state = follow(model, names, paint);
  const reset = Object.fromEntries(names.map((name) => [name, model.get(name)]));
  paint();
  card = stage(el, "Channel mixer", [[slices]],
    [...Object.keys(sliders).map((name) => make("label", {}, words[name], sliders[name])),
      make("label", {}, bias, "a bias for each filter"),
      make("span", { className: "gap" }), make("button", { textContent: "Reset", onclick: () => state.set(reset) })],
    [line, detail, voice.node], [wires, make("style", { textContent: WIRES })]);
  return () => {
    voice.stop();
    state.stop();
    card.remove();
  };
}

export { cost };
export default { render };
