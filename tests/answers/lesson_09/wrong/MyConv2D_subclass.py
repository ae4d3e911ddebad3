# hint: none
class MyConv2D(tf.keras.layers.Conv2D):
    pass
