# hint: none
def ladder(n, delta):
    return {"dense": 1296, "shared": 121, "local": 9}
