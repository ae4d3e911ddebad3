"""Measure a picture from the hand to the eye, beside ipywidgets with matplotlib in the same run.

A real JupyterLab with a real kernel serves a notebook to a real Chromium, all on this machine.
In it stand the same view three times: an 8 × 8 image with a single 1 and a slider for its row, a
3 × 3 kernel, the kernel turned and the 6 × 6 output, as numbers on colours.

- *ours*: ``convolab.ImpulseLab``, live; the browser computes, the kernel hears of it afterwards.
- *peer*: ``ipywidgets.interactive_output`` and matplotlib, the usual way: drawn anew each time.
- *tuned peer*: ``observe``, one figure whose numbers and colours are changed, an ``Image`` widget.

A move is a real key press on the slider. The clock starts at the key event's own time stamp, so
that waiting in the page's queue counts, and stops in the first task after the frame in which the
new picture was painted: for ours the frame after its text changed, for a peer the frame after the
new image was decoded. The wait for that frame, up to 17 ms, is thus in every figure, for a person
waits too. What the screen adds after the page handed over its frame is in none, and is the same
for all three. The outline's gliding to its new place (0.12 s, on purpose) is not waited for. The
sides take turns, and before each move everything has come to rest.

*Script and layout* is the time that one input keeps the page busy, its style and layout included:
the slower of the impulse lab's slider and the sliding window's step, both at 8 × 8.

The file is long because the notebook and the page's stopwatch stand in it, beside their reading.

Usage: ``make bench``, or ``python bench/pictures.py [--rounds N] [--out FILE]``.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

# The pictures of this folder, not those that were installed from it before.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import nbformat
from grading import ENVIRONMENT, machine
from jupyter_client.manager import start_new_kernel
from nbformat.v4 import new_code_cell, new_notebook
from rich.console import Console
from rich.table import Table

import convolab
from autograder.course import read_course
from autograder.release import build
from convolab.picture import SHARED, Picture, module_text, packed

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OURS_A_ROUND = 3
WARM_UP = 3
"""Rounds at the start that do not count: fonts, caches and the browser's compiler get warm."""
REST_MS = 350
"""After a move: ours is saved a tenth of a second later, and the kernel answers."""
KERNELS = 3
STEPS = 30

VIEW = """\
import io
import ipywidgets as widgets
import matplotlib.pyplot as plt
import numpy as np
import convolab
%matplotlib inline

K = np.arange(1.0, 10).reshape(3, 3)

def panels(row):
    X = np.zeros((8, 8))
    X[row, 4] = 1
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    Y = (windows * K).sum(axis=(2, 3))
    turned = K[::-1, ::-1]
    return {"Image X": (X, 1), "Kernel K": (K, 9), "K turned": (turned, 9), "Output Y": (Y, 9)}

def draw(row):
    figure, axes = plt.subplots(1, 4, figsize=(9, 2.8), width_ratios=[8, 3, 3, 6])
    pictures = []
    for axis, (title, (values, scale)) in zip(axes, panels(row).items()):
        image = axis.imshow(values, cmap="PuOr_r", vmin=-scale, vmax=scale)
        words = [axis.text(j, i, f"{value:g}", ha="center", va="center", fontsize=8)
                 for (i, j), value in np.ndenumerate(values)]
        axis.set(title=title, xticks=[], yticks=[])
        pictures.append((image, words))
    return figure, pictures
"""
OURS = "convolab.ImpulseLab(K, size=8)"
PEER = """\
def show(row):
    draw(row)
    plt.show()

slider = widgets.IntSlider(4, 0, 7, description="row")
widgets.VBox([slider, widgets.interactive_output(show, {"row": slider})])
"""
TUNED = """\
figure, pictures = draw(4)
plt.close(figure)

def paint(change):
    for (image, words), (values, _) in zip(pictures, panels(change.new).values()):
        image.set_data(values)
        for word, value in zip(words, values.flat):
            word.set_text(f"{value:g}")
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=72)
    painted.value = file.getvalue()

tuned = widgets.IntSlider(4, 0, 7, description="row")
painted = widgets.Image()
tuned.observe(paint, "value")
tuned.value = 3
tuned.value = 4
widgets.VBox([tuned, painted])
"""
WINDOW = "convolab.SlidingWindow(np.arange(64).reshape(8, 8) % 7, K)"
CELLS = {"view": VIEW, "ours": OURS, "peer": PEER, "tuned": TUNED, "window": WINDOW}

PROBE = """
const painted = () => new Promise((done) => requestAnimationFrame(() => {
  const next = new MessageChannel();
  next.port1.onmessage = () => done(performance.now());
  next.port2.postMessage(null);
}));
const shown = (node) => node.querySelector("img")?.src ?? node.textContent;
window.bench = {
  // Wait for the next key, and for the picture in `node` that it brings.
  arm(node) {
    const before = shown(node);
    let pressed = null;
    addEventListener("keydown", (event) => { pressed = event.timeStamp; },
      { capture: true, once: true });
    bench.move = new Promise((done, fail) => {
      setTimeout(() => fail(new Error("no new picture within 20 s")), 20_000);
      const seen = new MutationObserver(async () => {
        const image = node.querySelector("img");
        const isGone = node.matches(".jp-Cell") && !image; // cleared, the new one yet to come
        if (pressed === null || isGone || shown(node) === before) return;
        seen.disconnect();
        if (image) await image.decode();
        done((await painted()) - pressed);
      });
      seen.observe(node, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  },
  // Milliseconds of script and layout of each of `count` inputs.
  async busy(card, count) {
    const slider = card.querySelector("input[type=range]");
    const took = [];
    for (let at = 0; at < count; at += 1) {
      await painted();
      const started = performance.now();
      if (slider) {
        slider.value = String(at % 8);
        slider.dispatchEvent(new Event("input"));
      } else card.querySelector("button.go").click();
      card.getBoundingClientRect();
      took.push(performance.now() - started);
      await new Promise((done) => setTimeout(done, 60));
    }
    return took;
  },
};
"""


@contextmanager
def lab(folder: Path) -> Iterator[str]:
    """Serve a folder with JupyterLab on loopback; yield the address, its token included.

    The user's own settings and the network are left out.
    """
    token = secrets.token_hex()
    home = folder / "home"
    home.mkdir()
    places = ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": "0",
        "ServerApp.root_dir": str(folder),
        "ServerApp.allow_root": "True",
        "LabApp.open_browser": "False",
        "LabApp.expose_app_in_browser": "True",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    environment = {**student(), **dict.fromkeys(places, str(home)), "JUPYTER_TOKEN": token}
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *(f"--{k}={v}" for k, v in options.items())],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            deadline = time.monotonic() + 60
            while not (running := next(home.glob("jpserver-*.json"), None)):
                if server.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit(f"JupyterLab did not start:\n{(home / 'log').read_text()}")
                time.sleep(0.1)
            yield f"{json.loads(running.read_text())['url']}lab/tree/{{}}?token={token}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def student() -> dict[str, str]:
    """Return the environment of a student's kernel: the grader's, but nobody is grading."""
    plain = {key: value for key, value in ENVIRONMENT.items() if key != "NBGRADER_EXECUTION"}
    return {**plain, "PYTHONPATH": str(ROOT)}


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Page, str]]:
    """Run the notebook in JupyterLab; yield the page with everything shown, and the browser."""
    from playwright.sync_api import sync_playwright

    notebook = new_notebook(
        cells=[new_code_cell(source, id=name) for name, source in CELLS.items()]
    )
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, folder / "bench.ipynb")
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with lab(folder) as address, sync_playwright() as playwright:
        # Chromium's own sandbox refuses to run as root; the page here is our own.
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(60_000)
        page.add_init_script(PROBE)
        page.goto(address.format("bench.ipynb"))
        page.locator(".jp-Notebook .jp-CodeCell").nth(len(CELLS) - 1).wait_for()
        page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
        for name in ("peer", "tuned"):
            cell_of(page, name).locator("img").wait_for()
        cell_of(page, "window").locator(".say").wait_for()
        page.evaluate("document.fonts.ready.then(() => true)")
        yield page, browser.version
        browser.close()


def cell_of(page: Page, name: str) -> Locator:
    """Find the cell of one side."""
    return page.locator(".jp-Notebook .jp-CodeCell").nth(list(CELLS).index(name))


def move(page: Page, name: str, row: int, key: str) -> float:
    """Press a key on one side's slider; return the milliseconds until its picture is painted.

    Raises:
        SystemExit: the key did not bring that row.
    """
    cell = cell_of(page, name)
    is_ours = name == "ours"
    slider = cell.locator("input[type=range]" if is_ours else ".noUi-handle").first
    slider.focus()
    cell.locator(".jp-OutputArea").first.evaluate("node => node.scrollIntoView({block: 'nearest'})")
    page.wait_for_timeout(REST_MS)
    shown = cell.locator(".say") if is_ours else cell
    shown.evaluate("bench.arm")
    page.keyboard.press(key)
    took = float(page.evaluate("bench.move"))
    came = (
        f"The 1 at X[{row},4]" in shown.inner_text()
        if is_ours
        else slider.get_attribute("aria-valuenow") == f"{row}.0"
    )
    if not came:
        raise SystemExit(f"{name}: the picture is not that of row {row}")
    return took


def moves(page: Page, rounds: int) -> dict[str, list[float]]:
    """Let the sides take turns; return each one's milliseconds, the warm-up left out."""
    turns = [*["ours"] * OURS_A_ROUND, "peer", "tuned"]
    took: dict[str, list[float]] = {name: [] for name in turns}
    at = dict.fromkeys(turns, (4, 1))
    for number in range(WARM_UP + rounds):
        for name in turns:
            row, step = at[name]
            step = step if 0 <= row + step <= 7 else -step
            at[name] = (row + step, step)
            ms = move(page, name, row + step, "ArrowRight" if step > 0 else "ArrowLeft")
            if number >= WARM_UP:
                took[name].append(ms)
    return took


def script_layout(page: Page) -> float:
    """Return the milliseconds of script and layout of an input, the slower picture's median."""
    cards = [cell_of(page, name).locator(".card") for name in ("ours", "window")]
    for card in cards:
        card.scroll_into_view_if_needed()
    return max(
        statistics.median(card.evaluate(f"card => bench.busy(card, {STEPS})")) for card in cards
    )


def largest_parts() -> tuple[int, int]:
    """Return the bytes of the largest module and of the largest picture, as they are sent."""
    public = (getattr(convolab, name) for name in convolab.__all__)
    pictures = [one for one in public if isinstance(one, type) and issubclass(one, Picture)]
    stems = {stem for one in pictures for stem in (*SHARED, *one.parts, one.module)}
    return (
        max(len(packed(stem).encode()) for stem in stems),
        max(len(module_text(one.module, *one.parts).encode()) for one in pictures),
    )


def setup_cell() -> float:
    """Return the seconds of the lessons' setup cell, each time in a fresh kernel: the best one."""
    notebook = next(iter(read_course(ROOT).lessons.values())).notebooks[0].path
    cells = nbformat.read(notebook, as_version=4).cells
    source = next(cell.source for cell in cells if cell.id == "setup")
    took = []
    for _ in range(KERNELS):
        manager, client = start_new_kernel(env=student(), stderr=subprocess.DEVNULL)
        try:
            started = time.perf_counter()
            reply = client.execute_interactive(source, timeout=60, output_hook=lambda _: None)
            took.append(time.perf_counter() - started)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
        if reply["content"]["status"] != "ok":
            raise SystemExit(f"The setup cell raised {reply['content']['ename']}")
    return min(took)


def sizes(folder: Path) -> dict[str, Any]:
    """Build what students get; return the kilobytes of the wheel and of each notebook."""
    build(read_course(ROOT), [], folder, check=False)
    (wheel,) = folder.glob("*.whl")
    notebooks = {path.stem: path.stat().st_size / 1000 for path in folder.rglob("*.ipynb")}
    return {"wheel_kB": wheel.stat().st_size / 1000, "notebooks_kB": notebooks}


def measure(rounds: int, folder: Path) -> tuple[dict[str, Any], str]:
    """Measure everything; return the figures of ``bench/results.json`` and the browser."""
    figures: dict[str, Any] = {**sizes(folder / "release"), "setup_cell_s": setup_cell()}
    with opened(folder) as (page, browser):
        took = moves(page, rounds)
        busy_ms = script_layout(page)
    ours, peer, tuned = (statistics.median(took[name]) for name in ("ours", "peer", "tuned"))
    module, picture = largest_parts()
    figures["pictures"] = {
        "median_ms": ours,
        "p95_ms": statistics.quantiles(took["ours"], n=20, method="inclusive")[-1],
        "ratio": peer / ours,
        "script_layout_ms": busy_ms,
        "largest_module_kB": module / 1000,
        "largest_picture_kB": picture / 1000,
        "moves": len(took["ours"]),
        "peer_median_ms": peer,
        "peer_moves": len(took["peer"]),
        "tuned_peer_median_ms": tuned,
        "tuned_ratio": tuned / ours,
    }
    return figures, browser


def show(figures: Mapping[str, Any]) -> None:
    """Print each figure, its goal, and whether it is met."""
    pictures = figures["pictures"]
    table = Table(title=f"Pictures: {pictures['moves']} moves of the slider at 8 × 8")
    for name in ("", "measured", "goal", ""):
        table.add_column(name, justify="right" if name else "left")
    for name, value, unit, goal in (
        ("slider to painted, median", pictures["median_ms"], "ms", 17),
        ("slider to painted, 95 % within", pictures["p95_ms"], "ms", 34),
        ("ipywidgets with matplotlib", pictures["ratio"], "times", -10),
        ("the same, figure kept", pictures["tuned_ratio"], "times", None),
        ("script and layout of one input", pictures["script_layout_ms"], "ms", 8),
        ("largest module", pictures["largest_module_kB"], "kB", 12),
        ("largest picture, all modules", pictures["largest_picture_kB"], "kB", None),
        ("wheel", figures["wheel_kB"], "kB", None),
        ("largest notebook released", max(figures["notebooks_kB"].values()), "kB", None),
        ("setup cell, fresh kernel", figures["setup_cell_s"], "s", None),
    ):
        wanted, verdict = "", ""
        if goal is not None:
            wanted = f"{'at least' if goal < 0 else 'at most'} {abs(goal)} {unit}"
            is_met = value >= -goal if goal < 0 else value <= goal
            verdict = "met" if is_met else "missed"
        table.add_row(name, f"{value:.1f} {unit}", wanted, verdict)
    Console().print(table)


def rounded(value: Any) -> Any:
    """Round every number to three places."""
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    return round(value, 3)


def main() -> None:
    """Measure, show and write; what others wrote there stays."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=20, help="each has three moves of ours")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results.json")
    wanted = parser.parse_args()
    os.environ.update(ENVIRONMENT)
    print(f"Load before the start: {os.getloadavg()[0]:.1f} on {machine()['cores']} cores.")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        figures, browser = measure(wanted.rounds, Path(folder))
    show(figures)
    known = json.loads(wanted.out.read_text()) if wanted.out.exists() else {}
    known |= rounded(figures) | {"machine": machine()}
    known["machine"]["versions"]["chromium"] = browser
    wanted.out.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
