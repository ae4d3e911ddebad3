quiz = {
    "q1": None,  # an int
    "q2": None,  # an int
    "q3": None,  # an int
    "q4": None,  # an int
    "q5": None,  # an int
}
quiz["q1"] = 4812
quiz["q2"] = 3480
quiz["q3"] = 144
quiz["q4"] = 1040
quiz["q5"] = 12
