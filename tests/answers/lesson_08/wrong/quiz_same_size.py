# hint: none
quiz = {'q1': 'c', 'q2': False, 'q3': 66, 'q4': (400, 80, 4)}
