# hint: none
quiz = {"q1": 0, "q2": "c", "q3": "b", "q4": 4}
