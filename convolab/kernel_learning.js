// Gradient descent on the loss of a kernel (w0, w1) whose goal is (1, −1): the walk over the contours
// of the loss, the loss after each step, and the rate at which the walk breaks.

const OUTPUTS = 42;
const PLOTS = ".plot { display: block; max-width: 100%; height: auto; background: var(--cell); border-radius: 4px; }";
const GOAL = [1, -1];

// The summed loss at w, and its slopes.
function lossAt([w0, w1]) {
  const [d0, d1] = [w0 - GOAL[0], w1 - GOAL[1]];
  return 18 * d0 * d0 + 24 * d0 * d1 + 18 * d1 * d1;
}

function slopesAt([w0, w1]) {
  const [d0, d1] = [w0 - GOAL[0], w1 - GOAL[1]];
  return [36 * d0 + 24 * d1, 24 * d0 + 36 * d1];
}

// The kernels of a walk, the start first.
function walk(start, rate, steps, mean) {
  const scale = mean ? 1 / OUTPUTS : 1;
  const path = [start];
  for (let n = 0; n < steps; n += 1) {
    const at = path.at(-1);
    const slopes = slopesAt(at);
    path.push([at[0] - rate * scale * slopes[0], at[1] - rate * scale * slopes[1]]);
  }
  return path;
}

function render({ model, el }) {
  const [LOW, HIGH, SIZE, MOST_STEPS] = [-3, 3, 320, 60];
  const card = new Card(model, ["lr", "steps", "start", "mean"], paint);
  const plane = make("canvas", { width: 2 * SIZE, height: 2 * SIZE, tabIndex: 0, className: "plot", role: "img" });
  const curve = make("canvas", { width: 2 * SIZE, height: SIZE, className: "plot", role: "img" });
  const rates = make("canvas", { width: 2 * SIZE, height: SIZE, className: "plot", role: "img" });
  for (const canvas of [plane, curve, rates]) canvas.style.width = `${SIZE}px`;
  const panel = (title, ...nodes) => ({
    node: make("div", { className: "panel" }, make("span", { textContent: title }), ...nodes), cells: [Array(6)],
  });
  const foot = (textContent) => make("div", { className: "foot", textContent });
  const left = panel("The kernel's walk to × at (1, −1)", plane,
    foot("click, or use the arrow keys, to move the start; the ovals are lines of equal loss"));
  const right = panel("The loss before each step", curve);
  const below = panel("What a step leaves of the error, by rate", rates,
    foot("above 1 a direction grows: past 1/30 the steep one; at 1/36 both shrink alike"));
  const walker = card.player(() => MOST_STEPS - 1, () => card.now.steps - 1, (before) => card.set({ steps: before + 1 }));
  // Rates are read against the curvature: of the mean loss it is 42 times smaller.
  const unit = () => (model.get("mean") ? OUTPUTS : 1);
  const rate = card.slider("lr", "Learning rate", 0, 400, (lr) => `rate ${fmt(lr)}`,
    (place) => ({ lr: Math.max(place, 1) / 10000 * unit() }), (lr) => Math.round(lr / unit() * 10000));
  const marks = [["1/36", 1 / 36], ["0.03", 0.03], ["1/30", 1 / 30], ["0.034", 0.034]].map(([textContent, value]) =>
    make("button", { textContent, onclick: () => card.set({ lr: value * unit() }) }));
  const starts = card.presets("a start\u2026", {
    "from (0.5, 0.5)": { start: [0.5, 0.5] },
    "along the flat valley": { start: [-1, 1] },
    "across the valley": { start: [2, 0] },
    "at the goal": { start: [1, -1] },
  });
  const put1 = (start) => card.set({ start: start.map((w) => Math.max(LOW, Math.min(HIGH, Math.round(w * 100) / 100))) });
  plane.addEventListener("pointerdown", (event) => {
    const box = plane.getBoundingClientRect();
    put1([LOW + ((event.clientX - box.left) / box.width) * (HIGH - LOW), HIGH - ((event.clientY - box.top) / box.height) * (HIGH - LOW)]);
  });
  plane.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    const [w0, w1] = model.get("start");
    put1([w0 + by[0], w1 + by[1]]);
    event.preventDefault();
  });

  function paintPlane(path) {
    const colours = getComputedStyle(plane);
    const [ink, soft, go, minus] = ["--ink", "--soft", "--go", "--pos"].map((name) => colours.getPropertyValue(name));
    const pen = plane.getContext("2d");
    pen.setTransform(2, 0, 0, 2, 0, 0);
    pen.clearRect(0, 0, SIZE, SIZE);
    const x = (w) => ((w - LOW) / (HIGH - LOW)) * SIZE;
    const y = (w) => ((HIGH - w) / (HIGH - LOW)) * SIZE;
    pen.strokeStyle = soft;
    pen.lineWidth = 0.6;
    // Contours are ellipses on the diagonals: the loss is 30 r² along (1, 1) and 6 r² along (1, −1),
    // which on a canvas points right and down.
    for (const level of [1, 4, 12, 27, 60, 120, 240]) {
      pen.beginPath();
      pen.ellipse(x(GOAL[0]), y(GOAL[1]), (Math.sqrt(level / 6) / (HIGH - LOW)) * SIZE, (Math.sqrt(level / 30) / (HIGH - LOW)) * SIZE, Math.PI / 4, 0, 2 * Math.PI);
      pen.stroke();
    }
    pen.beginPath();
    pen.moveTo(x(0), 0); pen.lineTo(x(0), SIZE); pen.moveTo(0, y(0)); pen.lineTo(SIZE, y(0));
    pen.stroke();
    pen.strokeStyle = go;
    pen.lineWidth = 1.8;
    pen.beginPath();
    path.forEach(([w0, w1], n) => (n ? pen.lineTo(x(w0), y(w1)) : pen.moveTo(x(w0), y(w1))));
    pen.stroke();
    path.forEach(([w0, w1], n) => {
      pen.fillStyle = n ? go : minus;
      pen.beginPath();
      pen.arc(x(w0), y(w1), n ? 3 : 6, 0, 2 * Math.PI);
      pen.fill();
    });
    pen.fillStyle = ink;
    pen.font = "13px system-ui, sans-serif";
    pen.fillText("×", x(GOAL[0]) - 4, y(GOAL[1]) + 4);
    pen.fillText("w0 →", SIZE - 36, y(0) - 5);
    pen.fillText("w1 ↑", x(0) + 5, 14);
  }

  function paintCurve(losses) {
    const colours = getComputedStyle(curve);
    const pen = curve.getContext("2d");
    const [wide, high] = [SIZE, SIZE / 2];
    pen.setTransform(2, 0, 0, 2, 0, 0);
    pen.clearRect(0, 0, wide, high);
    const top = Math.min(Math.max(...losses), 2 * losses[0] || 1);
    pen.fillStyle = colours.getPropertyValue("--go");
    losses.forEach((loss, n) => {
      const tall = Math.min(1, loss / top) * (high - 18);
      pen.fillRect((n / losses.length) * wide + 1, high - tall, Math.max(1, wide / losses.length - 2), tall);
    });
    pen.fillStyle = colours.getPropertyValue("--ink");
    pen.font = "13px system-ui, sans-serif";
    pen.fillText(`top: ${fmt(top)}`, 4, 13);
  }

  // The parts of the error along (1, 1) and along (1, −1) that a step at this rate leaves.
  function paintRates(rate) {
    const colours = getComputedStyle(rates);
    const [ink, soft, go, plus] = ["--ink", "--soft", "--go", "--pos"].map((name) => colours.getPropertyValue(name));
    const pen = rates.getContext("2d");
    const [wide, high, far] = [SIZE, SIZE / 2, 0.04];
    pen.setTransform(2, 0, 0, 2, 0, 0);
    pen.clearRect(0, 0, wide, high);
    pen.font = "13px system-ui, sans-serif";
    const [x, y] = [(lr) => (lr / far) * wide, (part) => high - 4 - (part / 1.5) * (high - 8)];
    const stroke = (colour, width, ...points) => {
      [pen.strokeStyle, pen.lineWidth] = [colour, width];
      pen.beginPath();
      points.forEach(([lr, part], n) => (n ? pen.lineTo(x(lr), y(part)) : pen.moveTo(x(lr), y(part))));
      pen.stroke();
    };
    stroke(soft, 0.6, [0, 1], [far, 1]);
    stroke(soft, 0.6, [1 / 30, 0], [1 / 30, 1.5]);
    stroke(go, 2.4, [0, 1], [1 / 60, 0], [far, 1.4]);
    stroke(plus, 2.4, [0, 1], [far, 0.52]);
    stroke(ink, 1.6, [Math.min(rate, far), 0], [Math.min(rate, far), 1.5]);
    pen.fillStyle = ink;
    pen.fillText("steep (1, 1)", x(0.003), y(0.04));
    pen.fillText("flat (1, −1)", x(0.014), y(1.07));
    pen.fillText("1", 3, y(1) - 4);
    pen.fillText("1/30", x(1 / 30) + 4, y(0.04));
    rates.ariaLabel = `At this rate a step leaves ${fmt(1 - 60 * rate)} of the error along (1, 1) and ${fmt(1 - 12 * rate)} along (1, −1).`;
  }

  function paint() {
    const { lr, steps, start, mean } = card.now;
    const scale = 1 / unit();
    const path = walk(start, lr, steps, mean);
    const losses = path.map((w) => lossAt(w) * scale);
    const limit = (2 / 60) / scale;
    const [w0, w1] = path.at(-1);
    const verdict = Math.abs(lr - limit) < 1e-9 * limit ? "for ever between two points" : lr < limit ? "converges" : "diverges";
    plane.ariaLabel = `Plane of kernels: the walk starts at ${start.map((w) => fmt(w)).join(", ")} and is at ${fmt(w0)}, ${fmt(w1)} after ${count(steps, "step")}. Arrow keys move the start.`;
    curve.ariaLabel = `Losses: ${losses.slice(0, 6).map((loss) => fmt(loss)).join(", ")}, at the end ${fmt(losses.at(-1))}`;
    card.say(`after ${count(steps, "step")}: kernel (${fmt(w0)}, ${fmt(w1)}), loss ${fmt(losses.at(-1))}; ${verdict}`,
      `Losses: ${losses.slice(0, 7).map((loss) => fmt(loss)).join(", ")}${steps > 6 ? ", …" : "."} The limit is 2/60${mean ? " · 42" : ""} = ${fmt(limit)}; a step leaves ${fmt(1 - 60 * lr * scale, 3)} and ${fmt(1 - 12 * lr * scale, 3)} of the error.`);
    paintPlane(path);
    paintCurve(losses);
    paintRates(lr * scale);
  }

  return card.show(el, "Learning a kernel", [[left], [right, below]], [
    [...walker.nodes, starts],
    [rate, ...marks, card.slider("steps", "Steps", 1, MOST_STEPS, (steps) => count(steps, "step")),
      card.tick("mean", "mean loss, not the sum")],
  ], { below: [make("style", { textContent: PLOTS })] });
}

export { lossAt, slopesAt, walk };
export default { render };
