# hint: none
def out_size(n, k, p=0, s=1):
    if k > n + 2 * p or s < 1:
        raise ValueError("no place")
    if s == 1:
        return n + 2 * p - k + 1
    return (n + 2 * p - k) // 2 + 1
