// The accuracy of models at every shift of the digit: a map for the chosen model, all models side by
// side at the chosen shift, and one digit there with what the model says of it.

const BARS = `
.bars { display: grid; grid-template-columns: max-content minmax(60px, 240px); gap: 4px 10px; align-items: center; margin-top: 6px; }
.bars div { display: contents; } meter { width: 100%; height: 14px; }
meter::-webkit-meter-bar { background: var(--cell); border: 1px solid var(--line); }
meter::-webkit-meter-optimum-value { background: var(--pos); } meter::-moz-meter-bar { background: var(--pos); }
`;

// The shift that belongs to a cell of a table: [dy, dx], the middle of the table is no shift.
function shiftOf(table, [i, j]) {
  return [i - (table.length - 1) / 2, j - (table[0].length - 1) / 2];
}

// The picture with a digit at the place of a table that has so many rows and columns.
function canvasOf(digit, [rows, cols], [i, j]) {
  const [h, w] = shape(digit);
  return Array.from({ length: rows + h - 1 }, (_, p) =>
    Array.from({ length: cols + w - 1 }, (__, q) => digit[p - i]?.[q - j] ?? 0));
}

// Shares that add up to 1, from scores of any sign.
function softmax(scores) {
  const powers = scores.map((score) => Math.exp(score - Math.max(...scores)));
  return powers.map((power) => power / sum(powers));
}

// The mean of a table.
function mean(table) {
  return sum(table.flat()) / (table.length * table[0].length);
}

// Lines of words, each with a bar of 0 to 1.
function bars() {
  const node = make("div", { className: "bars" });
  const fill = (lines) => {
    if (node.childElementCount !== lines.length) {
      node.replaceChildren(...lines.map(() => make("div", {}, make("span"), make("meter", { min: 0, max: 1 }))));
    }
    lines.forEach(([words, value, label], n) => {
      const [text, meter] = node.children[n].children;
      put(text, "textContent", words);
      put(meter, "value", value);
      put(meter, "ariaLabel", label);
    });
  };
  return { node, fill };
}

function render({ model, el }) {
  let seen = null; // the cell that is pointed at
  const card = new Card(model, ["maps", "model", "place", "digit", "scores", "label"], paint);
  const choose = (i, j) => card.set({ place: [i, j] });
  const size = () => shape(card.now.maps[card.now.model]);
  const map = new Grid("accuracy", {
    pick: choose, walk: choose,
    look: (i, j) => {
      seen = i === null ? null : [i, j];
      paint();
    },
  });
  const walk = card.player(() => size()[0] * size()[1] - 1,
    () => card.now.place[0] * size()[1] + card.now.place[1],
    (number) => {
      seen = null;
      choose(Math.floor(number / size()[1]), number % size()[1]);
    });
  const canvas = new Raster("digit");
  const [models, classes] = [bars(), bars()];
  const all = { node: make("div", { className: "panel" }, make("span", { textContent: "All models at this shift" }), models.node), cells: [Array(6)] };
  const answerTitle = make("span");
  const answer = { node: make("div", { className: "panel" }, answerTitle, classes.node), cells: [Array(6)] };
  const middle = ([rows, cols]) => [(rows - 1) / 2, (cols - 1) / 2];
  const places = card.presets("a place\u2026", {
    "where it was trained": () => ({ place: middle(size()) }),
    "one pixel down and right": () => ({ place: middle(size()).map((at) => at + 1) }),
    "two pixels to the right": () => ({ place: [middle(size())[0], middle(size())[1] + 2] }),
    "a corner": () => ({ place: [0, 0] }),
  });

  function paint() {
    const { maps, model: name, place, digit, scores, label } = card.now;
    const table = maps[name];
    const at = seen ?? place;
    const [dy, dx] = shiftOf(table, at);
    const names = Object.keys(maps);
    const [ci, cj] = middle(shape(table));
    const here = (one) => Math.round(100 * maps[one][at[0]][at[1]]);
    map.draw(table, {
      title: `${name}: share of right answers, by shift down and right`,
      scale: 1,
      text: (i, j) => String(Math.round(100 * table[i][j])),
      look: (i, j) => [i === at[0] && j === at[1] ? "now" : "", i === ci && j === cj ? "part" : ""].join(" "),
      foot: "in per cent; dashed: where the model was trained; rows move the digit down, columns to the right",
    });
    models.fill(names.map((one) => [`${one} ${here(one)} %`, maps[one][at[0]][at[1]], `${one} at this shift`]));
    canvas.node.hidden = !digit.length;
    if (digit.length) {
      const picture = canvasOf(digit, shape(table), at);
      const top = largest(digit);
      canvas.draw({
        rows: picture.length, cols: picture[0].length, width: 240,
        colour: (i, j) => `color-mix(in srgb, ${isDark() ? "#fff" : "#1b2028"} ${Math.round(100 * picture[i][j] / top)}%, ${isDark() ? "#2a2f38" : "#f3f5f8"})`,
        title: "One digit of the test, at this place",
        label: `A digit ${label === null ? "" : label} on a canvas of ${picture.length} by ${picture[0].length}, moved down by ${dy} and right by ${dx}.`,
      });
    }
    const said = scores[name]?.[at[0]][at[1]];
    answer.node.hidden = !said;
    let verdict = "";
    if (said) {
      const shares = softmax(said);
      const best = said.indexOf(Math.max(...said));
      verdict = ` ${name} takes this ${label === null ? "digit" : label} for a ${best}${label === null ? "" : best === label ? ", right" : ", wrong"}.`;
      put(answerTitle, "textContent", `What ${name} says: ${best}`);
      classes.fill(said.map((score, n) => [`${n}: ${fmt(score, 3)}`, shares[n], `share of class ${n}`]));
    }
    card.say(`moved by (${fmt(dy)}, ${fmt(dx)}): ${names.map((one) => `${one} ${here(one)} %`).join(", ")}`,
      `Mean over all places: ${names.map((one) => `${one} ${Math.round(100 * mean(maps[one]))} %`).join(", ")}.${verdict}`);
  }

  const names = Object.keys(card.now.maps);
  card.most = 40;
  return card.show(el, "Accuracy by shift", [[map, all], [canvas, answer]], [
    [...walk.nodes, make("label", {}, "model", card.menu("model", "Model", Object.fromEntries(names.map((one) => [one, one])))), places],
  ], { below: [make("style", { textContent: BARS })], reset: () => { seen = null; } });
}

export { canvasOf, mean, shiftOf, softmax };
export default { render };
