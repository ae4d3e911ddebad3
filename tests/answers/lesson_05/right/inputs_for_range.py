def inputs_for(o, k, p, s):
    low = (o - 1) * s + k - 2 * p
    return list(range(max(low, 1), low + s)) if low + s > 1 else []
