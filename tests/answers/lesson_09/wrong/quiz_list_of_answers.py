# hint: none
quiz = [(11520, 11520), 9, "b", "c"]
