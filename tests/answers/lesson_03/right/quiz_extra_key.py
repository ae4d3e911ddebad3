quiz = dict(q1="b", q2=(-1, -1, -1), q3=4, q4="b", note="done on paper")
