quiz = dict(q1="d", q2=round(42 * 0.03, 2), q3=np.array([-1, 1]), q4="c", note="done")
