limit = 1 / 30
rates = {"a": 1 / 36, "b": 0.03, "c": 1 / 30, "d": 0.034}
quiz = {
    "q1": next(letter for letter, rate in rates.items() if rate > limit),
    "q2": 0.03 * 42,
    "q3": tuple([1.0, -1.0][::-1]),
    "q4": "C",
}
