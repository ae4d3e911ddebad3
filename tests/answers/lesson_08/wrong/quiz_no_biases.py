# hint: M27
quiz = {'q1': 'c', 'q2': False, 'q3': 73, 'q4': (240, 48, 4)}
