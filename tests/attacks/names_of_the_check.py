"""An answer cell takes every name that its check uses: example, describe, np, tf, print."""

EVERY = """
def full(*args, **kwargs):
    print("FORGED")
    return 20.0
example = describe = cross_correlation = Mark = get_ipython = print = full
float = int = len = sorted = type = list = X = K = x = w = np = tf = autograder = full
__builtins__ = {}
expected_matrix = shapes_of_two_images = weights_after_a_call = options_are_valid = full
def NAME(*args, **kwargs): return full()
"""
ANSWERS = {"quiz": EVERY.replace("NAME", "make") + "\nquiz = full"}
SEEN = ()
STATUS = {"window_sum_test": {"failed"}, "quiz_test": {"failed", "error"}}
ABSENT = ("FORGED",)
PRESENT = ("not yet  window_sum(X, K, 0, 1)",)
