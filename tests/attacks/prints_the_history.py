"""An answer prints what the shell has run, and every line of every frame below it."""

EVERY = """
import gc, inspect, linecache, sys
seen = globals().get("seen", [])
def NAME(*args, **kwargs):
    frame = sys._getframe()
    while frame is not None:
        seen.append(frame.f_code.co_filename + repr(list(frame.f_locals))[:2000])
        seen.append("".join(linecache.getlines(frame.f_code.co_filename))[:5000])
        for value in list(frame.f_locals.values()):
            seen.append(ascii(value)[:1000] if isinstance(value, (str, bytes, dict, list)) else "")
        frame = frame.f_back
    shell = get_ipython()
    seen.append(repr(globals().get("In")) + repr(shell.history_manager.input_hist_raw)[:20000])
    seen.append(repr(list(linecache.cache)))
    raise ValueError(" ".join(seen)[-1500:])
"""
LAST = "print('ATTEMPTED', len(seen))\nprint('\\n'.join(dict.fromkeys(seen)))"
SEEN = (r"ATTEMPTED [1-9]",)
