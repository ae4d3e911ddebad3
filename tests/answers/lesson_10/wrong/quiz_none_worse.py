# hint: none
quiz = {"q1": "b", "q2": "c", "q3": set(), "q4": {"b", "d"}}
