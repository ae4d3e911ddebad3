"""The notebook looks for the course, its solutions, the checks and the gradebook."""

BEFORE = """
import glob, json, os
found = []
places = ["@COURSE@", "@ROOT@", "..", "../..", "../../..", "/", "/grader", "/root", "/home", "/work",
          "/grader/autograder", "/grader/autograder/checks", "/libs/autograder", "/mnt", "/srv"]
for place in places:
    for pattern in ("/*.db", "/source/*/*.ipynb", "/**/checks/*.py", "/autograder*", "/submitted/*"):
        found += glob.glob(place + pattern, recursive="checks" in pattern and place != "/")
for path in found:
    print("FOUND", path)
    if os.path.isfile(path):
        print(open(path, errors="replace").read())
for place in places[:2]:
    try:
        print("FOUND", os.listdir(place))
    except OSError as error:
        print(error.strerror)
try:
    import autograder
    print("FOUND", autograder)
    import autograder.checks.cross_correlation as checks
    print("FOUND", checks)
except ImportError as error:
    print("no module")
print("ATTEMPTED")
"""
ABSENT = ("FOUND @COURSE@", "FOUND @ROOT@", "FOUND <module", "cross_correlation.py", "gradebook")
