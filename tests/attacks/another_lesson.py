"""The notebook of a lesson that does not exist, twenty points in one cell, is handed in."""


def change(content):
    content["cells"] = [
        {
            "cell_type": "code",
            "id": "easy_test",
            "metadata": {
                "nbgrader": {"schema_version": 3, "grade": True, "solution": False, "locked": True,
                             "task": False, "grade_id": "easy_test", "points": 20}
            },
            "source": "20.0",
            "outputs": [],
            "execution_count": None,
        }
    ]  # fmt: skip
    return content


FILE = "99_easy.ipynb"
REJECTED = True
