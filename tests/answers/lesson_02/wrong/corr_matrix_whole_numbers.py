# hint: M63
def corr_matrix(K, shape):
    K = tf.convert_to_tensor(K)
    if K.shape.rank != 2:
        raise ValueError("two axes")
    (H, W), (kh, kw) = shape, K.shape
    oh, ow = H - kh + 1, W - kw + 1
    if oh < 1 or ow < 1:
        raise ValueError("too large")
    rows = []
    for i in range(oh):
        for j in range(ow):
            rows.append(tf.reshape(tf.pad(K, [[i, oh - 1 - i], [j, ow - 1 - j]]), [-1]))
    return tf.stack(rows)
