# hint: none
quiz = {"q1": 10**9, "q2": "b", "q3": 0, "q4": 9}
