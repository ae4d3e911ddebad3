# hint: none
def out_size(n, k, p=0, s=1):
    assert k <= n + 2 * p and s >= 1
    return (n + 2 * p - k) // s + 1
