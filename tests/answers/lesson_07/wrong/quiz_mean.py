# hint: M35
quiz = {"q1": 0, "q2": "c", "q3": "b", "q4": -1}
