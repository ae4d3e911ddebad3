quiz = {
    "q1": 6,  # an int
    "q2": "b",
    "q3": (5, 4),
    "q4": "b",
    "note": "the flip is a half turn",
}
