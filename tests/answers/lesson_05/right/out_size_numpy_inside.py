def out_size(n, k, p=0, s=1):
    if s <= 0 or n + 2 * p - k < 0:
        raise ValueError("no place")
    return int(np.floor((n + 2 * p - k) / s)) + 1
