quiz = {"q1": None, "q2": None, "q3": None, "q4": None}
quiz["q1"] = " D "
quiz["q2"] = np.float64(1.26)
quiz["q3"] = [-1.0, 1.0]
quiz["q4"] = "c"
