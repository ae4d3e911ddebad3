// A table with too many cells for one node each: a canvas that paints colours, and a cursor on it
// that follows the pointer and the arrow keys.

const RASTER_STYLE = `
.raster { display: block; max-width: 100%; height: auto; background: var(--cell); border-radius: 4px; color: var(--ink); }
.wide .panels:has(.raster) { flex-wrap: wrap; }
`;

// As many colours as asked for, far apart, light enough for dark ink.
function shade(index, dark = false) {
  const hue = (index * 137.508) % 360; // the golden angle: neighbours differ most
  return `hsl(${hue.toFixed(0)} 62% ${dark ? 27 : 72}%)`;
}

// `on.look(i, j)` hears where the cursor is, `on.look(null)` that it has gone.
class Raster {
  constructor(name, on = {}) {
    this.name = name;
    this.on = on;
    this.at = [0, 0];
    this.cells = [Array(6)]; // what the card takes its width from
    this.title = make("span");
    this.foot = make("div", { className: "foot" });
    this.plain = make("canvas"); // the cells without marks
    this.canvas = make("canvas", { tabIndex: 0, className: "raster", role: "img" });
    const look = make("style", { textContent: RASTER_STYLE });
    this.node = make("div", { className: "panel" }, this.title, this.canvas, this.foot, look);
    const where = (event) => {
      const box = this.canvas.getBoundingClientRect();
      const i = Math.floor(((event.clientY - box.top) / box.height) * this.rows);
      const j = Math.floor(((event.clientX - box.left) / box.width) * this.cols);
      return [clamp(i, this.rows), clamp(j, this.cols)];
    };
    this.canvas.addEventListener("pointermove", (event) => this.move(where(event)));
    this.canvas.addEventListener("click", (event) => on.pick?.(...where(event)));
    this.canvas.addEventListener("pointerleave", () => this.leave());
    this.canvas.addEventListener("focus", () => this.move(this.at));
    this.canvas.addEventListener("blur", () => this.leave());
    this.canvas.addEventListener("keydown", (event) => {
      const [i, j] = this.at;
      const to = {
        ArrowUp: [i - 1, j], ArrowDown: [i + 1, j], ArrowLeft: [i, j - 1], ArrowRight: [i, j + 1],
        Home: [i, 0], End: [i, this.cols - 1], PageUp: [0, j], PageDown: [this.rows - 1, j],
      }[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (to) this.move([clamp(to[0], this.rows), clamp(to[1], this.cols)]);
      else if (/^(Enter| )$/.test(event.key)) on.pick?.(...this.at);
      else return;
      event.preventDefault();
    });
  }

  move(at) {
    this.at = at;
    this.on.look?.(...at);
  }

  leave() {
    this.on.look?.(null);
  }

  // Paint rows × cols cells; colour(i, j) is a CSS colour or null for an empty one; mark(i, j) is
  // true where a cell is outlined; `label` is what a screen reader is told; a photograph is smooth.
  // Cells are not coloured anew while `same` has the value that it had before.
  draw({ rows, cols, colour, same = {}, mark, title, foot = "", label = title, width = 360, isSmooth = false }) {
    [this.rows, this.cols] = [rows, cols];
    this.at = [clamp(this.at[0], rows), clamp(this.at[1], cols)];
    put(this.title, "textContent", title);
    put(this.foot, "textContent", foot);
    put(this.canvas, "ariaLabel", label);
    const cell = Math.max(2, Math.min(34, Math.floor(width / cols), Math.floor(420 / rows)));
    const sharp = 2; // pixels of the canvas for one of the page
    const size = [cols * cell * sharp, rows * cell * sharp];
    if (this.canvas.width !== size[0] || this.canvas.height !== size[1]) [this.canvas.width, this.canvas.height] = size;
    this.canvas.style.width = `${cols * cell}px`;
    const gap = cell >= 6 && !isSmooth ? 1 : 0;
    if (this.same !== same) {
      this.same = same;
      [this.plain.width, this.plain.height] = size; // which clears it, too
      const brush = this.plain.getContext("2d");
      brush.scale(sharp, sharp);
      for (let i = 0; i < rows; i += 1) {
        for (let j = 0; j < cols; j += 1) {
          const fill = colour(i, j);
          if (fill === null) continue;
          brush.fillStyle = fill;
          brush.fillRect(j * cell, i * cell, cell - gap, cell - gap);
        }
      }
    }
    const pen = this.canvas.getContext("2d");
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, ...size);
    pen.drawImage(this.plain, 0, 0);
    pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    if (!mark) return;
    pen.strokeStyle = getComputedStyle(this.canvas).color;
    pen.lineWidth = cell >= 6 ? 2 : 1;
    for (let i = 0; i < rows; i += 1) {
      for (let j = 0; j < cols; j += 1) {
        if (mark(i, j)) pen.strokeRect(j * cell + 0.5, i * cell + 0.5, cell - 1 - gap, cell - 1 - gap);
      }
    }
  }
}

function clamp(index, length) {
  return Math.max(0, Math.min(length - 1, index));
}
