# hint: none
def directional_kernel(vx, vy):
    return {"answers": tf.constant([0.0, vx, vy], tf.float32)}
