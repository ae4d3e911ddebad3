# hint: none
class Crops(tf.keras.Model):
    """Reads every window of 16 by 16 with the old model."""

    def __init__(self, old):
        super().__init__()
        self.old = old

    def call(self, x):
        rows = []
        for i in range(0, x.shape[1] - 15, 4):
            row = [self.old(x[:, i:i + 16, j:j + 16]) for j in range(0, x.shape[2] - 15, 4)]
            rows.append(tf.stack(row, axis=1))
        return tf.stack(rows, axis=1)


def to_fully_conv(model):
    return Crops(model)
