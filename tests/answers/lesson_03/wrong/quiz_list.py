# hint: none
quiz = ["b", (-1, -1, -1), 4, "b"]
