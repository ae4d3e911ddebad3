def inputs_for(o, k, p, s):
    smallest = (o - 1) * s + k - 2 * p
    candidates = (smallest + extra for extra in range(s))
    return tuple(n for n in candidates if n > 0)
