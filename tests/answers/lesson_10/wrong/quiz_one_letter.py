# hint: none
quiz = {"q1": "b", "q2": "c", "q3": {"conv"}, "q4": "b"}
