# hint: M31
quiz = {"q1": 10**9, "q2": "b", "q3": False, "q4": 10}
