# hint: M822
quiz = {'q1': 'c', 'q2': False, 'q3': 66, 'q4': (240, 4, 4)}
