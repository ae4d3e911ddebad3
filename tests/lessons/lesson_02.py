"""What lesson 02 says that its cells print, and what its answers give alone."""

NOT_ALLOWED = frozenset({"corr2d", "Conv2DSingle"})
PRINTED = {
    "one-dimension-answer": "[7. 3. 4.]",
    "one-window-break-answer": "40.0\n0.0",
    "whole-picture-break-answer": "[[19. 25.]\n [37. 43.]]\n[None, None]",
    "corr1d": "[7. 3. 4.]\n[1. 3. 3. 2.]\n[4. 5.]",
    "library-answer": "(1, 2, 2, 1)\n[[19. 25.]\n [37. 43.]]",
    "flip-answer": "[5. 6. 2.]",
    "every-overlap-answer": "[2. 7. 3. 4. 2.]",
    "layer-break-answer": "kernel (6, 8) output (1, 1)",
}
NUMBERS = "X = tf.reshape(tf.range(9.0), (3, 3))\nK = tf.constant([[0.0, 1.0], [2.0, 3.0]])"
ALONE = {
    "window_sum": ("window_sum(X, K, 1, 1)", 43.0),
    "corr2d": ("corr2d(X, K)", [[19.0, 25.0], [37.0, 43.0]]),
    "conv2d_flipped": ("conv2d_flipped(X, K)", [[5.0, 11.0], [23.0, 29.0]]),
    "corr_full": (
        "corr_full(tf.constant([[1.0, 2.0], [3.0, 4.0]]), K)",
        [[3.0, 8.0, 4.0], [10.0, 20.0, 8.0], [3.0, 4.0, 0.0]],
    ),
    "corr_matrix": ("corr_matrix(K, (3, 3))[0]", [0.0, 1.0, 0.0, 2.0, 3.0, 0.0, 0.0, 0.0, 0.0]),
    "Conv2DSingle": ("Conv2DSingle(2)(tf.zeros((3, 3)))", [[0.0, 0.0], [0.0, 0.0]]),
}
SEEDS = {
    "A14": "flip",
    "A15": "flip-play-answer",
    "A18": "whole-picture",
    "A19": "corr2d_in_place",
    "A20": "corr2d-text",
    "A21": "layer",
    "A22": "LayerFromNotes",
    "D2": "layer",
}
