# hint: M42
quiz = {"q1": 10**9, "q2": "b", "q3": True, "q4": 9}
