// What every picture shares: arithmetic on small matrices, and grids of cells to show and edit them.
// Python puts style.js, this text and card.js before each picture's own: a picture imports nothing.

// Cross-correlation, valid: out[i][j] = sum over a, b of image[i + a][j + b] * kernel[a][b].
function correlate(image, kernel) {
  const [h, w] = shape(image);
  const [kh, kw] = shape(kernel);
  return Array.from({ length: h - kh + 1 }, (_, i) =>
    Array.from({ length: w - kw + 1 }, (_, j) => sum(productsAt(image, kernel, i, j).flat())));
}

// The products of one window, in the kernel's shape.
function productsAt(image, kernel, i, j) {
  return kernel.map((row, a) => row.map((weight, b) => image[i + a][j + b] * weight));
}

// The kernel turned by 180 degrees: both axes reversed.
function turned(kernel) {
  return kernel.map((row) => [...row].reverse()).reverse();
}

// Zeros in front and behind that TensorFlow's SAME adds along an axis: an odd one stands behind.
function samePads(n, k, s) {
  const total = Math.max((Math.ceil(n / s) - 1) * s + k - n, 0);
  return [Math.floor(total / 2), Math.ceil(total / 2)];
}

function shape(matrix) {
  return [matrix.length, matrix[0].length];
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function largest(...matrices) {
  return Math.max(1e-12, ...matrices.flat(2).map(Math.abs));
}

// A number as people write it: at most `digits` significant ones, a true minus sign, no -0.
function fmt(value, digits = 4) {
  const rounded = Number(value.toPrecision(digits)) || 0;
  const size = Math.abs(rounded);
  const text = size && (size >= 1e5 || size < 1e-3) ? rounded.toExponential(1) : String(rounded);
  return text.replaceAll("-", "\u2212");
}

// How many there are of something.
function count(many, what) {
  return `${many} ${what}${many === 1 ? "" : "s"}`;
}

// The number that somebody typed, null while it is none.
function parse(text) {
  const plain = text.trim().replace("\u2212", "-").replace(",", ".");
  const value = Number(plain);
  return plain && Math.abs(value) <= 1e6 ? value : null;
}

// A node with properties, attributes and on… listeners; what can take the focus keeps its keys.
function make(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key in node) node[key] = value;
    else node.setAttribute(key, value);
  }
  if (/button|input|select/.test(tag) || "tabIndex" in props) {
    node.setAttribute("data-lm-suppress-shortcuts", "true");
  }
  node.append(...children);
  return node;
}

// Write only what has changed; most cells do not from one step to the next.
function put(node, key, value) {
  if (node[key] !== value) node[key] = value;
}

// A matrix of cells under a caption, one of them in the tab order.
// `on` may hold edit(i, j, value) for each number typed, or guess(i, j, value) for one that is
// finished; pick(i, j), look(i, j) or look(null), and key(event, i, j).
class Grid {
  constructor(name, on = {}) {
    this.name = name;
    this.on = on;
    this.cells = [];
    this.at = [0, 0];
    this.title = make("span");
    this.foot = make("div", { className: "foot" });
    this.frame = make("div", { className: "frame", hidden: true });
    this.body = make("div", { className: "grid", role: "grid" });
    this.node = make("div", { className: "panel" }, this.title, this.body, this.foot);
    const where = (event) => event.target.closest?.("[role=gridcell]")?.at;
    const look = (event) => on.look?.(...(where(event) ?? [null]));
    this.body.addEventListener("pointerover", look);
    this.body.addEventListener("pointerleave", () => on.look?.(null));
    this.body.addEventListener("focusin", (event) => {
      const at = where(event);
      if (at) this.rove(at);
      look(event);
    });
    this.body.addEventListener("focusout", () => on.look?.(null));
    this.body.addEventListener("click", (event) => {
      const at = where(event);
      if (!at || event.target.matches("input")) return;
      this.focus(at);
      if (on.edit || on.guess) this.open();
      else on.pick?.(...at);
    });
    this.body.addEventListener("keydown", (event) => this.key(event));
  }

  // Show `values`; note(i, j), look(i, j) and text(i, j) add a small line, class names, other text.
  draw(values, { scale = largest(values), note, look, text, title, foot = "" }) {
    const [rows, cols] = shape(values);
    if (this.cells.length !== rows || this.cells[0]?.length !== cols) this.build(rows, cols);
    put(this.title, "textContent", title);
    put(this.foot, "textContent", foot);
    this.body.setAttribute("aria-label", title);
    const shown = values.map((row, i) => row.map((value, j) => text?.(i, j) ?? fmt(value, 3)));
    const longest = Math.max(...shown.flat().map((words) => words.length));
    this.body.style.setProperty("--f", Math.min(0.42, 1.5 / longest).toFixed(2));
    values.forEach((row, i) => row.forEach((value, j) => {
      const cell = this.cells[i][j];
      cell.value = value;
      const words = shown[i][j];
      const small = note?.(i, j) ?? "";
      const sign = !words || !value ? "" : value < 0 ? "neg" : "pos";
      put(cell, "className", `cell ${sign} ${look?.(i, j) ?? ""}`);
      const tint = (100 * Math.min(1, Math.abs(value) / scale)).toFixed();
      if (cell.tint !== tint) cell.style.setProperty("--t", `${(cell.tint = tint)}%`);
      put(cell.firstChild, "textContent", words);
      put(cell.children[1], "textContent", small.length > 6 ? "" : small);
      put(cell, "ariaLabel", `${this.name}[${i},${j}] ${words || "not computed yet"} ${small}`.trimEnd());
    }));
  }

  build(rows, cols) {
    this.cells = Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => {
      const cell = make("div", { role: "gridcell", tabIndex: -1 }, make("b"), " ", make("i"));
      cell.at = [i, j];
      return cell;
    }));
    this.body.style.setProperty("--cols", cols);
    const lines = this.cells.map((row) => make("div", { className: "row", role: "row" }, ...row));
    this.body.replaceChildren(...lines, this.frame);
    this.rove([0, 0]);
  }

  // Outline the rows × cols window at (i, j); nothing for null.
  outline(i, j, rows, cols) {
    this.frame.hidden = i === null;
    const place = { "--i": i, "--j": j, "--h": rows, "--w": cols };
    for (const [key, value] of Object.entries(place)) this.frame.style.setProperty(key, value);
  }

  rove([i, j]) {
    const old = this.cells[this.at[0]]?.[this.at[1]];
    if (old) old.tabIndex = -1;
    this.at = [Math.min(i, this.cells.length - 1), Math.min(j, this.cells[0].length - 1)];
    this.cells[this.at[0]][this.at[1]].tabIndex = 0;
  }

  focus([i, j]) {
    this.rove([i, j]);
    this.cells[this.at[0]][this.at[1]].focus();
  }

  key(event) {
    const [i, j] = this.at;
    const typing = event.target.matches("input");
    const [rows, cols] = [this.cells.length, this.cells[0].length];
    const to = {
      ArrowUp: [Math.max(0, i - 1), j],
      ArrowDown: [Math.min(rows - 1, i + 1), j],
      ArrowLeft: [i, Math.max(0, j - 1)],
      ArrowRight: [i, Math.min(cols - 1, j + 1)],
      Home: [i, 0],
      End: [i, cols - 1],
      PageUp: [0, j],
      PageDown: [rows - 1, j],
    }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing) {
      if (event.key === "Escape") event.target.undo();
      if (/^(Enter|Escape|ArrowUp|ArrowDown)$/.test(event.key)) this.focus(to ?? this.at);
      else return;
    } else if (this.on.key?.(event, i, j)) {
      // The picture has taken it.
    } else if (to) {
      this.focus(to);
      this.on.walk?.(...this.at);
    } else if ((this.on.edit || this.on.guess) && /^(Enter|F2|Backspace|Delete|[-\d.,])$/.test(event.key)) {
      this.open(event.key.length === 1 ? event.key : /^[BD]/.test(event.key) ? "0" : undefined);
    } else if (this.on.pick && /^(Enter| )$/.test(event.key)) this.on.pick(i, j);
    else return;
    event.preventDefault();
  }

  // Open the cell that has the focus for typing.
  open(text) {
    const at = this.at;
    const cell = this.cells[at[0]][at[1]];
    const before = cell.value;
    const { edit, guess } = this.on;
    const input = make("input", {
      inputMode: "text",
      value: text ?? (guess ? "" : fmt(before, 6)),
      "aria-label": `${this.name}[${at}], a number`,
      oninput: () => {
        const value = parse(input.value);
        input.setAttribute("aria-invalid", value === null);
        if (value !== null) edit?.(...at, value);
      },
      onblur: () => {
        input.remove();
        const value = parse(input.value);
        if (value !== null) guess?.(...at, value);
      },
    });
    input.undo = () => (guess ? put(input, "value", "") : edit(...at, before));
    cell.append(input);
    input.focus();
    if (text === undefined) input.select();
    else input.dispatchEvent(new Event("input"));
  }
}

function withCell(matrix, i, j, value) {
  return matrix.map((row, a) => (a === i ? row.map((old, b) => (b === j ? value : old)) : row));
}

export { correlate, productsAt, turned, fmt, parse, samePads };
