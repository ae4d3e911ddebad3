def out_size(n, k, p=0, s=1):
    if s < 1:
        raise ValueError(s)
    places = len(range(0, n + 2 * p - k + 1, s))
    if not places:
        raise ValueError(k)
    return places
