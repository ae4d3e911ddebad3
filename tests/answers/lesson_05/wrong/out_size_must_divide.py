# hint: M14
def out_size(n, k, p=0, s=1):
    if k > n + 2 * p or s < 1:
        raise ValueError("no place")
    if (n + 2 * p - k) % s != 0:
        raise ValueError("invalid stride")
    return (n + 2 * p - k) // s + 1
