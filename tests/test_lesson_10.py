"""What lesson 10 says of trained models, against what was measured and what holds here."""

from __future__ import annotations

import ast
import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from answers.bank import cells, tasks
from lessons import lesson_10

from autograder.checks.capstone import models as capstone_models
from autograder.checks.capstone import training as capstone_training

LESSON = "10_capstone"
RUNNER = """
import contextlib, io, json, linecache, sys
space, printed = {"__name__": "__main__"}, {}
for name, source in json.load(sys.stdin):
    out = io.StringIO()
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    with contextlib.redirect_stdout(out):
        exec(compile(source, name, "exec"), space)
    printed[name] = out.getvalue().strip()
json.dump(printed, sys.stdout)
"""


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """Return the text of every cell by its id."""
    return {cell["id"]: cell["source"] for cell in cells(LESSON)}


@pytest.fixture(scope="module")
def measured(root: Path) -> dict[str, Any]:
    """Return what the script measured."""
    text = (root / "assets" / "capstone_measured.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def run(sources: Sequence[tuple[str, str]], root: Path) -> dict[str, str]:
    """Run cells as a student does, not as the grader; give what each prints."""
    done = subprocess.run(
        [sys.executable, "-c", RUNNER],
        input=json.dumps(sources),
        capture_output=True,
        text=True,
        cwd=root / "assets",
        timeout=900,
        check=False,
    )
    assert 0 == done.returncode, done.stderr[-2000:]
    printed: dict[str, str] = json.loads(done.stdout)
    return printed


def span(values: Sequence[float]) -> str:
    low, high = f"{min(values):.2f}", f"{max(values):.2f}"
    return low if low == high else f"{low} to {high}"


def column(rows: Sequence[dict[str, Any]], name: str) -> list[float]:
    return [row[name] for row in rows]


def test_the_given_layer_is_the_same_everywhere(sources: dict[str, str]) -> None:
    """The checks and the tests bring the very layer that the lesson gives."""
    given = ast.parse(sources["MyConv2D"]).body[0]
    assert isinstance(given, ast.ClassDef)
    for copy in (capstone_models.GIVEN, lesson_10.NUMBERS):
        other = ast.parse(copy).body[0]
        assert isinstance(other, ast.ClassDef)
        for one, two in zip(given.body[1:], other.body[-3:], strict=True):
            assert ast.dump(one) == ast.dump(two)


def test_the_text_quotes_what_was_measured(
    sources: dict[str, str], measured: dict[str, Any]
) -> None:
    """Every accuracy in the text stands in the script's file, as a range over its seeds."""
    told = sources["three-trainings-why"]
    for kind, rows in measured["moved"].items():
        places = (span(column(rows, place)) for place in ("centred", "anywhere"))
        assert f"| `{kind}` | {' | '.join(places)} |" in told
    heads = {
        "flatten": ("87,818", measured["heads"]["features-flatten"]),
        "global average": ("6,218", measured["heads"]["features-gap"]),
        "global maximum": ("6,218", measured["moved"]["gmp"]),
    }
    for name, (count, rows) in heads.items():
        assert {int(count.replace(",", ""))} == set(column(rows, "parameters"))
        places = (span(column(rows, place)) for place in ("centred", "anywhere"))
        assert f"| {name} | {count} | {' | '.join(places)} |" in sources["heads"]
    augmented = [span(column(rows, "anywhere")) for rows in measured["augmented"].values()]
    assert f"reach {augmented[0]}, {augmented[1]} and {augmented[2]}" in sources["own-reader"]
    flat = measured["moved"]["flatten"]
    diagonal, along = column(flat, "diagonal"), [row["by_distance"][2] for row in flat]
    assert f"leaves {span(diagonal)} right" in sources["how-far-why"]
    assert f"a column {span(along)}." in sources["how-far-why"]
    assert max(along) < min(diagonal)
    shifts = [span([row[d] for row in measured["strided"]]) for d in range(5)]
    for place, words in enumerate((" without a shift", " at 1", " at 2", " at 3 and", " at 4.")):
        assert f"{shifts[place]}{words}" in sources["stride-why"]
    large = [f"{value:.2f}" for value in measured["larger"]]
    assert f"measured {large[0]} in the middle and {large[1]}" in sources["larger-training-why"]


def test_few_digits_show_when_the_assumption_helps(
    sources: dict[str, str], measured: dict[str, Any]
) -> None:
    """With pixels in order convolutions win at every size, and shuffled they lose."""
    for n in ("50", "100", "200", "400"):
        means = [
            sum(measured["few"][pixels][kind][n]) / 5
            for pixels in ("in order", "permuted")
            for kind in ("mlp", "flatten")
        ]
        assert f"| {n} | " + " | ".join(f"{mean:.3f}" for mean in means) + " |" in sources["bias"]
        assert means[0] < means[1]
        assert means[3] < means[2]
        assert abs(means[0] - means[2]) < 0.01, "to a dense network all orders are equal"


def test_counts_of_weights_are_those_of_the_formulas(sources: dict[str, str]) -> None:
    """Flatten grows with the area, a global maximum does not."""

    def mlp(side: int) -> int:
        return side * side * 64 + 64 + 650

    def flatten(side: int) -> int:
        return 160 + 4640 + (side // 4) ** 2 * 32 * 10 + 10

    assert (17098, 9930, 80 + 1168 + 4640 + 330) == (mlp(16), flatten(16), 6218)
    assert (4810, 6090) == (mlp(8), flatten(8))
    assert "4,810" in sources["bias"]
    assert "6,090" in sources["bias"]
    assert f"{mlp(64):,} for `mlp`, {flatten(64):,} for `flatten`" in sources["bias"]
    assert "40{,}970" in sources["scan"]
    assert 40970 == 8 * 8 * 64 * 10 + 10
    assert "81{,}930" in sources["heads"]
    assert 81930 == 16 * 16 * 32 * 10 + 10
    assert 43 == -(-1347 // 32)


def test_the_points_follow_the_accuracy() -> None:
    """No point up to 0.30, all from 0.85, a line between."""
    share: Callable[[float], float] = capstone_training.share
    assert (0.0, 0.0, 1.0, 1.0) == (share(0.1), share(0.30), share(0.85), share(0.99))
    assert abs(share(0.575) - 0.5) < 1e-9


def test_every_seed_row_of_the_lesson_has_its_place(sources: dict[str, str]) -> None:
    """What was found wrong in the notes is put right in a cell of its own."""
    words = {
        "A12": "invariance",
        "A13": "inductive bias",
        "B8": "why sharing weights might help",
        "B9": "64 × 64",
        "C16": "prefer the average",
        "C18": "overfit less",
        "D9": "replacing an average by an 8 × 8 convolution",
        "D10": "40{,}970",
        "E2": "does not care where the cat is",
    }
    path = Path(__file__).parent / "lessons" / "seeds.csv"
    with path.open(encoding="utf-8", newline="") as file:
        places = {
            row["seed"]: row["cell"] for row in csv.DictReader(file) if LESSON == row["lesson"]
        }
    assert set(words) == set(places)
    for row, word in words.items():
        assert word in sources[places[row]], row


def test_a_shift_by_the_total_stride_changes_no_logit(sources: dict[str, str], root: Path) -> None:
    """Far from the borders the strided model's logits after 4 pixels are those before, exactly."""
    built = sources["stride-answer"].split("\n\n\n")[0]
    tried = """
wide = np.zeros((1, 40, 40, 1), "float32")
wide[0, 12:20, 12:20] = np.random.default_rng(0).random((8, 8, 1))
model = build_strided()
off = [float(np.abs(model(np.roll(wide, d, 2)) - model(wide)).max()) for d in range(9)]
print([value == 0 for value in off])
print(train_large(6, 1))
"""
    solved = tasks(LESSON)["train"].solution
    names = ("setup", "attempt", "digits", "moved", "MyConv2D", "larger-training")
    given = [(name, sources[name]) for name in names]
    printed = run([*given, ("train", solved), ("built", built), ("tried", tried)], root)["tried"]
    unchanged, accuracies = (ast.literal_eval(line) for line in printed.split("\n"))
    assert [0, 4, 8] == [shift for shift, same in enumerate(unchanged) if same]
    assert 2 == len(accuracies)


def test_a_cheap_measurement_comes_out_again(measured: dict[str, Any], root: Path) -> None:
    """The dense model's accuracies, trained here, are those of the file within a few digits."""
    text = """
from capstone_measure import LESSON, accuracy, anywhere, build, centred, data, train
import json
digits_train, digits_test, y_train, y_test = data()
model = build("mlp", 0)
train(model, centred(digits_train), y_train, *LESSON, 0)
x = centred(digits_test)
print(json.dumps([accuracy(model, x, y_test), accuracy(model, anywhere(x, 0), y_test)]))
"""
    again = json.loads(run([("measure", text)], root)["measure"])
    first = measured["moved"]["mlp"][0]
    assert abs(first["centred"] - again[0]) < 0.02
    assert abs(first["anywhere"] - again[1]) < 0.04


@pytest.mark.slow
def test_the_lesson_shows_what_it_promises(sources: dict[str, str], root: Path) -> None:
    """Run as a student runs it, the trainings come out as the text expects."""
    code = [
        (
            cell["id"],
            re.sub(r"### BEGIN HIDDEN.*?### END HIDDEN TESTS", "", cell["source"], flags=re.S),
        )
        for cell in cells(LESSON)
        if cell["cell_type"] == "code"
    ]
    printed = run(code, root)
    lines = [line.split() for line in printed["three-trainings-answer"].split("\n")]
    read = {kind: (float(middle), float(anywhere)) for kind, middle, anywhere in lines}
    assert min(middle for middle, _ in read.values()) > 0.94
    assert read["mlp"][1] < 0.20
    assert read["flatten"][1] < 0.30
    assert read["gmp"][1] > 0.85
    assert float(printed["own-reader-answer"].split()[-1]) > 7
    zigzag = ast.literal_eval(printed["stride-answer"])
    assert min(zigzag[0], zigzag[4], zigzag[8]) > 0.85
    assert max(zigzag[2], zigzag[6]) < 0.35
    page, answers = printed["scan-answer"].split("\n", 1)
    seen = [[int(digit) for digit in re.findall(r"\d", row)] for row in answers.split("\n")]
    corners = [[seen[0][0], seen[0][4]], [seen[4][0], seen[4][4]]]
    assert ast.literal_eval(page.removeprefix("on the page ")) == corners


def test_the_first_figure_is_told_in_numbers(
    sources: dict[str, str], measured: dict[str, Any]
) -> None:
    """Who does not see the bars reads the means they show."""
    found = re.search(r"!\[(.*?)\]", sources["where-this-leads"])
    assert found
    means = {
        kind: round(100 * sum(column(rows, "anywhere")) / len(rows))
        for kind, rows in measured["moved"].items()
    }
    told = "without convolutions reads {mlp} percent, the one with convolutions and flatten "
    assert (told + "{flatten}, the one with a global maximum {gmp}.").format(**means) in found[1]
