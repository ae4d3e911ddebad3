def ladder(n, delta):
    def square(side):
        return side * side

    return dict(
        local=min(square(2 * delta + 1), square(2 * n - 1)),
        shared=square(2 * n - 1),
        dense=square(n * n),
    )
