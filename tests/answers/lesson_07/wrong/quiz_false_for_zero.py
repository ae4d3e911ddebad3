# hint: none
quiz = {"q1": False, "q2": "c", "q3": "b", "q4": -4}
