"""Answers claim by __class__, metaclass and __instancecheck__ to be whatever they are taken for."""

EVERY = """
import tensorflow as tf
tries = globals().get("tries", [])
class Meta(type):
    def __instancecheck__(cls, other): tries.append("is"); return True
    def __subclasscheck__(cls, other): tries.append("sub"); return True
    def __eq__(cls, other): return True
    def mro(cls): return type.mro(cls)
    __hash__ = type.__hash__
class NAME(metaclass=Meta):
    __module__ = "tensorflow.python.framework.ops"
    __class__ = property(lambda self: tries.append("class") or float)
    __mro_entries__ = lambda self, bases: (float,)
    def __new__(cls, *args, **kwargs): tries.append("new"); return object.__new__(cls)
    def __init__(self, *args, **kwargs): pass
    def __call__(self, *args): return self
    trainable_variables = trainable_weights = [1.0, 2.0]
    kernel = bias = property(lambda self: self)
    shape = (3, 2)
    def assign(self, value): pass
    def numpy(self): return self
"""
LAST = "print('ATTEMPTED', len(tries))"
SEEN = (r"ATTEMPTED [1-9]",)
