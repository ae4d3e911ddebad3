# hint: none
quiz = {}
