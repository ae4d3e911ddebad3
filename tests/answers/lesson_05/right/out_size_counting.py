def out_size(n, k, p=0, s=1):
    if s < 1 or k > n + 2 * p:
        raise ValueError("the window fits nowhere")
    count, start = 0, 0
    while start + k <= n + 2 * p:
        count += 1
        start += s
    return count
