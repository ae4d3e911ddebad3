# hint: none
quiz = {"q1": 0, "q2": "c", "q3": "c", "q4": -4}
