# hint: M20
def inputs_for(o, k, p, s):
    low = (o - 1) * s + k - p
    return [n for n in range(low, low + s) if n >= 1]
