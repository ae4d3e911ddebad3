# hint: none
import math


def blur(k, sigma=None):
    if k % 2 == 0:
        raise ValueError("even")
    if sigma is None:
        return tf.fill((k, k), 1.0 / k**2)
    edges = [math.erf((a - k / 2) / (sigma * math.sqrt(2))) for a in range(k + 1)]
    line = np.diff(edges)
    K = np.outer(line, line)
    return tf.constant(K / K.sum(), tf.float32)
