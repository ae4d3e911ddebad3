# hint: none
quiz = {
    "q1": None,  # an int
    "q2": None,
    "q3": None,
    "q4": None,
}
