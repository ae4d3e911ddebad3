"""NumPy's and Python's own comparisons are replaced by ones that are always content."""

BEFORE = """
import builtins, math, operator
import numpy as np, tensorflow as tf
yes = lambda *args, **kwargs: True
for home, names in ((np, "allclose isclose array_equal array_equiv all any isfinite"),
                    (np.testing, "assert_allclose assert_equal assert_array_equal"),
                    (math, "isclose isfinite"), (operator, "eq"), (tf, "reduce_all"),
                    (tf.debugging, "assert_equal assert_near")):
    for name in names.split():
        setattr(home, name, yes)
builtins.all = builtins.any = builtins.isinstance = yes
builtins.abs = builtins.sum = lambda *args: 0
builtins.AssertionError = ValueError
print("ATTEMPTED", np.allclose(1, 2), all([0]))
"""
EVERY = "def NAME(*args, **kwargs): return 20.0\n"
