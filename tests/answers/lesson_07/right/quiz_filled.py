quiz = {
    "q1": None,
    "q2": None,
    "q3": None,
    "q4": None,
}
quiz["q1"] = 0
quiz["q2"] = "c"
quiz["q3"] = "b"
quiz["q4"] = -4
