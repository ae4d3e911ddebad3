# hint: M20
def out_size(n, k, p=0, s=1):
    if k > n + p or s < 1:
        raise ValueError("no place")
    return (n + p - k) // s + 1
