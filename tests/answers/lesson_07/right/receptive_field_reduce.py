import functools

receptive_field = lambda layers: functools.reduce(
    lambda state, layer: (state[0] + (layer[0] - 1) * state[1], state[1] * layer[1]),
    layers,
    (1, 1),
)[0]
