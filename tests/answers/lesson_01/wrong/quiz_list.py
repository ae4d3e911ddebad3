# hint: none
quiz = [10**9, "b", False, 9]
