quiz = {
    "q1": "C",  # "a", "b", "c" or "d"
    "q2": False,  # True or False
    "q3": 66,  # an int
    "q4": [240, 48, 4],
}
