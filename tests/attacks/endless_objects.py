"""Answers are objects without end: an infinite iterator, a length of 2**62, attributes for ever."""

EVERY = """
tries = globals().get("tries", [])
class Endless:
    def __iter__(self):
        while True:
            yield Endless()
    def __len__(self): tries.append("len"); return 2**62
    def __getitem__(self, key): return Endless()
    def __getattr__(self, name):
        if name in ("__array_interface__", "__array_struct__", "__wrapped__", "__signature__"):
            return Endless()
        raise AttributeError(name)
    def __array__(self, *args, **kwargs): tries.append("array"); raise MemoryError
    def __call__(self, *args): return Endless()
    def __repr__(self): return "x" * 10**7
def NAME(*args, **kwargs):
    tries.append("call")
    return Endless()
"""
ANSWERS = {"quiz": EVERY.replace("NAME", "make") + "\nquiz = Endless()"}
LAST = "print('ATTEMPTED', len(tries))"
SEEN = (r"ATTEMPTED [1-9]",)
