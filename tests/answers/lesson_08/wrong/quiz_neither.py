# hint: none
quiz = {'q1': 'd', 'q2': False, 'q3': 66, 'q4': (240, 48, 4)}
