# hint: none
quiz = {"q1": "b", "q2": -1, "q3": 4, "q4": "b"}
