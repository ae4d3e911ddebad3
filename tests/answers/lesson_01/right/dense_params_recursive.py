def dense_params(in_shape, out_shape, bias=True):
    def count(shape):
        return 1 if len(shape) == 0 else shape[0] * count(shape[1:])

    return count(out_shape) * (count(in_shape) + bias)
