def inputs_for(o, k, p, s):
    found = []
    for n in range(1, o * s + k + 1):
        if n + 2 * p >= k and (n + 2 * p - k) // s + 1 == o:
            found.append(n)
    return found
