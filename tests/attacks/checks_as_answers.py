"""Every check stands there ten times more: as an answer, as text, with look-alike letters."""


def change(content):
    extra = []
    for cell in content["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("grade"):
            for number in range(10):
                name = marks["grade_id"].replace("o", "о") if number % 2 else marks["grade_id"]
                label = marks | {"grade_id": name, "solution": number % 3 == 0, "points": 1000}
                extra.append(
                    {
                        "cell_type": "markdown" if number % 5 == 4 else "code",
                        "id": f"{cell['id']}{number}"[:64],
                        "metadata": {"nbgrader": label},
                        "source": "print('ATTEMPTED')\n20.0",
                    }
                    | ({} if number % 5 == 4 else {"outputs": [], "execution_count": None})
                )
    content["cells"] = extra + content["cells"] + extra
    return content
