"""A class that hands in: what Colab and the platforms write, and the same bytes every time."""

from __future__ import annotations

import ast
import csv
import io
import json
import random
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.course import Course, read_course
from autograder.errors import IntakeError
from autograder.intake import collect
from autograder.mischief import ATTACKS, BREAKERS, solved, wrong_answers
from autograder.repair import Repaired, repair
from autograder.roster import read_roster
from autograder.simulate import CLASS, HONEST, Simulated, invent, quotas, simulate

LESSON = "02_cross_correlation"
UNREADABLE = {"truncated", "not_a_notebook"}


@cache
def course() -> Course:
    return read_course(Path(__file__).resolve().parents[1])


def made(tmp_path: Path, students: int = 30, **more: Any) -> Simulated:
    return simulate(
        course(), students=students, out=tmp_path / "class.zip", lessons=[LESSON], **more
    )


def files(simulated: Simulated) -> dict[str, bytes]:
    with zipfile.ZipFile(simulated.zips[0]) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


@pytest.mark.parametrize("platform", ["canvas", "moodle"])
def test_equal_seeds_give_equal_bytes(tmp_path: Path, platform: str) -> None:
    """Zip and class list depend on the arguments only; another seed gives another class."""
    one, two, three = (tmp_path / name for name in "abc")
    first = made(one, 12, seed=7, platform=platform)
    second = made(two, 12, seed=7, platform=platform)
    other = made(three, 12, seed=8, platform=platform)
    assert first.zips[0].read_bytes() == second.zips[0].read_bytes()
    assert first.roster.read_bytes() == second.roster.read_bytes()
    assert first.handed == second.handed
    assert first.zips[0].read_bytes() != other.zips[0].read_bytes()


def test_class_of_thirty_has_everything(tmp_path: Path) -> None:
    """Half are right, and every kind is there, a few of them late."""
    handed = made(tmp_path).handed
    kinds = Counter(one.kind for one in handed)
    assert len(handed) == len({one.student for one in handed}) == 30
    assert kinds["right"] == 15
    assert 1 <= kinds["empty"] <= 2
    assert 2 <= kinds["broken"] <= 3
    assert 2 <= kinds["hostile"] <= 3
    assert kinds["partial"] >= 3
    assert kinds["wrong"] >= 2
    assert sum(one.is_late for one in handed) == 2


@pytest.mark.parametrize("count", [1, 2, 7, 30, 300])
@pytest.mark.parametrize("mix", [CLASS, HONEST])
def test_shares_add_up(count: int, mix: Any) -> None:
    """Every student has one kind; the hostile ones stay few, since each costs its time limit."""
    shares = quotas(count, mix)
    assert sum(shares.values()) == count
    assert shares.get("hostile", 0) <= 6
    assert set(shares) <= set(mix)


@pytest.mark.parametrize("platform", ["canvas", "moodle"])
def test_collect_takes_the_whole_class(tmp_path: Path, platform: str) -> None:
    """Every hand-in finds its student on the roster, with its lesson and its late flag."""
    simulated = made(tmp_path, platform=platform, seed=3)
    roster = read_roster(simulated.roster)
    found = collect(simulated.zips, course(), roster=roster, submitted=tmp_path / "submitted")
    assert found.problems == ()
    assert {one.student for one in found.hand_ins} == {one.student for one in simulated.handed}
    if platform == "canvas":
        late = {one.student for one in simulated.handed if one.is_late}
        assert {one.student for one in found.hand_ins if one.is_late} == late
        assert found.superseded == 1
        with zipfile.ZipFile(simulated.zips[0]) as zipped:
            sent = {one.student: zipped.read(one.file) for one in simulated.handed}
        assert {one.student: one.path.read_bytes() for one in found.hand_ins} == sent


def test_notebooks_are_as_colab_saves_them(tmp_path: Path) -> None:
    """Indent, ids, personal data, badge, widgets: what Colab's own files have."""
    traits: Counter[str] = Counter()
    for data in files(made(tmp_path, 20, mix=HONEST)).values():
        text = data.decode()
        assert text.startswith('{\n  "nbformat": 4,\n  "nbformat_minor": 5,')
        assert text.endswith("}")
        content = json.loads(text)
        assert "provenance" in content["metadata"]["colab"]
        for cell in content["cells"]:
            meta = cell["metadata"]
            assert all(line == line.rstrip(" \t\n") + "\n" * line.endswith("\n")
                       for line in cell["source"])  # fmt: skip
            if meta["id"] == "view-in-github":
                assert "id" not in cell
                traits["badge"] += 1
            elif "id" in cell:
                assert meta["id"] == cell["id"]
            else:
                traits["own cell"] += 1
            if cell["cell_type"] == "code":
                assert meta["executionInfo"]["user"]["displayName"]
                traits["output"] += bool(cell["outputs"])
                traits["outputId"] += "outputId" in meta
        for state in content["metadata"].get("widgets", {}).values():
            assert "state" not in state
            traits["widgets"] += 1
    for trait in ("badge", "own cell", "output", "outputId", "widgets"):
        assert traits[trait] > 0, trait
    assert traits["output"] == traits["outputId"]


def test_nothing_of_the_author_is_in_a_hand_in(tmp_path: Path) -> None:
    """Neither markers nor hidden tests travel with a simulated student."""
    for data in files(made(tmp_path, 12, mix=HONEST)).values():
        for marker in (b"BEGIN SOLUTION", b"END SOLUTION", b"HIDDEN TESTS"):
            assert marker not in data


def test_names_are_as_students_hand_in(tmp_path: Path) -> None:
    """Copies, numbers and late flags stand in the names, and difficult names on the roster."""
    simulated = made(tmp_path)
    names = " ".join(files(simulated))
    for part in ("Copy of 02_cross", "Copy_of_02_cross", " (1).ipynb", "_LATE_"):
        assert part in names
    roster = simulated.roster.read_text("utf-8")
    rows = list(csv.reader(io.StringIO(roster)))
    assert rows[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    shown = [row[0] for row in rows]
    for part in ("O'Neill", "Jr., Anna", "<script>"):
        assert any(part in name for name in shown)
    assert any(name.startswith("=") for name in shown)


def test_answers_are_what_they_say(tmp_path: Path) -> None:
    """A right class holds the author's answers, a wrong one known ideas, an empty one the stubs."""
    ideas = wrong_answers(LESSON)
    released = {cell.id: cell.released for cell in course().lessons[LESSON].notebooks[0].cells}
    source = {cell.id: cell.source for cell in course().lessons[LESSON].notebooks[0].cells}
    simulated = made(tmp_path, mix={"right": 1, "partial": 1, "wrong": 1, "empty": 1})
    seen: Counter[str] = Counter()
    sent = files(simulated)
    for one in simulated.handed:
        content = json.loads(sent[one.file])
        texts = {cell["id"]: "".join(cell["source"]) for cell in content["cells"] if "id" in cell}
        for grade_id, word in (part.split(":") for part in one.detail.split()):
            seen[word] += 1
            if word == "right":
                assert texts[grade_id] == solved(source[grade_id], ("BEGIN SOL", "END SOL"))
            elif word == "empty":
                assert texts[grade_id] == released[grade_id]
            elif ideas.get(grade_id):
                assert texts[grade_id] in ideas[grade_id]
        if one.kind == "right":
            assert "wrong" not in one.detail
            assert "empty" not in one.detail
    assert all(seen[word] >= 10 for word in ("right", "wrong", "empty"))


def test_wrong_ideas_become_answers_of_their_exercise() -> None:
    """Each is Python that defines the exercise's name, so that it can be handed in."""
    ideas = wrong_answers(LESSON)
    assert {"corr2d", "corr_matrix", "Conv2DSingle"} <= set(ideas)
    for name, answers in ideas.items():
        for answer in answers:
            body = ast.parse(answer).body
            defined = {getattr(node, "name", None) for node in body}
            defined |= {
                target.id
                for node in body if isinstance(node, ast.Assign)
                for target in node.targets if isinstance(target, ast.Name)
            }  # fmt: skip
            assert name in defined


def test_lesson_without_checks_has_no_wrong_ideas() -> None:
    """A course of somebody else's is simulated, too."""
    assert wrong_answers("ps1") == {}


def test_damage_is_what_it_says(tmp_path: Path) -> None:
    """Each kind of damage occurs; what can be put right is, the rest is refused with a reason."""
    simulated = made(tmp_path, students=len(BREAKERS), mix={"broken": 1})
    assert {one.detail for one in simulated.handed} == set(BREAKERS)
    sent = files(simulated)
    for one in simulated.handed:
        outcome = repair(sent[one.file], course(), lesson=LESSON, name=one.file)
        if one.detail in UNREADABLE:
            assert not isinstance(outcome, Repaired), one.detail
        else:
            assert isinstance(outcome, Repaired), one.detail
            answers = [cell for cell in outcome.cells if cell.role == "answer"]
            assert not any(cell.untouched for cell in answers), one.detail


def test_attacks_all_occur_and_are_python(tmp_path: Path) -> None:
    """Each attack is handed in by somebody, as a notebook that Jupyter reads."""
    simulated = made(tmp_path, students=len(ATTACKS), mix={"hostile": 1, "right": 0})
    assert {one.detail for one in simulated.handed} == set(ATTACKS)
    sent = files(simulated)
    for one in simulated.handed:
        for cell in json.loads(sent[one.file])["cells"]:
            if cell["cell_type"] == "code":
                ast.parse("".join(cell["source"]))


@pytest.mark.filterwarnings("ignore::nbformat.warnings.MissingIDFieldWarning")
def test_honest_notebooks_are_valid_but_for_colabs_badge(tmp_path: Path) -> None:
    """nbformat takes them as it takes Colab's own."""
    for data in files(made(tmp_path, students=6, mix=HONEST)).values():
        nbformat.reads(data.decode(), as_version=4)


@pytest.mark.parametrize("students", [0, -1, 5001])
def test_silly_number_ends_in_a_sentence(tmp_path: Path, students: int) -> None:
    """Nobody and whole universities are refused."""
    with pytest.raises(IntakeError, match="choose 1 to 5000"):
        made(tmp_path, students=students)


def test_unknown_lesson_ends_in_a_sentence(tmp_path: Path) -> None:
    """The lessons that exist are named."""
    with pytest.raises(IntakeError, match=f"no lesson 'x'.*{LESSON}"):
        simulate(course(), students=1, out=tmp_path / "a.zip", lessons=["x"])


def test_large_class_has_different_students() -> None:
    """Beyond the number of names there are, nobody shares a name, an id or a number."""
    people = invent(1200, random.Random(1))
    for part in ("sortable_name", "id", "canvas_id"):
        assert len({getattr(one, part) for one in people}) == 1200
