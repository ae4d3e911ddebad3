quiz = {
    "q1": None,  # "a", "b", "c" or "d"
    "q2": None,  # "a", "b", "c" or "d"
    "q3": None,  # a set of words
    "q4": None,  # a set of letters
}
quiz["q1"], quiz["q2"] = "b", "c"
quiz["q3"] = frozenset(["conv"])
quiz["q4"] = tuple("bd")
