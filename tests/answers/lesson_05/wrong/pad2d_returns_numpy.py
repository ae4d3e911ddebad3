# hint: none
def pad2d(X, pads, mode):
    X = np.asarray(X)
    if X.dtype.kind != "f":
        raise TypeError("floats")
    if X.ndim != 2 or mode not in ("zero", "reflect", "symmetric", "edge"):
        raise ValueError(mode)
    for n, p in zip(X.shape, pads):
        if (mode == "reflect" and max(p) >= n) or (mode == "symmetric" and max(p) > n):
            raise ValueError("too large")
    return np.pad(X, pads, mode={"zero": "constant"}.get(mode, mode))
