"""Whose a file is and which attempt, from the name that a platform gave it; pure.

*Trust:* the front of a name is the platform's, its end the student's; in Canvas's zip both stand in
one file name, and a student who may change their own name writes at the front too.

Source: Canvas's ``lib/content_zipper.rb`` and Moodle's ``mod/assign/classes/downloader.php``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from autograder.names import name_key

Platform = Literal["canvas", "moodle", "folder"]

_CANVAS = re.compile(r"_(?:(?P<late>LATE)_)?(?P<user>\d{1,18})_(?P<attempt>\d{1,18})_")
_CANVAS_ANONYMOUS = re.compile(
    r"(?:(?P<late>LATE)_)?anon_(?P<user>[A-Za-z0-9]{1,18})_(?P<attempt>\d{1,18})_"
)
_MOODLE = re.compile(
    r"(?P<who>[^_/]+)_(?P<user>\d{1,18})_assignsubmission_(?P<kind>[a-z]+)_?(?P<file>.*)", re.DOTALL
)
_COPY_OF = re.compile(r"(?:copy[ _]of[ _])+", re.IGNORECASE)
_COPY_NUMBER = re.compile(r"(?:[ _]*\(\d{1,4}\)|[ _]*-[ _]*copy|-\d{1,3})+\Z", re.IGNORECASE)
_MOST_NAME = 1000


@dataclass(frozen=True)
class Claim:
    """What a file's name says.

    Attributes:
        key: the student, unmistakable within the platform; from outside.
        name: the student's name as the platform wrote it; from outside.
        number: Canvas's number of the student, "" elsewhere.
        attempt: a number that grows with every hand-in, None where there is none.
        is_late: whether the platform marked it as late.
        lesson: the lesson whose folder it lies in, else None.
        file: the file's own name; the student's.
    """

    key: str
    name: str
    number: str
    attempt: int | None
    is_late: bool
    lesson: str | None
    file: str


def recognise(names: Sequence[tuple[str, ...]]) -> Platform:
    """Tell the platform from the names in a zip or folder.

    What stands in a folder's name is asked first, for that is never a student's; a file's name
    is asked only where there are no folders.
    """
    if not names:
        return "folder"
    heads = [parts[0] for parts in names]
    if 2 * sum(_MOODLE.fullmatch(head[:_MOST_NAME]) is not None for head in heads) > len(heads):
        return "moodle"
    is_flat = all(len(parts) == 1 for parts in names)
    if is_flat and 2 * sum(bool(canvas_claims(head, ())) for head in heads) > len(heads):
        return "canvas"
    return "folder"


def without_wrapper(names: Sequence[tuple[str, ...]], lessons: Collection[str]) -> int:
    """Return how many leading folders only wrap the whole: 0 or 1.

    A zip made of a downloaded folder holds everything in one more folder.
    One folder with one student's lessons in it is no wrapper.
    """
    if len({parts[0] for parts in names}) != 1 or any(len(parts) < 2 for parts in names):
        return 0
    inner = [parts[1:] for parts in names]
    if recognise(inner) != "folder":
        return 1
    folders = {parts[0] for parts in inner if len(parts) > 1}
    is_class = len(folders) >= 2 and all(len(parts) > 1 for parts in inner)
    return int(is_class and not folders & set(lessons))


def claims(
    platform: Platform, parts: tuple[str, ...], lessons: Collection[str]
) -> tuple[Claim, ...]:
    """Return every way to read a name, the likeliest first; none when it is not the platform's.

    Args:
        platform: whose way of naming it is.
        parts: the parts of the file's path, without a wrapper.
        lessons: names of the course's lessons and notebooks.
    """
    if platform == "canvas":
        return canvas_claims(parts[-1], lessons)
    if platform == "moodle":
        return _moodle_claims(parts)
    if len(parts) == 1:
        return _flat_claims(parts[0], lessons)
    lesson = parts[1] if len(parts) > 2 and parts[1] in lessons else None
    return (Claim(parts[0], parts[0], "", None, False, lesson, parts[-1]),)


def canvas_claims(name: str, lessons: Collection[str]) -> tuple[Claim, ...]:
    """Return every way to read ``lastfirst[_LATE]_USER_ATTEMPT_original name``.

    One way is the rule.
    There are more where a student's own name or a file's holds numbers that may be another's
    (a student called ``doejane_99``); then the roster has to tell.
    """
    name = name[:_MOST_NAME]
    anonymous = _CANVAS_ANONYMOUS.match(name)
    if anonymous is not None:
        return (_canvas_claim(name, anonymous, f"anon_{anonymous['user']}", ""),)
    found: list[Claim] = []
    at = 1
    while match := _CANVAS.search(name, at):
        who = name[: match.start()]
        key = f"{name_key(who)}_{match['user']}"
        found.append(_canvas_claim(name, match, key, match["user"]))
        if not _is_doubtful(found[-1].file, lessons):
            break
        at = match.start() + 1
    return tuple(found)


def _canvas_claim(name: str, match: re.Match[str], key: str, number: str) -> Claim:
    who = name[: match.start()] or key
    is_late = match["late"] is not None
    return Claim(key, who, number, int(match["attempt"]), is_late, None, name[match.end() :])


def _is_doubtful(file: str, lessons: Collection[str]) -> bool:
    """Tell whether the rest of a Canvas name may still hold the true owner's numbers."""
    if re.search(r"_\d+_\d+_", file):
        return True
    bare = _COPY_OF.sub("", file, count=1)
    return bool(re.match(r"_?\d+_", file)) and not bare.startswith(tuple(lessons))


def _moodle_claims(parts: tuple[str, ...]) -> tuple[Claim, ...]:
    match = _MOODLE.fullmatch(parts[0][:_MOST_NAME])
    if match is None:
        return ()
    file = parts[-1] if len(parts) > 1 else match["file"]
    if not file:
        return ()
    key = f"{name_key(match['who'])}_{match['user']}"
    return (Claim(key, match["who"], "", None, False, None, file),)


def _flat_claims(file: str, lessons: Collection[str]) -> tuple[Claim, ...]:
    """Read ``student_LESSON.ipynb``, or with any other name of a notebook ``student_x.ipynb``."""
    stem = file.rpartition(".")[0]
    named = [stem.casefold().find(lesson.casefold()) for lesson in lessons]
    found = min((at for at in named if at >= 0), default=None)
    if found is not None:
        who = stem[:found].rstrip("_- .")
        # "alice_Copy of 02_…": the copy is the notebook's, not hers.
        who = re.sub(r"(?:(?:^|[_\- ])copy[ _]of)+\Z", "", who, flags=re.IGNORECASE)
    else:
        who = original_stem(file).partition("_")[0]
    who = who.strip("_- .")
    return (Claim(who, who, "", None, False, None, file),) if who else ()


def original_stem(file: str) -> str:
    """Return a notebook's name as its author gave it.

    Without ``.ipynb`` and what Colab, browsers, Windows and Canvas add: ``Copy of X (1)-2``.
    """
    stem = file[:_MOST_NAME]
    if stem.casefold().endswith(".ipynb"):
        stem = stem[: -len(".ipynb")]
    stem = _COPY_OF.sub("", stem.strip()) if _COPY_OF.match(stem.strip()) else stem.strip()
    return _COPY_NUMBER.sub("", stem).strip()
