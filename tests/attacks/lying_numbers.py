"""Answers are floats, ints, strings and lists of subclasses whose comparisons always hold."""

EVERY = """
tries = globals().get("tries", [])
def liar(kind):
    def yes(self, *args): tries.append(kind); return True
    names = "eq ne lt le gt ge contains bool".split()
    return type(kind.__name__, (kind,), {f"__{n}__": yes for n in names} | {"__hash__": lambda s: 0})
kinds = [liar(kind) for kind in (float, int, str, list, dict, tuple, set, bytes)]
def NAME(*args, **kwargs):
    tries.append("call")
    return kinds[len(tries) % len(kinds)]()
"""
ANSWERS = {
    "quiz": EVERY.replace("NAME", "make")
    + "\nquiz = kinds[4](q1=kinds[1](), q2=kinds[2]('x'), q3=kinds[5](), q4=kinds[2]())"
}
LAST = "print('ATTEMPTED', len(tries))"
SEEN = (r"ATTEMPTED [1-9]",)
