# hint: M501
def out_size(n, k, p=0, s=1):
    if k > n + 2 * p:
        raise ValueError(f"{k} > {n + 2 * p}")
    return (n + 2 * p - k) // abs(s or 1) + 1
