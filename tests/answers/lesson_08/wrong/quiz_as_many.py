# hint: M821
quiz = {'q1': 'c', 'q2': False, 'q3': 65, 'q4': (240, 48, 4)}
