# hint: none
def out_size(n, k, p=0, s=1):
    if k > n + 2 * p or s < 1:
        raise ValueError("no place")
    return np.int64((n + 2 * p - k) // s + 1)
