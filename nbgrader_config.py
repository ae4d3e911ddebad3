"""nbgrader's own commands and screens for this course; every path is relative to this folder."""


def clean_html_of_markdown(source: str) -> str:
    """Render a text cell without anything that a browser would run.

    nbgrader's screens sanitise outputs only; a text answer is a student's too. What `autograder
    grade` writes is clean already; what `nbgrader autograde` writes is not.
    """
    # Only a screen needs these; every command reads this file.
    import nh3
    from nbconvert.filters.markdown_mistune import markdown2html_mistune

    def address(tag: str, attribute: str, value: str) -> str | None:
        is_data = value.lstrip().lower().startswith("data:")
        return None if is_data and (tag, attribute) != ("img", "src") else value

    html = markdown2html_mistune(source)
    schemes = {"data", "http", "https", "mailto"}
    return nh3.clean(html, url_schemes=schemes, attribute_filter=address)


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
c.HTMLExporter.filters = {"markdown2html": clean_html_of_markdown}
