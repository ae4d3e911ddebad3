"""What lesson 08 says that its cells print, and what its answers give alone."""

NOT_ALLOWED: frozenset[str] = frozenset()
PRINTED = {
    "one-dimension-answer": "[11.]\n[[11.]]",
    "one-dimension-back-answer": "[[7. 3. 4.]] 6 entries differ from 0",
    "large-kernel-answer": (
        "(1, 128) (256, 128)\n(1, 1, 1, 128) (16, 16, 1, 128)\n"
        "32768 32768 weights\n32896 32896 parameters"
    ),
    "same-numbers-break-answer": "0.0 1.0",
    "torch-break-answer": "[16.9 18. ]\n[13.9 18. ]\n[13. 17.]",
    "fit-answer": "slides   dense 0.20, shared 0.04\nmirrors  dense 0.20, shared 0.98",
    "local-gone": "False",
}
NUMBERS = """
W = tf.constant([[1.0, 5.0], [2.0, 6.0], [3.0, 7.0], [4.0, 8.0]])
b = tf.constant([10.0, 20.0])
one_and_two = [[[[1.0]], [[2.0]]]]
own_kernels = tf.reshape(tf.constant([1.0, 2.0, 1.0, 0.0, 0.0, 1.0]), (1, 3, 1, 2, 1, 1))
own_biases = tf.reshape(tf.constant([10.0, 20.0, 30.0]), (1, 3, 1))
strip = tf.reshape(tf.constant([1.0, 3.0, 0.0, 2.0]), (1, 1, 4, 1))
head = [[[[1.0, 5.0]], [[2.0, 6.0]]], [[[3.0, 7.0]], [[4.0, 8.0]]]]
"""
ALONE = {
    "dense_to_conv": (
        "[dense_to_conv(W, b, (1, 2, 2))[0][0, 1, :, 0], dense_to_conv1x1(W, b)[0][0, 0, :2, 0]]",
        [[3.0, 4.0], [1.0, 2.0]],
    ),
    "port_torch_linear": (
        "port_torch_linear([[1.0, 2.0, 3.0, 4.0]], [0.0], (2, 1, 2))[0][..., 0]",
        [[[1.0, 3.0], [2.0, 4.0]]],
    ),
    "conv_to_dense": (
        "conv_to_dense(one_and_two, [10.0], (1, 4, 1), 2, 'VALID')[0]",
        [[1.0, 0.0], [2.0, 0.0], [0.0, 1.0], [0.0, 2.0]],
    ),
    "unshared_params": (
        "[unshared_params(14, 14, 8, 8, 3, 20), shared_params(14, 14, 8, 8, 3, 20)]",
        [756560, 3860],
    ),
    "locally_connected2d": (
        "locally_connected2d(strip, own_kernels, own_biases)[0, 0, :, 0]",
        [17.0, 23.0, 32.0],
    ),
    "head_params": (
        "[head_params(8, 8, 64, 10)[head] for head in ('flatten', 'gap', 'conv')]",
        [40970, 650, 40970],
    ),
    "sliding_head": (
        "sliding_head(head, tf.reshape(tf.range(9.0), (1, 3, 3, 1)))[0, 0, 0]",
        [27.0, 59.0],
    ),
}
EQUIVALENT: dict[str, dict[str, str]] = {}
