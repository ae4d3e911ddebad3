// The accuracy of models at every shift of the digit: a map for the chosen model, and all models
// side by side at the chosen shift.

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

// The mean of a table.
function mean(table) {
  return sum(table.flat()) / (table.length * table[0].length);
}

function render({ model, el }) {
  let seen = null; // the cell that is pointed at
  const choose = (i, j) => state.set({ place: [i, j] });
  const map = new Grid("accuracy", {
    pick: choose, walk: choose,
    look: (i, j) => {
      seen = i === null ? null : [i, j];
      paint();
    },
  });
  const bars = make("div", { className: "bars" });
  const line = make("p", { className: "say" });
  const detail = make("p", { className: "hint" });
  const voice = speaker();
  const which = make("select", { ariaLabel: "Model", onchange: () => state.set({ model: which.value }) });

  function paint() {
    const [maps, name] = [model.get("maps"), model.get("model")];
    const table = maps[name];
    const at = seen ?? model.get("place");
    const [dy, dx] = shiftOf(table, at);
    const names = Object.keys(maps);
    if (which.childElementCount !== names.length) {
      which.replaceChildren(...names.map((one) => make("option", { value: one, textContent: one })));
    }
    put(which, "value", name);
    const [ci, cj] = [(table.length - 1) / 2, (table[0].length - 1) / 2];
    map.draw(table, {
      title: `${name}: share of right answers, by shift down and right`,
      scale: 1,
      text: (i, j) => String(Math.round(100 * table[i][j])),
      look: (i, j) => [i === at[0] && j === at[1] ? "now" : "", i === ci && j === cj ? "part" : ""].join(" "),
      foot: "in per cent; dashed: where the model was trained; rows move the digit down, columns to the right",
    });
    put(line, "textContent", `moved by (${fmt(dy)}, ${fmt(dx)}): ${names.map((one) => `${one} ${Math.round(100 * maps[one][at[0]][at[1]])} %`).join(", ")}`);
    put(detail, "textContent", `Mean over all places: ${names.map((one) => `${one} ${Math.round(100 * mean(maps[one]))} %`).join(", ")}.`);
    voice.say(line.textContent);
    if (bars.childElementCount !== names.length) {
      bars.replaceChildren(...names.map(() => make("div", {}, make("span"), make("meter", { min: 0, max: 1 }))));
    }
    names.forEach((one, n) => {
      const [text, meter] = bars.children[n].children;
      const value = maps[one][at[0]][at[1]];
      put(text, "textContent", `${one} ${Math.round(100 * value)} % `);
      put(meter, "value", value);
      put(meter, "ariaLabel", `${one} at this shift`);
    });
    card?.fit();
  }

  let card = null;
  const state = follow(model, ["maps", "model", "place"], paint);
  const reset = { model: model.get("model"), place: model.get("place") };
  paint();
  card = stage(el, "Accuracy by shift", [[map]],
    [make("label", {}, "model", which), make("span", { className: "gap" }),
      make("button", { textContent: "Reset", onclick: () => state.set(reset) })],
    [line, detail, bars, voice.node], [make("style", { textContent: BARS })]);
  return () => {
    voice.stop();
    state.stop();
    card.remove();
  };
}

export { mean, shiftOf };
export default { render };
