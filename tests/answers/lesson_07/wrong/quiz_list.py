# hint: none
quiz = [0, "c", "b", -4]
