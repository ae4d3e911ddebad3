# hint: M42
quiz = {"q1": 10**9, "q2": "c", "q3": False, "q4": 9}
