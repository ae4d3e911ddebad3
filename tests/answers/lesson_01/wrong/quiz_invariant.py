# hint: M42
quiz = {"q1": 10**9, "q2": "a", "q3": False, "q4": 9}
