# hint: none
quiz = {"q1": "b", "q2": "d", "q3": {"conv"}, "q4": {"b", "d"}}
