# hint: M33
quiz = {'q1': 'c', 'q2': False, 'q3': 66, 'q4': (240, 48, 48)}
