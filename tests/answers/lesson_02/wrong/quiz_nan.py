# hint: none
quiz = {"q1": float("nan"), "q2": 2, "q3": (5.5, 4), "q4": ["b"]}
