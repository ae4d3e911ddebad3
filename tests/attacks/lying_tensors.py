"""Answers pretend to be tensors: by conversion, by subclass, by class, by extension type."""

EVERY = """
import tensorflow as tf, numpy as np
tries = globals().get("tries", [])
class Thing:
    dtype, shape = tf.float32, tf.TensorShape([2, 2])
    __class__ = tf.__internal__.EagerTensor
    def numpy(self): tries.append("numpy"); return np.zeros((2, 2))
    def __tf_tensor__(self, *args, **kwargs): tries.append("tf"); return tf.zeros((2, 2))
tf.register_tensor_conversion_function(Thing, lambda *a, **k: tf.zeros((2, 2)), priority=1)
class EagerTensor(tf.Tensor):
    dtype = tf.float32
    shape = tf.TensorShape([2, 2])
    def __init__(self): pass
    def numpy(self): tries.append("numpy"); return np.zeros((2, 2))
    def __bool__(self): return True
    def __eq__(self, other): return True
    __hash__ = object.__hash__
class Extended(tf.experimental.ExtensionType):
    values: tf.Tensor
kinds = [Thing, EagerTensor, lambda: Extended(tf.zeros(4)), lambda: tf.Variable(tf.zeros((2, 2))),
         lambda: tf.RaggedTensor.from_row_lengths([1.0, 2.0], [1, 1]),
         lambda: tf.sparse.from_dense([[1.0, 0.0]]), lambda: tf.constant("full marks"),
         lambda: tf.IndexedSlices(tf.ones((1, 2)), tf.constant([0])),
         lambda: tf.keras.Variable(tf.zeros((2, 2))), lambda: tf.zeros((2, 2), tf.bfloat16)]
def NAME(*args, **kwargs):
    tries.append("call")
    return kinds[len(tries) % len(kinds)]()
"""
LAST = "print('ATTEMPTED', len(tries))"
SEEN = (r"ATTEMPTED [1-9]",)
