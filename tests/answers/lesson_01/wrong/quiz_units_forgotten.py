# hint: M115
quiz = {"q1": 10**6, "q2": "b", "q3": False, "q4": 9}
