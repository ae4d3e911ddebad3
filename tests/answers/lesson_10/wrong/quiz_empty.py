# hint: none
quiz = {"q1": None, "q2": None, "q3": None, "q4": None}
