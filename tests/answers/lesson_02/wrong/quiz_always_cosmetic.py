# hint: none
quiz = {"q1": 6, "q2": "b", "q3": (5, 4), "q4": "a"}
