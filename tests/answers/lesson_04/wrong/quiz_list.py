# hint: none
quiz = ["d", 1.26, (-1, 1), "c"]
