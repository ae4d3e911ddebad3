k = np.ones((2, 2, 1, 1))
outputs = (4 - 2 + 1) * (5 - 2 + 1)
quiz = dict(q1=" c", q2=not True, q4=(20 * outputs, k.size * outputs, k.size))
quiz["q3"] = next(n for n in range(1000) if (3 * 3 + 1) * n > 650)
