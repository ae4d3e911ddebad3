# hint: M1012
quiz = {"q1": "b", "q2": "c", "q3": {"conv", "mlp"}, "q4": {"b", "d"}}
