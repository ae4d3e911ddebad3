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
  const [vx, vy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const [smooth, slope] = [[1, 2, 1], [-1, 0, 1]];
  return smooth.map((_, a) => smooth.map((__, b) => vx * smooth[a] * slope[b] + vy * slope[a] * smooth[b]));
}

// Correlation, each answer divided by the lengths of window and kernel; 0 where one of them is 0.
function normalised(image, kernel) {
  const plain = correlate(image, kernel);
  const square = (matrix) => matrix.map((row) => row.map((value) => value * value));
  const own = Math.sqrt(sum(square(kernel).flat()));
  const lengths = correlate(square(image), kernel.map((row) => row.map(() => 1)));
  return plain.map((row, i) => row.map((value, j) => {
    const length = Math.sqrt(lengths[i][j]) * own;
    return length < 1e-9 ? 0 : value / length;
  }));
}

// The place of the largest number of a matrix.
function argmax(matrix) {
  let best = [0, 0];
  matrix.forEach((row, i) => row.forEach((value, j) => {
    if (value > matrix[best[0]][best[1]]) best = [i, j];
  }));
  return best;
}

// How many numbers fall into each of `bins` equal ranges from -most to most.
function histogram(matrix, most, bins) {
  const counts = Array(bins).fill(0);
  for (const value of matrix.flat()) {
    counts[Math.max(0, Math.min(bins - 1, Math.floor(((value + most) / (2 * most)) * bins)))] += 1;
  }
  return counts;
}

function render({ model, el }) {
  let seen = null; // the output that is pointed at
  const point = (i, j) => {
    seen = i === null ? null : [i, j];
    paint();
  };
  const image = new Raster("X", { look: (i, j) => point(...(i === null ? [null] : [Math.max(0, i - 1), Math.max(0, j - 1)])) });
  const answer = new Raster("Y", { look: point });
  const kernel = new Grid("K", {
    edit: (i, j, value) => state.set({ preset: "own", own: withCell(current(), i, j, value) }),
  });
  const patch = new Grid("window");
  const counts = new Grid("histogram");
  const line = make("p", { className: "say" });
  const detail = make("p", { className: "hint" });
  const voice = speaker();
  const choice = (label, name, options) => make("select", {
    ariaLabel: label, onchange: (event) => state.set({ [name]: event.target.value }),
  }, ...options.map((value) => make("option", { value, textContent: value })));
  const photos = choice("Photograph", "photo", Object.keys(model.get("pixels")));
  const presets = choice("Kernel", "preset", Object.keys(PRESETS));
  const angle = make("input", { type: "range", min: 0, max: 355, step: 5, ariaLabel: "Direction in degrees",
    oninput: () => state.set({ preset: "direction", angle: Number(angle.value) }) });
  const angleText = make("span");
  const normalise = make("input", { type: "checkbox", onchange: () => state.set({ normalise: normalise.checked }) });
  const current = () => {
    const preset = model.get("preset");
    return preset === "own" ? model.get("own") : PRESETS[preset] ?? directional(model.get("angle"));
  };

  function paint() {
    const pixels = model.get("pixels")[model.get("photo")];
    const [preset, isNormal] = [model.get("preset"), model.get("normalise")];
    const K = current();
    const grey = pixels.map((row) => row.map((value) => value / 255));
    const values = isNormal ? normalised(grey, K) : correlate(grey, K);
    const most = isNormal ? 1 : largest(values);
    const best = argmax(values);
    const rows = values.length;
    const at = seen && seen[0] < rows && seen[1] < rows ? seen : best;
    const near = (i, j) => i >= at[0] && i < at[0] + 3 && j >= at[1] && j < at[1] + 3;
    image.draw({
      rows: pixels.length, cols: pixels[0].length, width: 300, isSmooth: true,
      colour: (i, j) => `rgb(${pixels[i][j]},${pixels[i][j]},${pixels[i][j]})`,
      mark: near, title: "The photograph",
      label: "Photograph. Arrow keys move the window.",
    });
    const dark = isDark();
    answer.draw({
      rows, cols: values[0].length, width: 300, isSmooth: true,
      colour: (i, j) => {
        const part = Math.min(1, Math.abs(values[i][j]) / most);
        const base = values[i][j] < 0 ? (dark ? "90,160,245" : "11,98,164") : dark ? "240,150,60" : "217,115,13";
        return `rgba(${base},${part.toFixed(2)})`;
      },
      mark: (i, j) => (i === at[0] && j === at[1]) || (i === best[0] && j === best[1]),
      title: "Its answer", foot: `orange above 0, blue below; full colour is ±${fmt(most)}; the largest is outlined`,
      label: `Answer of ${rows} by ${rows}; the largest is ${fmt(values[best[0]][best[1]])} at row ${best[0]}, column ${best[1]}. Arrow keys move through it.`,
    });
    kernel.draw(K, { title: preset === "direction" ? `The kernel, direction ${fmt(model.get("angle"))}°` : `The kernel: ${preset}`, foot: "type to change it" });
    const window = grey.slice(at[0], at[0] + 3).map((row) => row.slice(at[1], at[1] + 3));
    patch.draw(window, { title: `The window at (${at[0]}, ${at[1]})`, scale: 1, foot: "grey from 0 to 1" });
    const bins = histogram(values, most, 7);
    counts.draw([bins], {
      title: "How often each answer occurs", scale: Math.max(...bins),
      foot: `seven ranges from ${fmt(-most)} to ${fmt(most)}`,
    });
    put(line, "textContent", `Y[${at}] = ${fmt(values[at[0]][at[1]])}; the largest is ${fmt(values[best[0]][best[1]])} at (${best[0]}, ${best[1]})`);
    put(detail, "textContent", isNormal ? "Each answer is divided by the lengths of its window and of the kernel: 1 means the same picture up to brightness."
      : "Brightness counts: ten times the light is ten times the answer.");
    voice.say(line.textContent);
    put(photos, "value", model.get("photo"));
    put(presets, "value", preset);
    put(angle, "value", String(model.get("angle")));
    put(angleText, "textContent", `v ${fmt(model.get("angle"))}°`);
    put(normalise, "checked", isNormal);
    card?.fit();
  }

  let card = null;
  const names = ["photo", "preset", "angle", "normalise", "own"];
  const state = follow(model, names, paint);
  const reset = Object.fromEntries(names.map((name) => [name, model.get(name)]));
  paint();
  card = stage(el, "Kernel gallery", [[image], [answer], [kernel], [patch], [counts]],
    [photos, presets, make("label", {}, angleText, angle), make("label", {}, normalise, "normalise"),
      make("span", { className: "gap" }), make("button", { textContent: "Reset", onclick: () => state.set(reset) })],
    [line, detail, voice.node]);
  return () => {
    voice.stop();
    state.stop();
    card.remove();
  };
}

export { argmax, directional, histogram, normalised };
export default { render };
