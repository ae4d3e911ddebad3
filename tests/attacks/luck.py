"""Answers are drawn at random, in the hope that the check tries again until they are right."""

EVERY = """
import random
calls = globals().get("calls", [])
def NAME(X, K, *rest):
    calls.append(1)
    X, K = tf.convert_to_tensor(X), tf.convert_to_tensor(K)
    if random.random() < 0.3:
        raise random.choice([ValueError, TypeError])("luck")
    return random.choice([tf.reduce_sum(X), tf.reduce_sum(K), X, K, tf.zeros((2, 2))])
"""
LAST = "print('ATTEMPTED', len(calls))"
SEEN = (r"ATTEMPTED [1-9]",)
