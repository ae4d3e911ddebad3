"""nbgrader's own commands and screens for this course; every path is relative to this folder."""

c = get_config()  # noqa: F821  (nbgrader puts it here)

c.CourseDirectory.course_id = "convolab"
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    ".pytest_cache",
    ".DS_Store",
]

# The capstone trains; no other cell comes near this. In seconds, for each cell.
c.ExecutePreprocessor.timeout = 300

# Students delete check cells in Colab, which locks nothing; stock nbgrader would drop the points.
c.OverwriteCells.add_missing_cells = True

# The formgrader and the feedback pages show what students wrote: no scripts of theirs.
c.HTMLExporter.sanitize_html = True
