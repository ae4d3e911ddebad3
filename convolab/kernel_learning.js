// Gradient descent on the loss of a kernel (w0, w1) whose goal is (1, −1): the walk over the contours
// of the loss, the loss after each step, and the rate at which the walk breaks.

const OUTPUTS = 42;
const PLOTS = ".plot { display: block; max-width: 100%; height: auto; background: var(--cell); border-radius: 4px; } .plot ~ .foot { max-width: 320px; }";
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
  const [LOW, HIGH, SIZE] = [-3, 3, 320];
  const plane = make("canvas", { width: 2 * SIZE, height: 2 * SIZE, tabIndex: 0, className: "plot", role: "img" });
  const curve = make("canvas", { width: 2 * SIZE, height: SIZE, className: "plot", role: "img" });
  const [planeTitle, curveTitle, foot] = [make("span"), make("span"), make("div", { className: "foot" })];
  const left = { node: make("div", { className: "panel" }, planeTitle, plane, foot), cells: [Array(6)] };
  const right = { node: make("div", { className: "panel" }, curveTitle, curve), cells: [Array(6)] };
  const line = make("p", { className: "say" });
  const detail = make("p", { className: "hint" });
  const voice = speaker();
  const [rateText, stepsText] = [make("span"), make("span")];
  const rate = make("input", { type: "range", min: 0, max: 400, step: 1, ariaLabel: "Learning rate",
    oninput: () => state.set({ lr: Number(rate.value) / 10000 * unit() || 0.0001 * unit() }) });
  const steps = make("input", { type: "range", min: 1, max: 60, step: 1, ariaLabel: "Steps", oninput: () => state.set({ steps: Number(steps.value) }) });
  const mean = make("input", { type: "checkbox", onchange: () => state.set({ mean: mean.checked }) });
  const unit = () => (model.get("mean") ? OUTPUTS : 1);
  const marks = [["1/36", 1 / 36], ["0.03", 0.03], ["1/30", 1 / 30], ["0.034", 0.034]].map(([name, value]) =>
    make("button", { textContent: name, onclick: () => state.set({ lr: value * unit() }) }));
  for (const canvas of [plane, curve]) canvas.style.width = `${SIZE}px`;
  const put1 = (start) => state.set({ start: start.map((w) => Math.max(LOW, Math.min(HIGH, Math.round(w * 100) / 100))) });
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

  function paint() {
    const [lr, many, start, isMean] = ["lr", "steps", "start", "mean"].map((name) => model.get(name));
    const scale = isMean ? 1 / OUTPUTS : 1;
    const path = walk(start, lr, many, isMean);
    const losses = path.map((w) => lossAt(w) * scale);
    const limit = (2 / 60) / scale;
    const [w0, w1] = path.at(-1);
    const verdict = Math.abs(lr - limit) < 1e-9 * limit ? "for ever between two points" : lr < limit ? "converges" : "diverges";
    put(planeTitle, "textContent", "The kernel's walk to × at (1, −1)");
    put(curveTitle, "textContent", "The loss before each step");
    put(foot, "textContent", "click, or use the arrow keys, to move the start; the ovals are lines of equal loss");
    plane.ariaLabel = `Plane of kernels: the walk starts at ${start.map((w) => fmt(w)).join(", ")} and is at ${fmt(w0)}, ${fmt(w1)} after ${count(many, "step")}. Arrow keys move the start.`;
    curve.ariaLabel = `Losses: ${losses.slice(0, 6).map((loss) => fmt(loss)).join(", ")}, at the end ${fmt(losses.at(-1))}`;
    put(line, "textContent", `after ${count(many, "step")}: kernel (${fmt(w0)}, ${fmt(w1)}), loss ${fmt(losses.at(-1))}; ${verdict}`);
    put(detail, "textContent", `Losses: ${losses.slice(0, 7).map((loss) => fmt(loss)).join(", ")}${many > 6 ? ", …" : "."} The limit is 2/60${isMean ? " · 42" : ""} = ${fmt(limit)}.`);
    voice.say(line.textContent);
    put(rate, "value", String(Math.round((lr * scale) * 10000)));
    put(steps, "value", String(many));
    put(mean, "checked", isMean);
    put(rateText, "textContent", `rate ${fmt(lr)}`);
    put(stepsText, "textContent", count(many, "step"));
    card?.fit();
    if (card) {
      paintPlane(path);
      paintCurve(losses);
    }
  }

  let card = null;
  const names = ["lr", "steps", "start", "mean"];
  const state = follow(model, names, paint);
  const reset = Object.fromEntries(names.map((name) => [name, model.get(name)]));
  paint();
  card = stage(el, "Learning a kernel", [[left], [right]],
    [make("label", {}, rateText, rate), ...marks, make("label", {}, stepsText, steps),
      make("label", {}, mean, "mean loss, not the sum"), make("span", { className: "gap" }),
      make("button", { textContent: "Reset", onclick: () => state.set(reset) })],
    [line, detail, voice.node], [make("style", { textContent: PLOTS })]);
  paint();
  return () => {
    voice.stop();
    state.stop();
    card.remove();
  };
}

export { lossAt, slopesAt, walk };
export default { render };
