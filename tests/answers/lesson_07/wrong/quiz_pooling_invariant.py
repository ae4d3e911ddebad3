# hint: M43
quiz = {"q1": 0, "q2": "b", "q3": "b", "q4": -4}
