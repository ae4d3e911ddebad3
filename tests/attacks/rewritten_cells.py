"""Input transformers turn every later cell, the checks too, into one that gives full marks."""

BEFORE = """
def full(lines):
    print("ATTEMPTED")
    return ["pass\\n", "20.0\\n"]
shell = get_ipython()
shell.input_transformers_cleanup.append(full)
shell.input_transformers_post.append(full)
"""
LAST = "1"
