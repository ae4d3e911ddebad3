# hint: M42
quiz = {"q1": 0, "q2": "a", "q3": "b", "q4": -4}
