# hint: none
quiz = {"q1": True, "q2": "b", "q3": (5, 4), "q4": "b"}
