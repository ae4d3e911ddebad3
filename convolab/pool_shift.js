// Pooling and shifts: a small object on a picture of zeros, pooled before and after it moves.

const SIDE = 8;
const THING = [[1, 2, 1], [2, 9, 3], [1, 4, 2]];
const PLACE = [2, 2];

// The picture with the object moved by (dy, dx); a dark one has 10 taken away from every pixel.
function scene(dy, dx, dark = false) {
  return Array.from({ length: SIDE }, (_, i) => Array.from({ length: SIDE }, (_, j) =>
    (THING[i - PLACE[0] - dy]?.[j - PLACE[1] - dx] ?? 0) - (dark ? 10 : 0)));
}

// Where the windows start along an axis of n: full ones for VALID, else TensorFlow's SAME.
function starts(n, size, stride, padding) {
  const total = padding === "VALID" ? 0 : Math.max((Math.ceil(n / stride) - 1) * stride + size - n, 0);
  const front = Math.floor(total / 2);
  const many = Math.floor((n + total - size) / stride) + 1;
  return Array.from({ length: many }, (_, i) => i * stride - front);
}

// The numbers of a window: places outside are left out, or zeros where the padding is "zeros".
function held(image, i, j, size, padding) {
  const numbers = [];
  for (let a = i; a < i + size; a += 1) {
    for (let b = j; b < j + size; b += 1) {
      const value = image[a]?.[b];
      if (value !== undefined) numbers.push(value);
      else if (padding === "zeros") numbers.push(0);
    }
  }
  return numbers;
}

// Pool a picture.
function pool(image, size, stride, mode, padding = "VALID") {
  const [h, w] = shape(image);
  return starts(h, size, stride, padding).map((i) => starts(w, size, stride, padding).map((j) => {
    const window = held(image, i, j, size, padding);
    return mode === "max" ? Math.max(...window) : sum(window) / window.length;
  }));
}

function render({ model, el }) {
  const names = ["size", "stride", "mode", "dy", "dx", "padding", "dark"];
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

  const padding = make("select", { ariaLabel: "Windows at the border", onchange: () => state.set({ padding: padding.value }) },
    make("option", { value: "VALID", textContent: "full windows only" }),
    make("option", { value: "SAME", textContent: "SAME: pads never win" }),
    make("option", { value: "zeros", textContent: "a frame of zeros" }));
  const dark = make("input", { type: "checkbox", onchange: () => state.set({ dark: dark.checked }) });

  function paint() {
    const [size, stride, how, dy, dx, border, isDarkened] = names.map((name) => model.get(name));
    const image = scene(dy, dx, isDarkened);
    const after = pool(image, size, stride, how, border);
    const first = pool(scene(0, 0, isDarkened), size, stride, how, border);
    const begins = starts(SIDE, size, stride, border);
    const many = after.length;
    const at = seen && seen[0] < many && seen[1] < many ? seen : null;
    const differs = (i, j) => after[i][j] !== first[i][j];
    const total = after.flat().filter((_, n) => differs(Math.floor(n / many), n % many)).length;
    picture.draw(image, { title: `The picture, the object moved by (${fmt(dy)}, ${fmt(dx)})`, scale: 10 });
    if (at) picture.outline(begins[at[0]], begins[at[1]], size, size);
    else picture.outline(null);
    const show = (grid, values, title, foot) => grid.draw(values, {
      title, scale: 10, foot,
      look: (i, j) => [differs(i, j) ? "part" : "", at && at[0] === i && at[1] === j ? "now" : ""].join(" "),
    });
    show(now, after, `Pooled now, ${many} × ${many}`, "dashed: changed by the move");
    show(before, first, "Pooled before the move", "");
    put(line, "textContent", `${total} of ${many * many} pooled numbers changed`);
    const window = at && held(image, begins[at[0]], begins[at[1]], size, border).map((number) => fmt(number));
    const hint = border === "zeros" && isDarkened ? "A zero of the frame is larger than every pixel here: it wins."
      : "Point at a pooled number to see its window. Moved by the stride, the map moves by one.";
    put(detail, "textContent", !at ? hint
      : `${how === "max" ? "max" : "mean"}(${window.join(", ")}) = ${fmt(after[at[0]][at[1]])}; before: ${fmt(first[at[0]][at[1]])}`);
    voice.say(`${line.textContent}. ${detail.textContent}`);
    for (const [name, value, label] of [["size", size, "window"], ["stride", stride, "stride"], ["dy", dy, "down"], ["dx", dx, "right"]]) {
      put(sliders[name], "value", String(value));
      put(words[name], "textContent", `${label} ${fmt(value)}`);
    }
    put(mode, "value", how);
    put(padding, "value", border);
    put(dark, "checked", isDarkened);
    card?.fit();
  }

  let card = null;
  const state = follow(model, names, paint);
  const reset = Object.fromEntries(names.map((name) => [name, model.get(name)]));
  paint();
  card = stage(el, "Pooling and shifts", [[picture], [now, before]],
    [...Object.keys(sliders).map((name) => make("label", {}, words[name], sliders[name])), mode, padding,
      make("label", {}, dark, "all pixels negative"),
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
