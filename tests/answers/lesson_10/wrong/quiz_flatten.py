# hint: M43
quiz = {"q1": "c", "q2": "c", "q3": {"conv"}, "q4": {"b", "d"}}
