"""Work inside one call of a C function, where no interrupt arrives."""

ANSWERS = {
    "window_sum": "def window_sum(*args): return 9 ** 9 ** 9 ** 2",
    "corr2d": "import re\ndef corr2d(*args): return re.match('(a+)+b', 'a' * 60)",
    "corr_full": "def corr_full(*args): return sum(range(10**15))",
}
SEEN = ()
STATUS = {"window_sum_test": {"timeout", "crashed"}, "corr2d_test": {"timeout", "crashed"}}
LIMITS = {"cell_s": 1, "check_s": 1, "submission_s": 15}
SLOW = True
