"""The errors that a user of the grader may meet.

GraderError                 one sentence that says what to do; the command ends with exit code 1
├── CourseError             the course's own files are missing or malformed
├── IntakeError             a zip, a folder, a roster or a hand-in that cannot be taken
├── SandboxError            this machine cannot confine, or a warm parent died for good
└── GradebookError          the gradebook cannot be opened or written
"""

from __future__ import annotations


class GraderError(Exception):
    """A problem that its reader can mend; the message is one sentence that says how."""


class CourseError(GraderError):
    """The course's own files are missing or malformed."""


class IntakeError(GraderError):
    """A zip, a folder, a roster or a hand-in that cannot be taken."""


class SandboxError(GraderError):
    """This machine cannot confine student code, or a warm parent died for good."""


class GradebookError(GraderError):
    """The gradebook cannot be opened or written."""
