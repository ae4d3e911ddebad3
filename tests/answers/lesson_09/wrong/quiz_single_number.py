# hint: none
quiz = {"q1": 11520, "q2": 9, "q3": "b", "q4": "c"}
