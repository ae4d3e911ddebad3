"""Cells claim by their ids, labels and text to be the author's own, with a check's text in them."""


def change(content):
    content["cells"].insert(
        0,
        {
            "cell_type": "code",
            "id": "window_sum_test",
            "metadata": {"convolab": {"by": "author"}, "tags": ["author"], "deletable": False},
            "source": "print('ATTEMPTED')\nexample = lambda *a: print('FORGED')\n2.0",
            "outputs": [],
            "execution_count": None,
        },
    )
    content["cells"].append({"cell_type": "raw", "id": "raw", "metadata": {}, "source": "<script>"})
    return content


ABSENT = ("FORGED",)
