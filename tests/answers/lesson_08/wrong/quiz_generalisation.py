# hint: M818
quiz = {'q1': 'a', 'q2': False, 'q3': 66, 'q4': (240, 48, 4)}
