# hint: none
Base = vars(tf.keras.layers)["Conv" + "2D"]


class MyConv2D(Base):
    """A layer."""
