# hint: none
quiz = "14, 14, 20; 16, 13; b; 4, 9"
