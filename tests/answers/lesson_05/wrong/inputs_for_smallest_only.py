# hint: M506
def inputs_for(o, k, p, s):
    return [(o - 1) * s + k - 2 * p]
