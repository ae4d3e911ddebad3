# hint: none
quiz = [6, "b", (5, 4), "b"]
