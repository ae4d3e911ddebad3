"""Measure what lesson 10 says about trained models; ``python assets/capstone_measure.py [NAME…]``.

Trains a hundred small models on scikit-learn's digits, in some minutes on two cores, and
writes ``capstone_measured.json`` beside this file; a name redoes one experiment, ``few``, say.
The lesson quotes it, the figures are drawn from it, and a test measures a few of the numbers again.
The last digit of an accuracy depends on the machine, so the lesson gives ranges over seeds.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
from pathlib import Path
from typing import Any

os.environ.update(TF_CPP_MIN_LOG_LEVEL="3", TF_ENABLE_ONEDNN_OPTS="0")
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

Array = np.ndarray[Any, Any]
L = tf.keras.layers
LESSON = (20, 32, 2e-3)
"""Epochs, batch and learning rate of the lesson."""
FEW = ("mlp", "flatten")
MEASURED = Path(__file__).with_name("capstone_measured.json")


def conv(filters: int, size: int = 3, strides: int = 1) -> Any:
    """Make a convolution with zero padding and ReLU."""
    return L.Conv2D(filters, size, strides, padding="same", activation="relu")


def features() -> list[Any]:
    """Make the three convolutions of the lesson's third model."""
    return [conv(8), conv(16), conv(32)]


MODELS = {
    "mlp": lambda: [L.Flatten(), L.Dense(64, activation="relu"), L.Dense(10)],
    "flatten": lambda: [
        *(conv(16), L.MaxPooling2D(), conv(32), L.MaxPooling2D()),
        *(L.Flatten(), L.Dense(10)),
    ],
    "gmp": lambda: [*features(), L.GlobalMaxPooling2D(), L.Dense(10)],
    "features-gap": lambda: [*features(), L.GlobalAveragePooling2D(), L.Dense(10)],
    "features-flatten": lambda: [*features(), L.Flatten(), L.Dense(10)],
    "strided": lambda: [
        *(conv(16), conv(32, strides=2), conv(32, strides=2), conv(32)),
        *(L.GlobalMaxPooling2D(), L.Dense(10)),
    ],
}
"""The layers of each model, between a picture of 16 × 16 and ten logits."""


def build(name: str, seed: int, side: int = 16) -> Any:
    """Build a model with random weights for one size of picture; the strided one takes all."""
    tf.keras.utils.set_random_seed(seed)
    size = (None, None, 1) if name == "strided" else (side, side, 1)
    return tf.keras.Sequential([tf.keras.Input(size), *MODELS[name]()])


def train(model: Any, x: Array, y: Array, epochs: int, batch: int, lr: float, seed: int) -> None:
    """Train with Adam on the cross-entropy, every sample once an epoch, in random order."""
    optimizer = tf.keras.optimizers.Adam(lr)
    loss_of = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    optimizer.build(model.trainable_variables)

    @tf.function(reduce_retracing=True)
    def step(pictures: Any, labels: Any) -> None:
        with tf.GradientTape() as tape:
            loss = loss_of(labels, model(pictures, training=True))
        slopes = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(slopes, model.trainable_variables, strict=True))

    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for start in range(0, len(x), batch):
            rows = order[start : start + batch]
            step(tf.constant(x[rows]), tf.constant(y[rows]))


def accuracy(model: Any, x: Array, y: Array) -> float:
    """Give the share of pictures whose largest logit is the label's."""
    return round(float(np.mean(np.argmax(model(x).numpy(), axis=-1) == y)), 4)


def centred(digits: Array) -> Array:
    """Put each digit at row 4, column 4 of a canvas of 16 × 16."""
    return np.pad(digits / 16, ((0, 0), (4, 4), (4, 4)))[..., None].astype(np.float32)


def moved(x: Array, offsets: Array) -> Array:
    """Move the digit of each picture by its offset; all stay on the canvas."""
    pairs = zip(x, offsets, strict=True)
    return np.stack([np.roll(picture, offset, (0, 1)) for picture, offset in pairs])


def anywhere(x: Array, seed: int) -> Array:
    """Move each digit to a random place."""
    return moved(x, np.random.default_rng(1000 + seed).integers(-4, 5, (len(x), 2)))


def data() -> tuple[Array, Array, Array, Array]:
    """Split the digits as the lesson does."""
    images, labels = load_digits(return_X_y=True)
    parts = train_test_split(
        images.reshape(-1, 8, 8), labels, test_size=450, random_state=0, stratify=labels
    )
    return tuple(parts)  # type: ignore[return-value]


def by_distance(model: Any, x: Array, y: Array) -> list[float]:
    """Give the accuracy after shifts by 0, 1, 2, 3 and 4 pixels, mean over four directions."""
    ways = ((1, 0), (-1, 0), (0, 1), (0, -1))
    found = [
        [accuracy(model, np.roll(x, (d * a, d * b), (1, 2)), y) for a, b in ways] for d in range(5)
    ]
    return [round(float(np.mean(row)), 4) for row in found]


def diagonal(model: Any, x: Array, y: Array) -> float:
    """Give the accuracy after shifts by one pixel in both axes, mean over four directions."""
    ways = itertools.product((-1, 1), (-1, 1))
    return round(float(np.mean([accuracy(model, np.roll(x, way, (1, 2)), y) for way in ways])), 4)


def along_a_row(model: Any, x: Array, y: Array) -> list[float]:
    """Give the accuracy after shifts by 0 to 8 to the right, far from a wide canvas's borders."""
    wide = np.pad(x, ((0, 0), (8, 16), (8, 16), (0, 0)))
    return [accuracy(model, np.roll(wide, d, 2), y) for d in range(9)]


def readers() -> dict[str, Any]:
    """Train the readers of the lesson; give the numbers by experiment, model and seed."""
    digits_train, digits_test, y_train, y_test = data()
    x_train, x_test = centred(digits_train), centred(digits_test)
    found: dict[str, Any] = {"moved": {}, "augmented": {}, "heads": {}, "strided": []}

    def trained(name: str, x: Array, seed: int) -> Any:
        model = build(name, seed)
        train(model, x, y_train, *LESSON, seed)
        return model

    def told(model: Any, seed: int) -> dict[str, Any]:
        return {
            "parameters": model.count_params(),
            "centred": accuracy(model, x_test, y_test),
            "anywhere": accuracy(model, anywhere(x_test, seed), y_test),
        }

    for seed in range(3):
        for name in ("mlp", "flatten", "gmp"):
            model = trained(name, x_train, seed)
            row = told(model, seed) | {"by_distance": by_distance(model, x_test, y_test)}
            row["diagonal"] = diagonal(model, x_test, y_test)
            found["moved"].setdefault(name, []).append(row)
            model = trained(name, anywhere(x_train, 100 + seed), seed)
            found["augmented"].setdefault(name, []).append(told(model, seed))
        for name in ("features-gap", "features-flatten"):
            row = told(trained(name, x_train, seed), seed)
            found["heads"].setdefault(name, []).append(row)
        model = trained("strided", x_train, seed)
        found["strided"].append(along_a_row(model, x_test, y_test))
        print("seed", seed, "done", file=sys.stderr)
    return found


def few() -> dict[str, Any]:
    """Train on few digits of 8 × 8, pixels in order and permuted, 400 steps each."""
    digits_train, digits_test, y_train, y_test = data()
    order = np.random.default_rng(0).permutation(64)
    found: dict[str, Any] = {}
    for pixels, name, n in itertools.product(("in order", "permuted"), FEW, (50, 100, 200, 400)):
        places = order if pixels == "permuted" else np.arange(64)
        x, x_test = (
            (digits.reshape(-1, 64)[:, places] / 16).reshape(-1, 8, 8, 1).astype(np.float32)
            for digits in (digits_train, digits_test)
        )
        for seed in range(5):
            model = build(name, seed, side=8)
            rows = np.random.default_rng(seed).permutation(len(x))[:n]
            train(model, x[rows], y_train[rows], 400 * 32 // n, 32, 2e-3, seed)
            curve = found.setdefault(pixels, {}).setdefault(name, {}).setdefault(str(n), [])
            curve.append(accuracy(model, x_test, y_test))
    return {"few": found}


def larger() -> dict[str, Any]:
    """Train the reader of the lesson's last section, with fewer pictures than there."""
    digits_train, digits_test, y_train, y_test = data()
    x_train, x_test = centred(digits_train), centred(digits_test)
    tf.keras.utils.set_random_seed(0)
    plan = ((16, 2), (32, 2), (32, 2), (64, 1))
    body = [layer for filters, pool in plan for layer in (conv(filters), L.MaxPooling2D(pool))]
    head = [L.GlobalMaxPooling2D(), L.Dense(10)]
    model = tf.keras.Sequential([tf.keras.Input((64, 64, 1)), *body, *head])
    rows = np.random.default_rng(0).integers(0, len(x_train), 4000)
    noise = np.random.default_rng(1).normal(0, 0.05, (4000, 64, 64, 1))
    large = np.kron(x_train[rows], np.ones((1, 4, 4, 1))) + noise
    train(model, large.astype(np.float32), y_train[rows], 3, 128, 2e-3, 0)
    pair = (x_test, anywhere(x_test, 0))
    tests = [np.kron(x, np.ones((1, 4, 4, 1), np.float32)) for x in pair]
    return {"larger": [accuracy(model, x, y_test) for x in tests]}


EXPERIMENTS = {"readers": readers, "few": few, "larger": larger}

if __name__ == "__main__":
    measured = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.exists() else {}
    for experiment in sys.argv[1:] or EXPERIMENTS:
        measured |= EXPERIMENTS[experiment]()
    MEASURED.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
