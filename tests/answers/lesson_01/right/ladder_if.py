def ladder(n, delta):
    dense = pow(n, 4)
    shared = (n + n - 1) ** 2
    local = (delta + 1 + delta) ** 2
    if delta >= n:
        local = shared
    return {"shared": shared, "dense": dense, "local": local}
