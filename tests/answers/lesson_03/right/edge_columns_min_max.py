class Finder:
    def __init__(self, tolerance):
        self.tolerance = tolerance

    def __call__(self, X):
        X = tf.convert_to_tensor(X)
        if X.dtype not in (tf.float32, tf.float64):
            raise TypeError("only floats")
        if len(X.shape) != 2:
            raise ValueError("only images")
        Y = (X[:, :-1] - X[:, 1:]).numpy()
        low, high = Y.min(axis=0), Y.max(axis=0)
        t = self.tolerance
        up = [j for j, (a, b) in enumerate(zip(low, high)) if a >= -1 - t and b <= -1 + t]
        down = [j for j, (a, b) in enumerate(zip(low, high)) if a >= 1 - t and b <= 1 + t]
        return up, down


edge_columns = Finder(1e-6)
