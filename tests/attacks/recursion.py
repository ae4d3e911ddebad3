"""Calls, attributes, equality and representations that recurse without end."""

EVERY = """
tries = globals().get("tries", [])
class Deep:
    def __getattr__(self, name): return getattr(self, name + "x")
    def __eq__(self, other): return self == other
    def __hash__(self): return hash(self)
    def __repr__(self): return repr(self)
    def __iter__(self): return iter(self)
    def __call__(self, *args): return self(*args)
def NAME(*args, **kwargs):
    tries.append(1)
    return Deep() if len(tries) % 2 else NAME(*args, **kwargs)
"""
ANSWERS = {"quiz": "quiz = Deep()"}
LAST = "print('ATTEMPTED', len(tries))"
SEEN = (r"ATTEMPTED [1-9]",)
