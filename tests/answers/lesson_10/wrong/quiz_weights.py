# hint: M1011
quiz = {"q1": "b", "q2": "a", "q3": {"conv"}, "q4": {"b", "d"}}
