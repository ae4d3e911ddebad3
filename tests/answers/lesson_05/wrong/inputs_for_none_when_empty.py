# hint: none
def inputs_for(o, k, p, s):
    low = (o - 1) * s + k - 2 * p
    found = [n for n in range(low, low + s) if n >= 1]
    return found or None
