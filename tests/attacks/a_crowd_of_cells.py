"""Twenty thousand cells are added, each of which prints and takes a name."""


def change(content):
    content["cells"] += [
        {
            "cell_type": "code",
            "id": f"c{number}",
            "metadata": {},
            "source": f"print('ATTEMPTED')\nwindow_sum_{number} = 1",
            "outputs": [],
            "execution_count": None,
        }
        for number in range(20_000)
    ]
    return content


LIMITS = {"cell_s": 2, "check_s": 2, "submission_s": 25}
SEEN = ()
REJECTED = None
SLOW = True
