# hint: M507
def inputs_for(o, k, p, s):
    low = (o - 1) * s + k - 2 * p
    return list(range(low, low + s))
