# hint: none
quiz = {"q1": "d", "q2": 1.26, "q3": {-1, 1}, "q4": "c"}
