def receptive_field(layers):
    """Walk back the first and the last pixel that a unit at 0 sees."""
    first = last = 0
    for layer in layers[::-1]:
        first = first * layer[1]
        last = last * layer[1] + layer[0] - 1
    return last - first + 1
