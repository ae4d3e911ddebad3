"""The pages of a class: reads what was recorded, and has feedback and reports written from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder import feedback, report
from autograder.course import Course, Lesson
from autograder.gradebook import Gradebook
from autograder.publication import read_publication
from autograder.record import Recorded, read_record
from autograder.report import HandedIn


def recorded(root: Path, student: str, lesson: Lesson) -> tuple[Recorded, ...]:
    """Return what was recorded of a student's hand-in, notebook by notebook; () for nothing.

    Raises:
        GradebookError: a stored notebook was not written by this grader.
    """
    folder = root / "autograded" / student / lesson.name
    paths = [folder / f"{notebook.name}.ipynb" for notebook in lesson.notebooks]
    return tuple(read_record(path) for path in paths if path.exists())


def write_feedback(course: Course, gradebook: Gradebook, lessons: Sequence[str]) -> list[Path]:
    """Write a page for every student and notebook of these lessons; returns their paths.

    Raises:
        GradebookError: the gradebook cannot be read, or a page cannot be written.
    """
    publication = read_publication(course.root)
    written: list[Path] = []
    for name in lessons:
        lesson = course.lessons[name]
        for score in gradebook.scores(name):
            student = score.student
            comments = gradebook.comments(name, student.id)
            marks = gradebook.marks(name, student.id)
            written += [
                feedback.write(
                    course.root,
                    one,
                    lesson,
                    student,
                    marks=marks,
                    comments=comments,
                    publication=publication,
                )
                for one in recorded(course.root, student.id, lesson)
            ]
    return written


def write_reports(course: Course, gradebook: Gradebook, lessons: Sequence[str]) -> list[Path]:
    """Write the class report of each of these lessons that anyone handed in; returns their paths.

    Raises:
        GradebookError: the gradebook cannot be read, or a page cannot be written.
    """
    written: list[Path] = []
    for name in lessons:
        lesson = course.lessons[name]
        class_ = [
            HandedIn(score.student, recorded(course.root, score.student.id, lesson))
            for score in gradebook.scores(name)
        ]
        if any(one.recorded for one in class_):
            written.append(report.write(course.root, lesson, class_, gradebook.marks(name)))
    return written
