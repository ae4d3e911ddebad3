quiz = {"q1": None, "q2": None, "q3": None, "q4": None}
quiz["q1"] = 1 * 1 + 3 * 2 + 0 * 0 + 1 * -1
quiz["q2"] = quiz["q4"] = "b"
quiz["q3"] = [7 - 3 + 1, 5 - 2 + 1]
