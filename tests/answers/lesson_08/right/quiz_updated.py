quiz = {"q1": None, "q2": None, "q3": None, "q4": None}
quiz.update(q1="c", q2=bool(0), q3=int(650 / 10) + 1, q4=tuple(np.array([240, 48, 4])))
