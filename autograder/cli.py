"""The command ``autograder``: messages to standard error, data to standard output.

Exit codes: 0 done; 1 the command found a problem and says which; 2 wrong usage.

Over 400 lines because the eleven commands are eleven short functions and their options.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.display import plain
from autograder.errors import CourseError, GraderError

if TYPE_CHECKING:
    from autograder.course import Course
    from autograder.gradebook import Gradebook
    from autograder.grading import Result
    from autograder.roster import Roster

# Each command imports what it needs when it runs, so that `--help` and the small ones are quick.


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    options = _parser().parse_args(arguments)
    # TensorFlow, where a command needs it, writes its log where our messages stand.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
    try:
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except GraderError as error:
        say(str(error))
    except KeyboardInterrupt:
        say("Stopped. What was recorded is kept; run the same command again to go on.")
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        say(f"{name}{error.strerror or error}. Nothing that was recorded is lost.")
    return 1


def say(message: str) -> None:
    """Tell the user something, made plain, on standard error."""
    print(f"autograder: {plain(message)}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="autograder",
        description="Grades notebooks safely: Convolab's, and any nbgrader course's.",
    )
    parser.add_argument(
        "--course",
        type=Path,
        metavar="DIR",
        help="the course's folder (default: the one you are in)",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def add(name: str, function: Callable[[argparse.Namespace], int], text: str) -> Any:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(command=function)
        return command

    command = add("doctor", _doctor, "Tell what this machine can confine.")
    command.add_argument("--json", action="store_true", help="as JSON")

    command = add("release", _release, "Build the student notebooks.")
    command.add_argument("lessons", nargs="*", metavar="LESSON")
    command.add_argument("--check", action="store_true", help="change nothing, name what differs")

    command = add("site", _site, "Build a web site of the lessons, its pictures alive.")
    command.add_argument("lessons", nargs="*", metavar="LESSON")
    command.add_argument("--out", type=Path, metavar="DIR", help="default: site")

    command = add("check", _check, "Grade notebook files without a gradebook.")
    command.add_argument("notebooks", nargs="+", type=Path, metavar="NOTEBOOK")
    command.add_argument("--json", action="store_true", help="one JSON object a line")
    command.add_argument("--seed", type=int, help="repeats the random inputs of a run")
    _running(command)

    command = add("collect", _collect, "Take a platform's zip or a folder into submitted/.")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    command.add_argument("--lesson", help="the lesson that all of them are")
    command.add_argument("--from", dest="platform", default="auto", choices=_PLATFORMS)
    command.add_argument("--roster", type=Path, metavar="CSV", help="the class list")
    _database(command)

    command = add("grade", _grade, "Grade what is new or changed in submitted/.")
    command.add_argument("lessons", nargs="*", metavar="LESSON")
    command.add_argument("--student", action="append", metavar="ID", help="only this student")
    command.add_argument(
        "--scheduler", metavar="ADDRESS", help="a Dask scheduler that runs elsewhere"
    )
    command.add_argument("--force", action="store_true", help="grade everything again")
    command.add_argument("--seed", type=int, help="repeats the random inputs of a run")
    _database(command)
    _running(command)

    command = add("feedback", _feedback, "Write a page for every student.")
    command.add_argument("lessons", nargs="*", metavar="LESSON")
    _database(command)

    command = add("report", _report, "Write a page about the class.")
    command.add_argument("lessons", nargs="*", metavar="LESSON")
    _database(command)

    command = add("export", _export, "Write the marks as a file to upload.")
    command.add_argument("--to", required=True, choices=("canvas", "moodle", "csv"))
    command.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")
    command.add_argument("--roster", type=Path, metavar="CSV", help="the class list")
    _database(command)

    command = add("simulate", _simulate, "Let a made-up class hand in.")
    command.add_argument("--students", type=int, required=True, metavar="N")
    command.add_argument("--out", type=Path, required=True, metavar="ZIP")
    command.add_argument("--seed", type=int, default=0)
    command.add_argument("--lesson", action="append", default=[], help="default: all")
    command.add_argument("--from", dest="platform", default="canvas", choices=("canvas", "moodle"))
    return parser


_PLATFORMS = ("auto", "canvas", "moodle", "folder")


def _running(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--workers", type=int, metavar="N", help="how many at once (default: cores)"
    )
    command.add_argument(
        "--no-sandbox", action="store_true", help="run student code unconfined: only your own"
    )


def _database(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--db", metavar="URL", help="an SQLAlchemy address (default: gradebook.db)"
    )


# --- what the commands share ---------------------------------------------------------------------


def _root(options: argparse.Namespace) -> Path:
    """Return the course's folder: the given one, else the nearest above that has ``source/``."""
    if options.course is not None:
        root: Path = options.course.resolve()
        if not (root / "source").is_dir():
            raise CourseError(f"{options.course} is no course: it has no folder source/.")
        return root
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "source").is_dir():
            return folder
    raise CourseError("There is no course here: go to its folder, or name it with --course DIR.")


def _read(options: argparse.Namespace) -> Course:
    from autograder.course import read_course

    return read_course(_root(options))


def _lessons(course: Course, names: Sequence[str]) -> list[str]:
    """Return the named lessons, all without a name; ``2`` or ``02`` stands for ``02_…``."""
    chosen: list[str] = []
    for name in names:
        short = [
            one for one in course.lessons if name.isdigit() and one.startswith(f"{int(name):02d}_")
        ]
        if name not in course.lessons and len(short) != 1:
            known = ", ".join(course.lessons)
            raise CourseError(f"There is no lesson {name}; the course has {known}.")
        chosen.append(name if name in course.lessons else short[0])
    return chosen or list(course.lessons)


def _workers(options: argparse.Namespace) -> int:
    if options.workers is not None and options.workers < 1:
        raise GraderError("The number of workers must be 1 or more.")
    return options.workers or len(os.sched_getaffinity(0))


def _roster(path: Path | None) -> Roster | None:
    from autograder.roster import read_roster

    return None if path is None else read_roster(path)


def _open(options: argparse.Namespace) -> Gradebook:
    from autograder.gradebook import Gradebook

    return Gradebook.open(_root(options), options.db)


def _write(path: Path, text: str) -> None:
    """Write a file as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8", newline="")
    part.replace(path)


def as_json(result: Result) -> dict[str, Any]:
    """Return a result in the form of ``check --json``."""
    return {
        "file": result.file,
        "lesson": result.lesson,
        "status": result.status,
        "reason": result.reason,
        "score": result.score,
        "max_score": result.max_score,
        "seed": result.seed,
        "sandboxed": result.sandboxed,
        "cells": [
            {
                "grade_id": cell.grade_id,
                "points": cell.points,
                "max_points": cell.max_points,
                "status": cell.status,
                "misconception": cell.misconception,
                "message": cell.message,
                "hint": cell.hint,
            }
            for cell in result.cells
        ],
        "repairs": [
            {k: v for k, v in asdict(r).items() if v} | {"grade_id": r.grade_id}
            for r in result.repairs
        ],
        "seconds": {k: round(v, 4) for k, v in asdict(result.seconds).items()},
    }


# --- the commands --------------------------------------------------------------------------------


def _doctor(options: argparse.Namespace) -> int:
    from autograder.doctor import examine

    findings = examine()
    ok = all(finding.ok for finding in findings)
    if options.json:
        print(json.dumps({"ok": ok, "findings": [asdict(finding) for finding in findings]}))
    else:
        for finding in findings:
            print(f"{'ok ' if finding.ok else 'NO '} {finding.name}: {plain(finding.detail)}")
    if not ok:
        say("This machine cannot grade safely; the lines that say NO tell why.")
    return 0 if ok else 1


def _release(options: argparse.Namespace) -> int:
    from autograder.release import build

    course = _read(options)
    names = _lessons(course, options.lessons) if options.lessons else []
    differences = build(course, names, course.root / "release", check=options.check)
    for difference in differences:
        print(f"{difference.kind}: release/{difference.path}")
    if options.check and differences:
        say("release/ is not what source/ would build; run `autograder release`.")
        return 1
    return 0


def _site(options: argparse.Namespace) -> int:
    from autograder.site import build

    course = _read(options)
    out = options.out or course.root / "site"
    names = _lessons(course, options.lessons)
    say(f"{len(names)} lessons are run as their author solved them; one that trains takes minutes.")
    written = build(course, names, out, on_run=lambda name: say(f"{name} has run."))
    print(f"{len(written)} pages; open {written[-1]}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from autograder.cluster import grade_many, needs
    from autograder.grading import Job, ungraded

    course = _read(options)
    jobs: list[tuple[int, Job]] = []
    results: dict[int, Result] = {}
    for index, path in enumerate(options.notebooks):
        try:
            jobs.append((index, Job(str(path), path.read_bytes(), None, options.seed)))
        except OSError as error:
            job = Job(str(path), b"", None, options.seed)
            results[index] = ungraded(job, f"It cannot be read: {error.strerror}.")
    wanted = needs(course, sandboxed=not options.no_sandbox)
    if options.no_sandbox:
        say("Student code runs unconfined, as you asked.")
    shown = 0
    if jobs:
        for n, result in grade_many(
            [j for _, j in jobs], course, wanted, workers=_workers(options)
        ):
            results[jobs[n][0]] = result
            while shown in results:
                _show(results[shown], as_line=options.json)
                shown += 1
    for index in range(shown, len(options.notebooks)):
        _show(results[index], as_line=options.json)
    rejected = [result for result in results.values() if result.status == "rejected"]
    for result in rejected:
        say(f"{result.file}: {result.reason}")
    return 1 if rejected else 0


def _show(result: Result, *, as_line: bool) -> None:
    if as_line:
        print(json.dumps(as_json(result)), flush=True)
        return
    print(f"{plain(result.file)}: {result.score:g} of {result.max_score:g}")
    for cell in result.cells:
        print(f"  {cell.grade_id}: {cell.points:g} of {cell.max_points:g}, {cell.status}")
        for line in plain("\n".join(filter(None, (cell.message, cell.hint)))).splitlines():
            print(f"    {line}")


def _collect(options: argparse.Namespace) -> int:
    from autograder.intake import collect

    course = _read(options)
    roster = _roster(options.roster)
    collected = collect(
        options.paths,
        course,
        lesson=options.lesson and _lessons(course, [options.lesson])[0],
        platform=options.platform,
        roster=roster,
        submitted=course.root / "submitted",
    )
    for problem in collected.problems:
        say(problem)
    if roster is not None:
        with _open(options) as gradebook:
            gradebook.enrol(roster.students)
    count, new = len(collected.hand_ins), len(collected.changed)
    print(f"{count} hand-ins, {new} of them new or changed, in submitted/.")
    return 1 if collected.problems else 0


def _grade(options: argparse.Namespace) -> int:
    from autograder.cluster import needs, warm_parent

    course = _read(options)
    names = _lessons(course, options.lessons)
    there = {path.name for path in (course.root / "submitted").glob("*/*")}
    handed_in = [name for name in names if name in there]
    wanted = needs(course, handed_in or names, sandboxed=not options.no_sandbox)
    if options.no_sandbox:
        say("Student code runs unconfined, as you asked; the results say so.")
    if options.scheduler is None:
        warm_parent(wanted)  # It loads TensorFlow while nbgrader and Dask are loaded here.
    from autograder import batch
    from autograder.intake import hand_ins
    from autograder.progress import Progress, table

    chosen = hand_ins(
        course.root / "submitted", names if options.lessons else None, options.student
    )
    found, problems = batch.submissions(course, chosen, sandboxed=wanted.sandboxed)
    for student in options.student or ():
        if not any(one.student == student for one in found):
            problems.append(f"{student} has handed in nothing for {', '.join(names)}.")
    with _open(options) as gradebook:
        for name in names:
            gradebook.prepare(course.lessons[name])
        waiting = [
            one
            for one in found
            if options.force
            or not gradebook.is_current(one.student, course.lessons[one.lesson], one.digest)
        ]
        with Progress() as progress:
            outcomes = []
            for outcome in batch.grade_class(
                course,
                gradebook,
                waiting,
                wanted,
                workers=_workers(options),
                scheduler=options.scheduler,
                seed=options.seed,
                on_count=progress.start,
            ):
                outcomes.append(outcome)
                progress.advance(len(outcome.submission.files), outcome.submission.student)
        table(outcomes, len(found) - len(waiting))
    for outcome in outcomes:
        problems += [
            f"submitted/{outcome.submission.student}/{outcome.submission.lesson}/{r.file}: "
            f"{r.reason}"
            for r in outcome.results
            if r.status == "rejected"
        ]
    if not found and not problems:
        problems.append("There is nothing in submitted/: run `autograder collect` first.")
    for problem in problems:
        say(problem)
    return 1 if problems else 0


def _feedback(options: argparse.Namespace) -> int:
    from autograder.pages import write_feedback

    course = _read(options)
    with _open(options) as gradebook:
        written = write_feedback(course, gradebook, _lessons(course, options.lessons))
    return _told(written, f"{len(written)} pages in feedback/.")


def _report(options: argparse.Namespace) -> int:
    from autograder.pages import write_reports

    course = _read(options)
    with _open(options) as gradebook:
        written = write_reports(course, gradebook, _lessons(course, options.lessons))
    shown = "\n".join(str(path.relative_to(course.root)) for path in written)
    return _told(written, shown)


def _told(written: Sequence[Path], shown: str) -> int:
    """Print what was written; say what to do when there was nothing to write from."""
    if not written:
        raise GraderError("Nothing has been graded yet: run `autograder grade` first.")
    print(shown)
    return 0


def _export(options: argparse.Namespace) -> int:
    from autograder.export import Row, export
    from autograder.intake import hand_ins

    late = {(h.student, h.lesson) for h in hand_ins(_root(options) / "submitted") if h.is_late}
    with _open(options) as gradebook:
        rows = [
            Row(
                student=score.student.id,
                name=score.student.name,
                lesson=score.lesson,
                score=None if score.status == "missing" else score.score,
                max_score=score.max_score,
                submitted_at=score.submitted_at,
                late=score.late_s > 0 or (score.student.id, score.lesson) in late,
                status=score.status,
            )
            for score in gradebook.scores()
        ]
    text = export(rows, options.to, roster=_roster(options.roster))
    if options.out is None:
        sys.stdout.write(text)
    else:
        _write(options.out, text)
        print(f"{len(rows)} marks in {options.out}.")
    return 0


def _simulate(options: argparse.Namespace) -> int:
    from autograder.simulate import simulate

    course = _read(options)
    simulated = simulate(
        course,
        students=options.students,
        out=options.out,
        seed=options.seed,
        platform=options.platform,
        lessons=[_lessons(course, [name])[0] for name in options.lesson],
    )
    for path in (*simulated.zips, simulated.roster):
        print(path)
    return 0
