patch = np.array([[1, 3], [0, 1]])
quiz = dict(
    q1=int((patch * np.array([[1, 2], [0, -1]])).sum()),
    q2="B",
    q3=tuple(int(n) for n in np.array([7, 5]) - [3, 2] + 1),
    q4=" b ",
)
