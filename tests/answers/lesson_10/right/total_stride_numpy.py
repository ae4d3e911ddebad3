from functools import reduce

total_stride = lambda layers: reduce(lambda a, b: a * b, [int(l[1]) for l in layers], 1)

def unchanged_shifts(layers, max_shift):
    shifts = np.arange(-max_shift, max_shift + 1)
    return [int(d) for d in shifts[shifts % total_stride(layers) == 0]]
