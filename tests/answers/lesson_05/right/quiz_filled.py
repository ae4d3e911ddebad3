quiz = {
    "q1": None,
    "q2": None,
    "q3": None,
    "q4": None,
}
quiz["q1"] = 14, 14, 20
quiz["q2"] = 16, 13
quiz["q3"] = "b"
quiz["q4"] = 4, 9
