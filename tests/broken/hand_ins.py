"""Hand-ins that Colab, Jupyter or a student has damaged, each named by its one situation.

Each function edits a right hand-in as Colab saved it; beside it stand the kinds of repair that it
must lead to (those that every Colab file needs not counted).
"""

from __future__ import annotations

import copy
from typing import Any

from broken.lessons import Edit, Notebook, code, find, place

KINDS: dict[str, set[str]] = {}
EDITS: dict[str, Edit] = {}


def leads_to(*kinds: str):
    def register(edit: Edit) -> Edit:
        EDITS[edit.__name__] = edit
        KINDS[edit.__name__] = set(kinds)
        return edit

    return register


def _twin(content: Notebook, name: str) -> dict[str, Any]:
    """Copy a cell as Jupyter does: with its metadata, under a new id."""
    twin = copy.deepcopy(find(content, name))
    twin["id"] = twin["metadata"]["id"] = "f00dcafe"
    return twin


@leads_to()
def as_colab_saved_it(content: Notebook) -> None:
    pass


@leads_to()
def own_cells_forms_and_magics(content: Notebook) -> None:
    content["cells"].insert(3, code("%tensorflow_version 2.x\nname = input()"))
    content["cells"].insert(5, code("from google.colab import drive\ndrive.mount('/content')"))
    content["cells"].append(code("print('done')  #@title Form"))


@leads_to("widget_metadata")
def widget_state_without_state(content: Notebook) -> None:
    mime = "application/vnd.jupyter.widget-state+json"
    content["metadata"]["widgets"] = {mime: {"abc": {"model_name": "IntSliderModel"}}}


@leads_to("old_format")
def format_3(content: Notebook) -> None:
    cells = content.pop("cells")
    for cell in cells:
        if cell["cell_type"] == "code":
            cell["input"] = cell.pop("source")
    content |= {"nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": cells}]}


@leads_to()
def format_40_with_metadata_ids_only(content: Notebook) -> None:
    content["nbformat_minor"] = 0
    for cell in content["cells"]:
        cell.pop("id", None)


@leads_to("duplicate_cell")
def answer_twice_the_second_a_stub(content: Notebook) -> None:
    twin = _twin(content, "twice")
    twin["source"] = (
        'def twice(number):\n    """Double a number."""\n'
        "    # YOUR CODE HERE\n    raise NotImplementedError()"
    )
    content["cells"].insert(place(content, "twice") + 1, twin)


@leads_to("duplicate_cell")
def answer_twice_the_first_an_attempt(content: Notebook) -> None:
    twin = _twin(content, "twice")
    twin["source"] = "def twice(number):\n    return 3 * number"
    content["cells"].insert(place(content, "twice"), twin)


@leads_to("duplicate_cell")
def check_twice(content: Notebook) -> None:
    content["cells"].append(_twin(content, "area_test"))


@leads_to("duplicate_cell")
def check_copied_under_the_answers_id(content: Notebook) -> None:
    twin = _twin(content, "twice")
    twin["source"] = find(content, "twice_test")["source"]
    content["cells"].append(twin)


@leads_to("deleted_check")
def check_deleted(content: Notebook) -> None:
    content["cells"].remove(find(content, "area_test"))


@leads_to("edited_check")
def check_edited(content: Notebook) -> None:
    find(content, "area_test")["source"] = "assert True"


@leads_to()
def check_with_other_blanks(content: Notebook) -> None:
    find(content, "area_test")["source"] = find(content, "area_test")["source"] + "  \n\n"


@leads_to("edited_given")
def locked_text_edited(content: Notebook) -> None:
    find(content, "essay_text")["source"] = "Write nothing."


@leads_to("cell_type")
def check_became_text(content: Notebook) -> None:
    find(content, "area_test")["cell_type"] = "markdown"


@leads_to("cell_type")
def answer_became_text(content: Notebook) -> None:
    find(content, "area")["cell_type"] = "markdown"


@leads_to("lost_metadata")
def answer_lost_its_metadata(content: Notebook) -> None:
    cell = find(content, "twice")
    cell["metadata"] = {}
    cell["id"] = "a1B2c3D4e5F6"


@leads_to("lost_metadata")
def check_lost_its_metadata(content: Notebook) -> None:
    cell = find(content, "twice_test")
    cell["metadata"] = {}
    cell["id"] = "a1B2c3D4e5F6"


@leads_to("lost_metadata")
def every_cell_lost_its_metadata(content: Notebook) -> None:
    for cell in content["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)


@leads_to("lost_metadata")
def grade_ids_in_other_case_and_homoglyphs(content: Notebook) -> None:
    for name, other in {"area": "Area", "twice": "twi\u0441e", "quiz_test": "QUIZ_TEST"}.items():
        cell = find(content, name)
        cell["metadata"] = {"nbgrader": {**cell["metadata"]["nbgrader"], "grade_id": other}}
        cell["id"] = f"other-{name}"


@leads_to("bad_ids")
def illegal_ids(content: Notebook) -> None:
    for count, cell in enumerate(content["cells"]):
        cell["id"] = f"no id / {count} {'x' * 80}"


@leads_to("bad_ids")
def the_same_id_everywhere(content: Notebook) -> None:
    for cell in content["cells"]:
        cell["id"] = "same"


@leads_to("split_answer")
def answer_in_an_added_cell(content: Notebook) -> None:
    cell = find(content, "twice")
    content["cells"].append(code(cell["source"]))
    cell["source"] = (
        'def twice(number):\n    """Double a number."""\n'
        "    # YOUR CODE HERE\n    raise NotImplementedError()"
    )


@leads_to("split_answer")
def answer_split_before_the_function(content: Notebook) -> None:
    cell = find(content, "twice")
    content["cells"].insert(place(content, "twice") + 1, code(cell["source"]))
    cell["source"] = "factor = 2"


@leads_to("split_answer")
def answer_split_inside_the_function(content: Notebook) -> None:
    cell = find(content, "twice")
    content["cells"].insert(place(content, "twice") + 1, code("    return result"))
    cell["source"] = "def twice(number):\n    result = 2 * number"


@leads_to("split_answer", "deleted_check")
def answer_check_and_next_answer_merged(content: Notebook) -> None:
    cells = [find(content, name) for name in ("area", "area_test", "twice")]
    cells[0]["source"] = "\n".join(cell["source"] for cell in cells)
    for cell in cells[1:]:
        content["cells"].remove(cell)


@leads_to("split_answer", "edited_check")
def answer_merged_into_its_check(content: Notebook) -> None:
    answer, check = find(content, "twice"), find(content, "twice_test")
    check["source"] = answer["source"] + "\n" + check["source"]
    content["cells"].remove(answer)


@leads_to("missing_given")
def given_cells_deleted(content: Notebook) -> None:
    for name in ("title", "setup", "sides", "free"):
        content["cells"].remove(find(content, name))


@leads_to()
def cells_in_reverse(content: Notebook) -> None:
    content["cells"].reverse()


@leads_to()
def a_check_copied_into_an_own_cell(content: Notebook) -> None:
    content["cells"].append(code(find(content, "twice_test")["source"]))


@leads_to("plain_text")
def nul_and_lone_surrogates(content: Notebook) -> None:
    find(content, "essay")["source"] += " \x00\ud800\x1b[31m"


@leads_to()
def points_and_roles_forged(content: Notebook) -> None:
    for cell in content["cells"]:
        cell["metadata"].get("nbgrader", {}).update(points=1000, solution=True, locked=False)


@leads_to()
def wrong_types_in_metadata(content: Notebook) -> None:
    content["metadata"] = [1, 2]
    find(content, "title")["metadata"] = "none"
    find(content, "between")["metadata"] = {"nbgrader": [1], "executionInfo": 3, "id": {}}
    content["cells"].insert(2, "a string")
    content["cells"].insert(2, None)
    content["cells"].insert(2, {"cell_type": ["code"], "source": {"a": 1}, "metadata": None})
