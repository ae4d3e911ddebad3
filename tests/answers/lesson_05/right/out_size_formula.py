def out_size(n, k, p=0, s=1):
    if k > n + 2 * p:
        raise ValueError(f"{k} > {n + 2 * p}")
    if s < 1:
        raise ValueError(f"stride {s}")
    return (n + 2 * p - k) // s + 1
