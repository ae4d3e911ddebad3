# hint: none
def inputs_for(o, k, p, s):
    low = (o - 1) * s + k - 2 * p
    return [n for n in range(low, low + s + 1) if n >= 1]
