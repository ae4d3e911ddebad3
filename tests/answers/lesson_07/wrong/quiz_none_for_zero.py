# hint: none
quiz = {"q1": None, "q2": "c", "q3": "b", "q4": -4}
