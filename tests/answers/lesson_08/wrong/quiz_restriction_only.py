# hint: M819
quiz = {'q1': 'b', 'q2': False, 'q3': 66, 'q4': (240, 48, 4)}
