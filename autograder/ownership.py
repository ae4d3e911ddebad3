"""Which student a file is from: what its name claims, against the class list; pure.

*Trust:* a claim may be a lie; a student who can change their own name on the platform may try to
hand in for somebody else. What can be read as two students' is nobody's.
"""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import normalize

from autograder.names import name_key, student_id
from autograder.platforms import Claim, Platform
from autograder.roster import Roster, Student


@dataclass(frozen=True)
class Match:
    """A student found.

    Attributes:
        claim: how the name was read.
        student: the student's id, fit for a folder.
        owner: who it is as far as can be told; two owners of one id are two people.
        is_aside: whether they are not on the roster.
        is_by_name: whether only the name told, which is one student's within one download.
    """

    claim: Claim
    student: str
    owner: str
    is_aside: bool = False
    is_by_name: bool = False


def owner(readings: tuple[Claim, ...], platform: Platform, roster: Roster | None) -> Match | None:
    """Return whose a file is, None when its name may be two students'."""
    is_sure = len(readings) == 1
    first = readings[0]
    own = Match(
        first, student_id(first.key), normalize("NFC", f"{platform}:{first.key}"),
        is_aside=roster is not None,
    )  # fmt: skip
    if roster is None:
        return own if is_sure else None
    if not is_sure:
        # Numbers count first: a name may have been changed since the roster was made.
        readings = tuple(claim for claim in readings if roster.numbered(claim.number))
        if len(readings) != 1:
            return None
    match = _on_roster(readings[0], platform, roster, is_sure=is_sure)
    return match if match is not None or not is_sure else own


def _on_roster(claim: Claim, platform: Platform, roster: Roster, *, is_sure: bool) -> Match | None:
    """Return the student on the roster whom a name means, None when it means nobody."""
    known: Student | None
    if platform == "canvas":
        known = roster.numbered(claim.number)
        if known is not None and not is_sure and name_key(claim.name) not in known.name_keys():
            return None
        # A roster without Canvas's numbers: by name, unless the name is doubtful.
        called = roster.called(claim.name) if known is None and is_sure else None
        called = None if called is not None and called.canvas_id else called
    elif platform == "moodle":
        known, called = None, roster.called(claim.name)
    else:
        known = roster.identified(claim.name)
        called = roster.called(claim.name) if known is None else None
    if known is not None:
        return Match(claim, known.id, f"roster:{known.id}")
    if called is not None:
        return Match(claim, called.id, f"{platform}:{claim.key}", is_by_name=True)
    return None
