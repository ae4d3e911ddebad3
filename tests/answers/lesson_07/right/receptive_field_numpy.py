def receptive_field(layers):
    if len(layers) == 0:
        return 1
    k, s = np.array(layers, dtype=np.int64).T
    jumps = np.concatenate([[1], np.cumprod(s[:-1])])
    return int(1 + np.sum((k - 1) * jumps))
