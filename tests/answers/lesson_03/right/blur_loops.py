import math


def blur(k, sigma=None):
    if k % 2 == 0:
        raise ValueError(f"{k} is even")
    m = k // 2

    def weight(a, b):
        return 1.0 if sigma is None else math.exp(-((a - m) ** 2 + (b - m) ** 2) / 2 / sigma**2)

    table = [[weight(a, b) for b in range(k)] for a in range(k)]
    total = sum(map(sum, table))
    return tf.constant([[entry / total for entry in row] for row in table], tf.float32)
