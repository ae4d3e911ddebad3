# hint: M1017
def shift_profile(model, x, y, shifts):
    x, y = np.asarray(x), np.asarray(y)
    h, w = x.shape[1:3]
    room = np.pad(x, ((0, 0), (h, h), (w, w), (0, 0)))
    profile = {}
    for dy, dx in shifts:
        moved = room[:, h - dy : 2 * h - dy, w - dx : 2 * w - dx]
        read = np.argmax(model(moved), axis=1)
        profile[dy, dx] = int((read == y).sum())
    return profile
