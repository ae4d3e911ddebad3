quiz = {"q1": np.array([11520, 11520]), "q2": np.int64(9), "q3": "b", "q4": "c"}
