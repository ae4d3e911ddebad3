def inputs_for(o, k, p, s):
    n = np.arange((o - 1) * s, o * s) + k - 2 * p
    return n[n >= 1]
