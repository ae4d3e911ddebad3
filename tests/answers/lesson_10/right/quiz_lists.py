quiz = dict(q4=["d", "b"], q3=["conv"], q2="c", q1="b")
