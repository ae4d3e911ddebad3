# hint: M12
def out_size(n, k, p=0, s=1):
    if k > n + 2 * p or s < 1:
        return 0
    return (n + 2 * p - k) // s + 1
