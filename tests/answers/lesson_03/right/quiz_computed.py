strip = np.arange(4)
quiz = {"q1": "b", "q2": tuple(np.correlate(strip, [1, -1], "valid")), "q3": len("abcd"), "q4": "b"}
