quiz = {
    "q1": None,  # "a", "b", "c" or "d"
    "q2": None,  # a tuple of three ints
    "q3": None,  # an int
    "q4": None,  # "a", "b", "c" or "d"
}
quiz["q1"] = "B"
quiz["q2"] = [-1, -1, -1]
quiz["q3"] = 4
quiz["q4"] = "b"
