"""Draw the README's moving picture: the sliding window, step by step, as a reader sees it.

``python assets/moving.py [FOLDER]`` films the living picture in Chromium.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import sync_playwright

from convolab import SlidingWindow

IMAGE = np.array([[0, 0, 1, 1, 0], [0, 1, 2, 2, 1], [1, 2, 3, 2, 1], [0, 1, 2, 1, 0]])
KERNEL = np.array([[1, -1], [2, -2]])
WIDTH, FRAME_MS, LAST_MS = 760, 550, 2500


def frames() -> list[Image.Image]:
    """Film every step of the picture from the first window to the last."""
    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    picture = SlidingWindow(IMAGE, KERNEL)
    filmed: list[Image.Image] = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": WIDTH, "height": 600})
        path = Path(folder) / "picture.html"
        path.write_text(f"<!doctype html><meta charset=utf-8><body>{picture.html()}")
        page.goto(path.as_uri())
        step = page.get_by_role("button", name="Step")
        while True:
            page.wait_for_timeout(200)  # the frame glides to its window
            shot = page.locator(".card").screenshot()
            filmed.append(Image.open(io.BytesIO(shot)).convert("RGB"))
            if step.is_disabled():
                break
            step.click()
        chromium.close()
    return filmed


def main(folder: Path) -> None:
    """Write the film into a folder."""
    filmed = frames()
    size = (max(f.width for f in filmed), max(f.height for f in filmed))
    same = [Image.new("RGB", size, "white") for _ in filmed]
    for paper, frame in zip(same, filmed, strict=True):
        paper.paste(frame)
    palette = same[-1].quantize(48, dither=Image.Dither.NONE)
    drawn = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in same]
    durations = [FRAME_MS] * (len(drawn) - 1) + [LAST_MS]
    film = folder / "moving.gif"
    drawn[0].save(
        film, save_all=True, append_images=drawn[1:], duration=durations, loop=0, optimize=True
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
