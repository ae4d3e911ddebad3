side = (32 + 2 - 8) // 2 + 1
quiz = dict(q1=(side, side, 20), q2=(-(-32 // 2), (32 - 8) // 2 + 1), q3=" b ", q4=np.array([4, 9]))
