"""Answer cells whose text is the attack: deep nesting, magics, NULs, a mile of minus signs."""

ANSWERS = {
    "window_sum": "window_sum = " + "(" * 50_000 + ")" * 50_000,
    "corr2d": "corr2d = " + "-" * 300_000 + "1",
    "conv2d_flipped": "conv2d_flipped = " + "lambda:" * 50_000 + "1",
    "corr_full": "corr_full = x" + ".x" * 100_000,
    "corr_matrix": "%time\n!ls\n" * 400 + "corr_matrix = 1",
    "Conv2DSingle": "Conv2DSingle = 1\x00\ud800" + "\n" + "if 1:\n " * 200,
    "quiz": "quiz = " + "[" * 90 + "]" * 90 + "\nquiz = f'{" + "f'{" * 100,
}
LAST = "print('ATTEMPTED')"
LIMITS = {"cell_s": 4, "check_s": 4, "submission_s": 60}
SLOW = True
