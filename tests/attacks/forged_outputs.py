"""The file claims that its cells have run: full marks stand below every check already."""


def change(content):
    result = {
        "output_type": "execute_result",
        "data": {"text/plain": "20.0", "text/html": "<script>pwned()</script>FORGED"},
        "metadata": {},
        "execution_count": 1,
    }
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [
                result,
                {"output_type": "stream", "name": "stdout", "text": "FORGED"},
            ]
            cell["execution_count"] = 1
    return content


SEEN = ()
ABSENT = ("FORGED",)
