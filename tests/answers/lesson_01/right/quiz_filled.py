quiz = {"q1": None, "q2": None, "q3": None, "q4": None}
quiz["q1"] = 1000 * 1000 * 1000
quiz["q2"] = "b "
quiz["q3"] = bool(0)
quiz["q4"] = (2 * 1 + 1) ** 2
