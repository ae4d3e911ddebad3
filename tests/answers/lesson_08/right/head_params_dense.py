def dense_count(inputs, units):
    return inputs * units + units


def head_params(h, w, c, classes):
    flatten = dense_count(h * w * c, classes)
    return dict(flatten=flatten, gap=dense_count(c, classes), conv=flatten)
