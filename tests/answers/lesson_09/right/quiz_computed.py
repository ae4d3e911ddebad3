places, taps = 8 * 8, 3 * 3
quiz = dict(q1=(places * taps * 4 * 5,) * 2, q2=taps, q3="b", q4="c")
