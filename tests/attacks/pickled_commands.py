"""Answers and outputs are objects that run a command in whoever unpickles or copies them."""

EVERY = """
import copyreg, os, pickle
class Command:
    def run(self, *args): return (os.system, ("touch /tmp/convolab_attack_pickle @COURSE@/convolab_attack",))
    __reduce__ = __reduce_ex__ = __getstate__ = __copy__ = __deepcopy__ = run
    def __getattr__(self, name): return self
    def __call__(self, *args, **kwargs): return Command()
    def __repr__(self): return pickle.dumps(os.system).decode("latin-1")
    __str__ = __format__ = __repr__
copyreg.pickle(Command, Command.run)
NAME = Command()
print("ATTEMPTED")
NAME
"""
ANSWERS = {"quiz": EVERY.replace("NAME", "quiz")}
