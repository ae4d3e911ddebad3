// Pooling and shifts: a small object on a picture of zeros, pooled before and after it moves.

const SIDE = 8;
const THING = [[1, 2, 1], [2, 9, 3], [1, 4, 2]];
const PLACE = [2, 2];

// The picture with the object moved by (dy, dx).
function scene(dy, dx) {
  return Array.from({ length: SIDE }, (_, i) => Array.from({ length: SIDE }, (_, j) =>
    THING[i - PLACE[0] - dy]?.[j - PLACE[1] - dx] ?? 0));
}

// Pool every full window of a picture.
function pool(image, size, stride, mode) {
  const [h, w] = shape(image);
  const places = (n) => Array.from({ length: Math.floor((n - size) / stride) + 1 }, (_, i) => i * stride);
  return places(h).map((i) => places(w).map((j) => {
    const window = image.slice(i, i + size).flatMap((row) => row.slice(j, j + size));
    return mode === "max" ? Math.max(...window) : sum(window) / window.length;
  }));
}

function render({ model, el }) {
  let seen = null; // the pooled cell that is pointed at
  const point = (i, j) => {
    seen = i === null ? null : [i, j];
    paint();
  };
  const picture = new Grid("X");
  const now = new Grid("pooled", { look: point });
  const before = new Grid("before", { look: point });
  const line = make("p", { className: "say" });
  const detail = make("p", { className: "hint" });
  const voice = speaker();
  const words = {};
  const sliders = {};
  for (const [name, low, high, label] of [
    ["size", 1, 4, "Side of the window"], ["stride", 1, 4, "Stride"],
    ["dy", -2, 3, "Move down"], ["dx", -2, 3, "Move right"],
  ]) {
    words[name] = make("span");
    sliders[name] = make("input", {
      type: "range", min: low, max: high, step: 1, ariaLabel: label,
      oninput: (event) => state.set({ [name]: Number(event.target.value) }),
    });
  }
  const mode = make("select", { ariaLabel: "Kind of pooling", onchange: () => state.set({ mode: mode.value }) },
    make("option", { value: "max", textContent: "maximum" }), make("option", { value: "avg", textContent: "average" }));

  function paint() {
    const [size, stride, how, dy, dx] = ["size", "stride", "mode", "dy", "dx"].map((name) => model.get(name));
    const image = scene(dy, dx);
    const after = pool(image, size, stride, how);
    const first = pool(scene(0, 0), size, stride, how);
    const many = after.length;
    const at = seen && seen[0] < many && seen[1] < many ? seen : null;
    const differs = (i, j) => after[i][j] !== first[i][j];
    const total = after.flat().filter((_, n) => differs(Math.floor(n / many), n % many)).length;
    picture.draw(image, { title: `The picture, the object moved by (${fmt(dy)}, ${fmt(dx)})`, scale: 9 });
    if (at) picture.outline(at[0] * stride, at[1] * stride, size, size);
    else picture.outline(null);
    const show = (grid, values, title, foot) => grid.draw(values, {
      title, scale: 9, foot,
      look: (i, j) => [differs(i, j) ? "part" : "", at && at[0] === i && at[1] === j ? "now" : ""].join(" "),
    });
    show(now, after, `Pooled now, ${many} × ${many}`, "dashed: changed by the move");
    show(before, first, "Pooled before the move", "");
    put(line, "textContent", `${total} of ${many * many} pooled numbers changed`);
    const window = at && image.slice(at[0] * stride, at[0] * stride + size)
      .flatMap((row) => row.slice(at[1] * stride, at[1] * stride + size));
    put(detail, "textContent", !at ? "Point at a pooled number to see its window. Moved by the stride, the map moves by one."
      : `${how === "max" ? "max" : "mean"}(${window.join(", ")}) = ${fmt(after[at[0]][at[1]])}; before: ${fmt(first[at[0]][at[1]])}`);
    voice.say(`${line.textContent}. ${detail.textContent}`);
    for (const [name, value, label] of [["size", size, "window"], ["stride", stride, "stride"], ["dy", dy, "down"], ["dx", dx, "right"]]) {
      put(sliders[name], "value", String(value));
      put(words[name], "textContent", `${label} ${fmt(value)}`);
    }
    put(mode, "value", how);
    card?.fit();
  }

  let card = null;
  const names = ["size", "stride", "mode", "dy", "dx"];
  const state = follow(model, names, paint);
  const reset = Object.fromEntries(names.map((name) => [name, model.get(name)]));
  paint();
  card = stage(el, "Pooling and shifts", [[picture], [now, before]],
    [...Object.keys(sliders).map((name) => make("label", {}, words[name], sliders[name])), mode,
      make("span", { className: "gap" }), make("button", { textContent: "Reset", onclick: () => state.set(reset) })],
    [line, detail, voice.node]);
  return () => {
    voice.stop();
    state.stop();
    card.remove();
  };
}

export { pool, scene };
export default { render };
