// The card that holds a picture: its state, its controls, and the lines that say what it shows.

// Dark where the notebook says so, else where the system does.
function isDark() {
  const { body, documentElement: page } = document;
  const light = body.dataset.jpThemeLight ?? body.dataset.vscodeThemeKind;
  if (light) return /^false$|dark/.test(light);
  const theme = page.getAttribute("theme") ?? page.dataset.theme ?? (window.google?.colab && "light");
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

// Whether two values of the state are one.
function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

class Card {
  // `names` are the fields of the state; `paint` runs when one of them changes, on either side.
  constructor(model, names, paint) {
    this.model = model;
    this.names = names;
    this.paint = paint;
    this.first = this.now;
    this.line = make("p", { className: "say" });
    this.detail = make("p", { className: "hint" });
    this.spoken = make("div", { className: "spoken", ariaLive: "polite" });
    this.controls = []; // what each control does when the state has changed
    this.walks = []; // the players
    this.most = 50; // pixels of the largest cell
    this.hear = () => this.isOurs || this.paint(); // fields that change together are painted once
    for (const name of names) model.on(`change:${name}`, this.hear);
  }

  get now() {
    return Object.fromEntries(this.names.map((name) => [name, this.model.get(name)]));
  }

  // Change fields; Python hears of it at most ten times a second.
  set(changes) {
    this.isOurs = true;
    for (const [name, value] of Object.entries(changes)) this.model.set(name, value);
    this.isOurs = false;
    this.saving ??= setTimeout(() => this.save(), 100);
    this.paint();
  }

  save() {
    clearTimeout(this.saving);
    this.saving = null;
    this.model.save_changes();
  }

  // A slider for a field; set(place) says what it changes and get(value) where it stands.
  slider(name, label, low, high, words, set = (place) => ({ [name]: place }), get = (value) => value) {
    const text = make("span");
    const input = make("input", {
      type: "range", min: low, max: high, step: 1, ariaLabel: label,
      oninput: () => this.set(set(Number(input.value))),
    });
    this.controls.push((now) => {
      put(input, "value", String(get(now[name])));
      put(text, "textContent", words(now[name]));
    });
    const node = make("label", {}, text, input);
    return Object.assign(node, { input });
  }

  tick(name, words) {
    const input = make("input", { type: "checkbox", onchange: () => this.set({ [name]: input.checked }) });
    this.controls.push((now) => put(input, "checked", now[name]));
    return make("label", {}, input, words);
  }

  // A menu of the values of one field, with their words.
  menu(name, label, words) {
    const select = make("select", { ariaLabel: label, onchange: () => this.set({ [name]: select.value }) },
      ...Object.entries(words).map(([value, textContent]) => make("option", { value, textContent })));
    this.controls.push((now) => put(select, "value", now[name]));
    return select;
  }

  // A menu of examples: changes of the state by their words, null for one that does not fit now.
  presets(label, examples) {
    const changes = (words) => {
      const wanted = examples[words];
      return typeof wanted === "function" ? wanted(this.now) : wanted;
    };
    const select = make("select", { ariaLabel: label, onchange: () => this.set(changes(select.value) ?? {}) },
      ...["", ...Object.keys(examples)].map((value) => make("option", { value, textContent: value || label })));
    this.controls.push((now) => {
      let chosen = "";
      for (const option of [...select.options].slice(1)) {
        const wanted = changes(option.value);
        put(option, "disabled", !wanted);
        const isHere = wanted && Object.keys(wanted).every((name) => isSame(wanted[name], now[name]));
        if (isHere) chosen ||= option.value;
      }
      put(select, "value", chosen);
    });
    return select;
  }

  // Back, Step and Play along the numbers 0 to last(): at() says where it stands, -1 before the
  // first; go(number) moves it; next(by) is the number one step further (by = 1) or back (by = -1).
  player(last, at, go, next = (by) => at() + by) {
    let timer = null;
    const stop = () => {
      clearInterval(timer);
      timer = null;
    };
    const by = (amount) => () => {
      stop();
      go(Math.max(0, Math.min(last(), next(amount))));
    };
    const play = () => {
      if (timer === null) {
        if (at() >= last()) go(0);
        timer = setInterval(() => {
          go(Math.min(last(), next(1)));
          if (at() >= last()) stop();
          this.paint();
        }, 600);
      } else stop();
      this.paint();
    };
    const back = make("button", { textContent: "◂ Back", onclick: by(-1) });
    const step = make("button", { textContent: "Step ▸", className: "go", onclick: by(1) });
    const run = make("button", { onclick: play });
    this.controls.push(() => {
      put(back, "disabled", at() <= 0);
      put(step, "disabled", at() >= last());
      put(run, "textContent", timer === null ? "Play" : "Pause");
    });
    const walk = { nodes: [back, step, run], by: (amount) => by(amount)(), stop, isPlaying: () => timer !== null };
    this.walks.push(walk);
    return walk;
  }

  // Which cell is looked at: the one pointed at, else the one that clicks and steps have reached.
  // size() is the shape of the grid whose cells are meant.
  spot(size) {
    let seen = null;
    let kept = null;
    const inside = (cell) => (cell && cell[0] < size()[0] && cell[1] < size()[1] ? cell : null);
    const keep = (cell) => {
      [seen, kept] = [null, cell];
      this.paint();
    };
    const look = (i, j) => {
      seen = i === null ? null : [i, j];
      this.paint();
    };
    const walk = () => this.player(
      () => size()[0] * size()[1] - 1,
      () => (inside(kept) ? kept[0] * size()[1] + kept[1] : -1),
      (number) => keep([Math.floor(number / size()[1]), number % size()[1]]),
    );
    return { walk, look, pick: (i, j) => keep([i, j]), forget: () => keep(null), get at() { return inside(seen) ?? inside(kept); } };
  }

  // What the picture says below its controls; it is spoken once things have been still for a moment.
  say(text, detail) {
    put(this.line, "textContent", text);
    put(this.detail, "textContent", detail);
    this.told();
  }

  told() {
    const { now } = this;
    for (const control of this.controls) control(now);
    clearTimeout(this.speaking);
    if (!this.walks.some((walk) => walk.isPlaying())) {
      const words = `${this.line.textContent}. ${this.detail.textContent}`;
      this.speaking = setTimeout(() => put(this.spoken, "textContent", words), 300);
    }
    this.fit?.();
  }

  // Put the picture into `el`; returns what takes it away again. `columns` hold the panels that
  // stand below each other; all share one cell size, as large as fits. `bars` are rows of controls.
  show(el, name, columns, bars, { below = [], reset = () => {} } = {}) {
    const again = make("button", { textContent: "Reset", onclick: () => {
      for (const walk of this.walks) walk.stop();
      reset();
      this.set(this.first);
    } });
    this.bars = bars.map((bar, at) => make("div", { className: "bar" }, ...bar,
      ...(at ? [] : [make("span", { className: "gap" }), again])));
    const nodes = columns.map((panels) => make("div", { className: "column" }, ...panels.map((panel) => panel.node)));
    const card = make("section", { className: "card", ariaLabel: name }, ...this.bars, this.line, this.detail,
      this.spoken, make("div", { className: "panels" }, ...nodes), ...below);
    const host = make("div", { "data-lm-suppress-shortcuts": "true" });
    const root = host.attachShadow({ mode: "open" });
    root.append(make("style", { textContent: STYLE }), card);
    root.addEventListener("keydown", (event) => event.stopPropagation());
    el.append(host);
    this.fit = () => {
      const widths = columns.map((panels) => panels.filter((panel) => !panel.node.hidden)
        .map((panel) => Math.max(panel.cells[0].length, 3))).filter((column) => column.length);
      const most = widths.map((column) => Math.max(...column));
      const room = card.clientWidth - 32;
      const inRow = (cells) => (room - 32 * (cells.length - 1)) / sum(cells) - 2;
      const [flat, wide] = [inRow(widths.flat()), inRow(most)];
      const size = flat >= 45 ? flat : wide >= 32 ? wide : Math.min(42, room / Math.max(...most) - 2);
      card.style.setProperty("--c", `${Math.max(12, Math.floor(Math.min(this.most, size)))}px`);
      card.classList.toggle("dense", Math.min(this.most, size) < 30);
      card.classList.toggle("wide", wide >= 32);
      card.classList.toggle("flat", flat >= 45 && this.most >= 45);
    };
    const theme = () => {
      if (card.classList.contains("dark") === isDark()) return;
      card.classList.toggle("dark");
      this.paint();
    };
    const seen = new ResizeObserver(this.fit);
    const themed = new MutationObserver(theme);
    const system = matchMedia("(prefers-color-scheme: dark)");
    seen.observe(card);
    for (const node of [document.documentElement, document.body]) themed.observe(node, { attributes: true });
    system.addEventListener("change", theme);
    this.paint();
    theme();
    return () => {
      for (const walk of this.walks) walk.stop();
      clearTimeout(this.speaking);
      for (const field of this.names) this.model.off(`change:${field}`, this.hear);
      if (this.saving) this.save();
      seen.disconnect();
      themed.disconnect();
      system.removeEventListener("change", theme);
      host.remove();
    };
  }
}
