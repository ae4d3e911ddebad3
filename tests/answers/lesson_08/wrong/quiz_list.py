# hint: none
quiz = ["c", False, 66, (240, 48, 4)]
