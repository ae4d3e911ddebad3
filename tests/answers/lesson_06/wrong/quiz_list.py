# hint: none
quiz = [4812, 3480, 144, 1040, 12]
