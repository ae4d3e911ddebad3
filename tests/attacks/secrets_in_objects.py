"""The process looks through every object within reach for checks, seeds and paths."""

BEFORE = """
import collections, gc, re, sys
tries, found = [], set()
secret = re.compile("autograder[.]che|cross_correlation[.]window|BEGIN HIDD[E]N|BEGIN SOLUTI[O]N|"
                    "@COURSE_PATTERN@|@ROOT_PATTERN@|@SEED_PATTERN@|gradebook[.]db|atol[_]64")
def look():
    todo, seen = collections.deque([*gc.get_objects(), *gc.get_referrers(dict)[:1000]]), set()
    frame = sys._getframe()
    while frame is not None:
        todo.extendleft([frame.f_locals, frame.f_globals, frame.f_code])
        frame = frame.f_back
    while todo and len(seen) < 1_500_000:
        one = todo.popleft()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, (str, bytes)):
            text = one if isinstance(one, str) else one.decode("latin-1")
            for match in secret.finditer(text):
                found.add(text[max(0, match.start() - 60) : match.end() + 60])
        else:
            todo += [x for x in gc.get_referents(one) if id(x) not in seen][:5000]
    tries.append(len(seen))
    return sorted(found)
look()
"""
ANSWERS = {
    "window_sum": "def window_sum(*args):\n    look() if len(tries) < 2 else 0\n    raise RuntimeError('looked')"
}
LAST = "print('ATTEMPTED', tries)\nprint(*['LEAK ' + ascii(text) for text in found if 'found.add' not in text and '[O]N' not in text], sep='\\n')"
SEEN = (r"ATTEMPTED \[\d",)
ABSENT = ("LEAK",)
LIMITS = {"cell_s": 20, "check_s": 20, "submission_s": 60}
SLOW = True
