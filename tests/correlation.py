"""A lesson of the size of lesson 02 and a class that handed it in, made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from classroom import HIDDEN, SOLUTION, cell, png, rejected, result, write_notebook

from autograder.course import Lesson, read_course
from autograder.grading import Result, Seconds
from autograder.repair import Repair
from autograder.roster import Student
from autograder.scoring import CellResult

EXERCISES: Mapping[str, tuple[str, str, float]] = {
    "window_sum": ("Exercise 2.1 · One window", "One window at a time", 2.0),
    "corr2d": ("Exercise 2.2 · Cross-correlation", "Slide, multiply, add", 5.0),
    "conv2d_flipped": ("Exercise 2.3 · The flip", "Correlation and convolution", 2.0),
    "corr_full": ("Exercise 2.4 · Every overlap", "Correlation and convolution", 2.0),
    "corr_matrix": ("Exercise 2.5 · The same thing as a matrix", "A matrix with few numbers", 4.0),
    "Conv2DSingle": ("Exercise 2.6 · A layer of your own", "A layer that learns", 3.0),
    "quiz": ("Quiz", "Quiz", 2.0),
}

CORR2D = '''def corr2d(X, K):
    """Slide K over X and sum the products."""
    h, w = K.shape
    Y = tf.zeros((X.shape[0] - h, X.shape[1] - w))
    rows = []
    for i in range(X.shape[0] - h):
        rows.append([tf.reduce_sum(X[i:i + h, j:j + w] * K) for j in range(X.shape[1] - w)])
    return tf.convert_to_tensor(rows)  # TODO: is the size right?'''


def correlation_course(root: Path) -> Lesson:
    """Write the lesson below ``root`` and return it."""
    cells: list[dict[str, Any]] = [
        cell("markdown", "# Lesson 2 · Cross-correlation\n\nA small window learns to look.", "top"),
        cell("code", "import tensorflow as tf", "setup", locked=True),
    ]
    section = ""
    for name, (heading, above, points) in EXERCISES.items():
        if above != section:
            section = above
            cells.append(cell("markdown", f"## {above}", f"section-{name}".lower()))
        if heading != above:
            text = f"### {heading} ({points:g} points)\n\nWrite `{name}`."
            cells.append(cell("markdown", text, f"about-{name}"))
        cells += [
            cell(
                "code",
                f"def {name}(X, K):\n    ### BEGIN SOLUTION\n    return {SOLUTION!r}"
                "\n    ### END SOLUTION",
                name,
                solution=True,
            ),
            cell(
                "code",
                f"from autograder.checks import lesson_02\n### BEGIN HIDDEN TESTS\n"
                f"assert lesson_02.{name}({name}) == {HIDDEN!r}\n### END HIDDEN TESTS",
                f"{name}_test",
                grade=True,
                locked=True,
                points=points,
            ),
        ]
    write_notebook(root / "source/02_cross_correlation/02_cross_correlation.ipynb", cells)
    return read_course(root).lessons["02_cross_correlation"]


def told(name: str, points: float, *lines: str) -> str:
    """Return a message in the form of :mod:`autograder.marking`."""
    of = EXERCISES[name][2]
    return "\n".join([f"{name}: {points:g} of {of:g} points.", *lines])


MISSED_SIZE = told(
    "corr2d",
    0.0,
    "- values (0 of 2): X = [[0. 1. 2.], [3. 4. 5.], [6. 7. 8.]], K = [[0. 1.], [2. 3.]]: "
    "expected shape (2, 2), got shape (1, 1). Count the places where the window fits, in the "
    "section “Slide, multiply, add”.",
    "- other sizes (0 of 1): not paid, because the first part is not right yet.",
    "- the gradient (0 of 1): not paid, because the first part is not right yet.",
    "- manners (0 of 1): right, but not paid while the first part is not right yet.",
)
FLIPPED = told(
    "corr2d",
    0.0,
    "- values (0 of 2): X = [[0. 1. 2.], [3. 4. 5.], [6. 7. 8.]], K = [[0. 1.], [2. 3.]]: at "
    "[0, 0] expected 19.0, got 5.0. Lay the kernel on the window as it is.",
)
PARTLY = told(
    "corr_matrix",
    2.0,
    "- the gradient (0 of 1): the tape's gradient with respect to K, K of shape (2, 3), "
    "shape = (5, 7): expected a tensor, got None. See “A matrix with few numbers”.",
    "- sharing (0 of 1): each row may hold the kernel's own numbers only. "
    "Count the different numbers of your matrix.",
)
SIZE_HINT = "In how many places can a 2-wide window start on 3 pixels?"
FLIP_HINT = "Feed an image with a single 1 and compare the picture you get with your kernel."
TAPE_HINT = "Ask the tape for the gradient with respect to the kernel."

CLASS = [
    Student("ada", "Ada Lovelace", "Lovelace", "Ada"),
    Student("alan", "Alan Turing", "Turing", "Alan"),
    Student("grace", "Grace Hopper", "Hopper", "Grace"),
    Student("kunihiko", "Kunihiko Fukushima", "Fukushima", "Kunihiko"),
    Student("emmy", "Emmy Noether", "Noether", "Emmy"),
    Student("sofia", "Sofia Kovalevskaya", "Kovalevskaya", "Sofia"),
    Student("carl", "Carl Friedrich Gauß", "Gauß", "Carl Friedrich"),
    Student("mary", "Mary Somerville", "Somerville", "Mary"),
]


def checked(name: str, points: float | None = None, **more: Any) -> CellResult:
    """Return what a check of an exercise said; by default that all is right."""
    of = EXERCISES[name][2]
    got = of if points is None else points
    status = "passed" if got == of else ("partial" if got else "failed")
    return CellResult(f"{name}_test", got, of, **{"status": status, **more})


def one_of_each(lesson: Lesson) -> Result:
    """Return a hand-in with something of everything that a page may have to show."""
    notebook = lesson.notebooks[0]
    outputs = {
        "window_sum": [
            {"output_type": "stream", "name": "stdout", "text": "tf.Tensor(19.0, shape=())\n"},
            {"output_type": "display_data", "metadata": {}, "data": {"image/png": png()}},
        ],
        "corr2d": [
            {
                "output_type": "error",
                "ename": "ValueError",
                "evalue": "bad",
                "traceback": ["\x1b[31mValueError\x1b[0m: shapes (3, 3) and (2, 2) do not match"],
            }
        ],
    }
    answers = {
        "window_sum": "def window_sum(X, K, i, j):\n    return tf.reduce_sum(X[i:i+2, j:j+2] * K)",
        "corr2d": CORR2D,
        "conv2d_flipped": "def conv2d_flipped(X, K):\n    return corr2d(X, K[::-1, ::-1])",
        "corr_matrix": "def corr_matrix(K, shape):\n    M = np.zeros((4, 9))\n    return M",
        "Conv2DSingle": "class Conv2DSingle(tf.keras.layers.Layer):\n    while True: pass",
        "quiz": 'quiz = {"q1": 19, "q2": "b", "q3": (6, 4), "q4": "a"}',
    }
    added = [
        {
            "cell_type": "code",
            "id": "mine",
            "metadata": {"convolab": {"by": "student"}},
            "source": "pd.DataFrame(corr2d(X, K))",
            "outputs": [
                {
                    "output_type": "execute_result",
                    "execution_count": 3,
                    "metadata": {},
                    "data": {
                        "text/plain": "   0\n0 19",
                        "text/html": "<table><tr><th></th><th>0</th></tr>"
                        "<tr><th>0</th><td>19.0</td></tr></table>",
                    },
                }
            ],
        }
    ]
    cells = (
        checked("window_sum"),
        checked("corr2d", 0.0, misconception="M4", message=MISSED_SIZE, hint=SIZE_HINT),
        checked(
            "conv2d_flipped",
            0.0,
            status="error",
            message="conv2d_flipped(X, K) stopped with InvalidArgumentError: Incompatible shapes: "
            "[2,2] vs. [1,2]\nFrom line 2 of your cell.",
        ),
        checked("corr_full", 0.0, status="unanswered"),
        checked("corr_matrix", 2.0, misconception="M8", message=PARTLY, hint=TAPE_HINT),
        checked("Conv2DSingle", 0.0, status="timeout"),
        checked("quiz", 1.5, message="- q3 (0 of 0.5): Count the rows of the output again."),
    )
    return result(
        notebook,
        cells,
        answers,
        outputs=outputs,
        added=added,
        file="Copy of 02_cross_correlation (1).ipynb",
        repairs=(
            Repair(
                "duplicate_cell", "corr2d", "“corr2d” stood twice; the one you filled in counts."
            ),
            Repair("deleted_check", "quiz_test"),
        ),
        seconds=Seconds(1.84, 1.31, 0.44),
    )


def class_results(lesson: Lesson) -> list[tuple[Student, Result]]:
    """Return what became of a class of eight, one rejected and one crashed among them."""
    notebook = lesson.notebooks[0]

    def of(changed: Mapping[str, CellResult], seconds: float = 0.4) -> Result:
        cells = [changed.get(name) or checked(name) for name in EXERCISES]
        return result(notebook, cells, seconds=Seconds(seconds, seconds / 2, seconds / 4),
                      repairs=())  # fmt: skip

    flip = checked("corr2d", 0.0, misconception="M1", message=FLIPPED, hint=FLIP_HINT)
    size = checked("corr2d", 0.0, misconception="M4", message=MISSED_SIZE, hint=SIZE_HINT)
    tape = checked("corr_matrix", 2.0, misconception="M8", message=PARTLY, hint=TAPE_HINT)
    crash = checked("Conv2DSingle", 0.0, status="crashed")
    return list(
        zip(
            CLASS,
            [
                of({}),
                of({"corr2d": flip, "corr_full": checked("corr_full", 1.0)}),
                of({"corr_matrix": tape, "quiz": checked("quiz", 1.5)}),
                of({"corr2d": flip, "corr_matrix": tape, "quiz": checked("quiz", 1.0)}, 0.7),
                one_of_each(lesson),
                of({"corr2d": size, "corr_full": checked("corr_full", 0.0, status="unanswered")}),
                rejected(notebook, "The file is cut off; download it from Colab again."),
                of({"Conv2DSingle": crash}, 2.4),
            ],
            strict=True,
        )
    )
