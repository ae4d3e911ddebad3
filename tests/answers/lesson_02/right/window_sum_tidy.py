FLOATS = (tf.float32, tf.float64)


def as_image(A, name):
    """Make a tensor with two axes, or complain."""
    A = tf.convert_to_tensor(A)
    if A.dtype not in FLOATS:
        raise TypeError(f"{name} must be floating, got {A.dtype}")
    if len(A.shape) != 2:
        raise ValueError(f"{name} must have shape (rows, columns), got {A.shape}")
    return A


def window_sum(X, K, i, j):
    """Multiply one window of an image with a kernel, cell by cell, and add up."""
    X, K = as_image(X, "X"), as_image(K, "K")
    bottom, right = i + K.shape[0], j + K.shape[1]
    if min(i, j) < 0 or bottom > X.shape[0] or right > X.shape[1]:
        raise ValueError(f"rows {i} to {bottom} and columns {j} to {right} leave {X.shape}")
    return tf.math.reduce_sum(tf.math.multiply(X[i:bottom, j:right], K))
