// Pooling and shifts: a small object on a picture of zeros, pooled before and after it moves.

// The picture moved by (dy, dx): zeros come in; a dark one has 10 taken away from every pixel.
function scene(image, dy, dx, dark = false) {
  return image.map((row, i) => row.map((_, j) => (image[i - dy]?.[j - dx] ?? 0) - (dark ? 10 : 0)));
}

// Where the windows start along an axis of n: full ones for VALID, else TensorFlow's SAME.
function starts(n, size, stride, padding) {
  const [front, behind] = padding === "VALID" ? [0, 0] : samePads(n, size, stride);
  const many = Math.floor((n + front + behind - size) / stride) + 1;
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
  const card = new Card(model, ["size", "stride", "mode", "dy", "dx", "padding", "dark", "image"], paint);
  const begins = () => {
    const { image, size, stride, padding } = card.now;
    return shape(image).map((n) => starts(n, size, stride, padding));
  };
  const spot = card.spot(() => begins().map((places) => places.length));
  const picture = new Grid("X", {
    edit: (i, j, value) => {
      const { image, dy, dx, dark } = card.now;
      if (image[i - dy]?.[j - dx] !== undefined) card.set({ image: withCell(image, i - dy, j - dx, value + (dark ? 10 : 0)) });
    },
  });
  const pooled = new Grid("pooled", { look: spot.look, pick: spot.pick });
  const before = new Grid("before", { look: spot.look, pick: spot.pick });
  const still = { dy: 0, dx: 0, dark: false, padding: "VALID", mode: "max" };
  const examples = card.presets("an example\u2026", {
    "a pixel to the right": { ...still, size: 2, stride: 2, dx: 1 },
    "a whole stride to the right": { ...still, size: 2, stride: 2, dx: 2 },
    "overlapping windows": { ...still, size: 3, stride: 2, dx: 1 },
    "average, a pixel down": { ...still, mode: "avg", size: 2, stride: 2, dy: 1 },
    "SAME: padding never wins": { ...still, size: 3, stride: 3, padding: "SAME", dark: true },
    "a frame of zeros that wins": { ...still, size: 3, stride: 3, padding: "zeros", dark: true },
  });
  const slide = (name, label, low, high, word) => card.slider(name, label, low, high, (value) => `${word} ${fmt(value)}`);

  function paint() {
    const { size, stride, mode, dy, dx, padding, dark, image } = card.now;
    const moved = scene(image, dy, dx, dark);
    const after = pool(moved, size, stride, mode, padding);
    const first = pool(scene(image, 0, 0, dark), size, stride, mode, padding);
    const [rows, cols] = begins();
    const at = spot.at;
    const differs = (i, j) => after[i][j] !== first[i][j];
    const [many, total] = [after.flat().length, sum(after.flatMap((row, i) => row.map((_, j) => Number(differs(i, j)))))];
    const scale = Math.max(10, largest(moved, first));
    picture.draw(moved, { title: `The picture, moved by (${fmt(dy)}, ${fmt(dx)})`, scale, foot: "click a number to change it" });
    if (at) picture.outline(rows[at[0]], cols[at[1]], size, size);
    else picture.outline(null);
    const show = (grid, values, title, foot) => grid.draw(values, {
      title, scale, foot,
      look: (i, j) => [differs(i, j) ? "part" : "", at && at[0] === i && at[1] === j ? "now" : ""].join(" "),
    });
    show(pooled, after, `Pooled now, ${rows.length} × ${cols.length}`, "dashed: changed by the move");
    show(before, first, "Pooled before the move", "");
    const window = at && held(moved, rows[at[0]], cols[at[1]], size, padding).map((value) => fmt(value));
    const isNegative = moved.flat().every((value) => value < 0);
    const hint = padding === "zeros" && mode === "max" && isNegative ? "A zero of the frame is larger than every pixel here: it wins."
      : "Point at a pooled number to see its window. Moved by the stride, the map moves by one.";
    card.say(`${total} of ${many} pooled numbers changed`, !at ? hint
      : `${mode === "max" ? "max" : "mean"}(${window.join(", ")}) = ${fmt(after[at[0]][at[1]])}; before: ${fmt(first[at[0]][at[1]])}`);
  }

  return card.show(el, "Pooling and shifts", [[picture], [pooled, before]], [
    [...spot.walk().nodes, examples],
    [slide("size", "Side of the window", 1, 4, "window"), slide("stride", "Stride", 1, 4, "stride"),
      slide("dy", "Move down", -2, 3, "down"), slide("dx", "Move right", -2, 3, "right")],
    [card.menu("mode", "Kind of pooling", { max: "maximum", avg: "average" }),
      card.menu("padding", "Windows at the border", {
        VALID: "full windows only", SAME: "SAME: pads never win", zeros: "a frame of zeros",
      }), card.tick("dark", "ten less everywhere")],
  ], { reset: spot.forget });
}

export { pool, scene };
export default { render };
