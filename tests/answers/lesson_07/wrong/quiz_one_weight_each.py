# hint: M39
quiz = {"q1": 4, "q2": "c", "q3": "b", "q4": -4}
