// How every picture looks: blue below zero, orange above, light and dark, down to 320 px.
// It lives in the shadow root, so the notebook's style stays out and ours stays in.

const STYLE = `
:host { all: initial; display: block; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.card {
  --paper: #fff; --ink: #1b2028; --soft: #586171; --line: #d3d8e0; --cell: #f3f5f8;
  --pos: #f6a95c; --neg: #7ab3f2; --go: #1d5fb0; --on-go: #fff;
  font: 14px/1.45 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
  color: var(--ink); background: var(--paper); border: 1px solid var(--line);
  border-radius: 10px; padding: 14px 15px; margin: 4px 0; max-width: 900px; color-scheme: light;
}
.dark {
  --paper: #1c1f25; --ink: #f1f3f6; --soft: #aab3c0; --line: #414854; --cell: #2a2f38;
  --pos: #96591a; --neg: #2c61a0; --go: #8fc0f7; --on-go: #10151c; color-scheme: dark;
}
.bar { display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: center; }
.bar + .bar { margin-top: 4px; }
.bar .gap { display: none; }
.bar .gap + * { margin-left: auto; }
button, select {
  font: inherit; color: inherit; background: var(--cell); border: 1px solid var(--line);
  border-radius: 6px; padding: 3px 10px; min-height: 30px; min-width: 30px; cursor: pointer;
}
button:hover:enabled { border-color: var(--soft); }
button:disabled { opacity: .45; cursor: default; }
button.go { background: var(--go); color: var(--on-go); border-color: var(--go); font-weight: 600; }
label { display: inline-flex; gap: 6px; align-items: center; min-height: 28px; cursor: pointer; }
input[type=checkbox], input[type=range] { accent-color: var(--go); margin: 0; }
input[type=checkbox] { width: 17px; height: 17px; }
:focus { outline: none; }
:focus-visible { outline: 3px solid var(--go); outline-offset: 1px; z-index: 3; }
.panels, .column { display: flex; flex-wrap: wrap; gap: 14px 28px; align-items: flex-start; }
.panels { margin: 12px 0 8px; }
.wide .panels { flex-wrap: nowrap; gap: 32px; }
.wide .column { flex-direction: column; }
.flat .column { flex-flow: row; gap: 32px; }
.panel > span { display: block; font-weight: 600; margin-bottom: 6px; }
.foot, .hint { color: var(--soft); font-size: 13px; }
.foot { margin-top: 6px; width: 0; min-width: max(100%, 9em); }
.foot:empty { display: none; }
.grid {
  position: relative; display: grid; gap: 2px; width: max-content;
  grid-template-columns: repeat(var(--cols), var(--c)); grid-auto-rows: var(--c);
  font-size: min(16px, calc(var(--c) * var(--f)));
}
.row { display: contents; }
.cell {
  position: relative; display: flex; flex-direction: column; align-items: center;
  justify-content: center; line-height: 1.1; border-radius: 4px; background: var(--cell);
  border: 1px solid transparent; cursor: pointer; user-select: none;
  font-variant-numeric: tabular-nums; white-space: nowrap; overflow: hidden;
}
.pos { background: color-mix(in srgb, var(--pos) var(--t), var(--cell)); }
.neg { background: color-mix(in srgb, var(--neg) var(--t), var(--cell)); }
.cell b { font-weight: 500; }
.cell i { font-style: normal; font-size: max(9px, calc(var(--c) * .235)); }
.cell i:empty, .dense .cell i { display: none; }
.empty { background: none; border: 1px dashed var(--line); }
.empty i { color: var(--soft); }
.part { border: 1px dashed var(--ink); }
.now { box-shadow: inset 0 0 0 2px var(--ink); }
.uses { box-shadow: inset 0 0 0 2px var(--soft); }
.drop { background: var(--soft); color: var(--paper); }
.off { background: none; border: 1px dashed var(--line); color: var(--soft); }
.cell input {
  position: absolute; inset: -1px; width: auto; text-align: center; font: inherit; padding: 0;
  color: var(--ink); background: var(--paper); border: 2px solid var(--go); border-radius: 4px;
}
.cell input[aria-invalid=true] { border-style: dashed; }
.frame {
  position: absolute; left: -3px; top: -3px; pointer-events: none; z-index: 2;
  border: 3px solid var(--ink); border-radius: 6px; transition: transform .12s ease-out;
  width: calc(var(--w) * (var(--c) + 2px) + 4px); height: calc(var(--h) * (var(--c) + 2px) + 4px);
  transform: translate(calc(var(--j) * (var(--c) + 2px)), calc(var(--i) * (var(--c) + 2px)));
}
.say { font-size: 15.5px; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; margin: 10px 0 0; }
.hint { margin: 2px 0 0; min-height: 1.45em; }
.say b { border-bottom: 2px solid var(--ink); font-weight: 600; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (prefers-reduced-motion: reduce) { .frame { transition: none; } }
@media (forced-colors: active) {
  .now, .uses { outline: 2px solid Highlight; }
}
`;
