// Kernels on photographs: the photograph, the kernel, its answer in blue and orange, how often each
// answer occurs, and the place where it answers most.

const PRESETS = {
  direction: null,
  blur: Array(3).fill(Array(3).fill(1 / 9)),
  Laplacian: [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
  sharpen: [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
  own: null,
};

// Sobel's kernel turned into a direction, 0° right and 90° down; on a ramp it answers eight slopes.
function directional(angle) {
  const [vx, vy] = [Math.cos, Math.sin].map((part) => part((angle * Math.PI) / 180));
  const [smooth, slope] = [[1, 2, 1], [-1, 0, 1]];
  return smooth.map((high, a) => smooth.map((wide, b) => vx * high * slope[b] + vy * slope[a] * wide));
}

// The window of an image that lies under a kernel.
function windowAt(image, [i, j], kernel) {
  return kernel.map((row, a) => row.map((_, b) => image[i + a][j + b]));
}

// Correlation, each answer divided by the lengths of window and kernel; 0 where one of them is 0.
function normalised(image, kernel) {
  const length = (matrix) => Math.hypot(...matrix.flat());
  return correlate(image, kernel).map((row, i) => row.map((value, j) => {
    const lengths = length(windowAt(image, [i, j], kernel)) * length(kernel);
    return lengths < 1e-9 ? 0 : value / lengths;
  }));
}

// The place of the largest number of a matrix.
function argmax(matrix) {
  const flat = matrix.flat();
  const at = flat.indexOf(Math.max(...flat));
  return [Math.floor(at / matrix[0].length), at % matrix[0].length];
}

// How many numbers fall into each of `bins` equal ranges from -most to most.
function histogram(matrix, most, bins) {
  const counts = Array(bins).fill(0);
  for (const value of matrix.flat()) counts[clamp(Math.floor((value / most + 1) * (bins / 2)), bins)] += 1;
  return counts;
}

function render({ model, el }) {
  const card = new Card(model, ["photo", "preset", "angle", "normalise", "own"], paint);
  const photo = () => model.get("pixels")[model.get("photo")].map((row) => row.map((value) => value / 255));
  const current = () => {
    const { preset, own, angle } = card.now;
    return PRESETS[preset] ?? (preset === "own" ? own : directional(angle));
  };
  const side = photo().length - 2;
  const spot = card.spot(() => [side, side]);
  // The window around a pixel of the photograph; null stays null.
  const around = (...pixel) => pixel.map((at) => at && clamp(at - 1, side));
  const walk = card.player(() => 71, () => Math.round(model.get("angle") / 5),
    (number) => card.set({ preset: "direction", angle: 5 * number }));
  const take = (own) => {
    walk.stop();
    card.set({ preset: "own", own });
  };

  const image = new Raster("X", {
    look: (...pixel) => spot.look(...around(...pixel)),
    pick: (...pixel) => {
      spot.pick(...around(...pixel));
      take(windowAt(photo(), spot.at, PRESETS.blur));
    },
  });
  const answer = new Raster("Y", { look: spot.look, pick: spot.pick });
  const bar = make("div", { className: "foot", style: "border-top: 14px solid; text-align-last: justify" });
  answer.canvas.after(bar);
  const kernel = new Grid("K", { edit: (i, j, value) => take(withCell(current(), i, j, value)) });
  const patch = new Grid("window");
  const counts = new Grid("histogram");
  const names = (values) => Object.fromEntries(Object.keys(values).map((name) => [name, name]));
  const kernels = card.menu("preset", "Kernel", names(PRESETS));
  kernels.addEventListener("input", walk.stop);
  const dial = card.slider("angle", "Direction in degrees", 0, 355, (value) => `v ${fmt(value)}°`,
    (value) => ({ preset: "direction", angle: value }));
  dial.input.step = 5;

  function paint() {
    const { preset, angle, normalise } = card.now;
    const [grey, K] = [photo(), current()];
    const values = (normalise ? normalised : correlate)(grey, K);
    const most = normalise ? 1 : largest(values, [[1e-3]]);
    const best = argmax(values);
    const at = spot.at ?? best;
    const valueAt = ([i, j]) => fmt(values[i][j]);
    const colour = (value) => `rgb(${value < 0 ? "40 120 205" : "226 122 26"} / ${Math.abs(value / most)})`;
    image.draw({
      rows: side + 2, cols: side + 2, width: 300, isSmooth: true,
      // The pixels around the window are orange: a frame that shows on any grey.
      colour: (i, j) => (Math.max(Math.abs(i - 1 - at[0]), Math.abs(j - 1 - at[1])) === 2 ? colour(most)
        : `hsl(0 0% ${100 * grey[i][j]}%)`),
      title: "The photograph", foot: "click or Enter: the framed window becomes the kernel",
      label: "Photograph. Arrow keys move the window.",
    });
    answer.draw({
      rows: side, cols: side, width: 300, isSmooth: true,
      colour: (i, j) => colour(values[i][j]),
      same: JSON.stringify([model.get("photo"), normalise, K]),
      mark: (i, j) => [at, best].some(([a, b]) => i === a && j === b),
      title: "Its answer", foot: "outlined: this one and the largest",
      label: `Answer of ${side} by ${side}; the largest is ${valueAt(best)} at row ${best[0]}, column ${best[1]}. Arrow keys move through it.`,
    });
    bar.style.borderImage = `linear-gradient(90deg, ${colour(-most)}, var(--cell), ${colour(most)}) 1`;
    put(bar, "textContent", `${fmt(-most)} 0 ${fmt(most)}`);
    kernel.draw(K, { title: `The kernel${preset === "direction" ? `, direction ${fmt(angle)}°` : `: ${preset}`}`, foot: "type to change it" });
    patch.draw(windowAt(grey, at, K), { title: `The window at (${at[0]}, ${at[1]})`, scale: 1, foot: "grey from 0 to 1" });
    counts.draw([histogram(values, most, 7)], { title: "How often each answer occurs", foot: "seven equal ranges of the colours" });
    card.say(
      `Y[${at}] = ${valueAt(at)}; the largest is ${valueAt(best)} at (${best[0]}, ${best[1]})`,
      normalise ? "Each answer is divided by the lengths of window and kernel: 1 means the same picture up to brightness."
        : "Brightness counts: ten times the light is ten times the answer.",
    );
  }

  return card.show(el, "Kernel gallery", [[image], [answer], [kernel], [patch], [counts]], [
    [card.menu("photo", "Photograph", names(model.get("pixels"))), kernels, ...walk.nodes],
    [dial, card.tick("normalise", "normalise")],
  ], { reset: spot.forget });
}

export { argmax, directional, histogram, normalised };
export default { render };
