"""Locked cells and checks are rewritten: helpers that agree, checks that pay unseen."""


def change(content):
    for cell in content["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        if name.endswith("_test"):
            cell["source"] = "print('FORGED')\n20.0"
        elif name in ("describe", "example", "setup", "numbers"):
            cell["source"] += "\nprint('FORGED')\nexample = describe = lambda *a, **k: 20.0"
    return content


EVERY = "print('ATTEMPTED')\ndef NAME(*args, **kwargs): return 20.0\n"
ABSENT = ("FORGED",)
