"""An answer is right as long as the visible examples last, and wrong afterwards."""

ANSWERS = {
    "window_sum": """
calls = []
def window_sum(X, K, i, j):
    calls.append(1)
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    (H, W), (kh, kw) = X.shape, K.shape
    if not (0 <= i <= H - kh and 0 <= j <= W - kw):
        raise ValueError("leaves the image")
    value = tf.reduce_sum(X[i : i + kh, j : j + kw] * K)
    return value if len(calls) <= 8 else value + 1
"""
}
LAST = "print('ATTEMPTED', len(calls))"
SEEN = (r"ATTEMPTED [1-9]",)
PRESENT = ("right    window_sum(X, K, 1, 1)",)
