# hint: M42
quiz = {"q1": "a", "q2": "c", "q3": {"conv"}, "q4": {"b", "d"}}
