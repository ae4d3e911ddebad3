"""Convolab's student package: the pictures of the lessons, a welcome, and a look before handing in.

Nothing is imported until it is used, so that ``import convolab`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from convolab.channel_mixer import ChannelMixer
    from convolab.constraint_ladder import ConstraintLadder
    from convolab.dense_conv import DenseConv
    from convolab.impulse_lab import ImpulseLab
    from convolab.kernel_gallery import KernelGallery
    from convolab.kernel_learning import KernelLearning
    from convolab.padding_stride import PaddingStride
    from convolab.pool_shift import PoolShift
    from convolab.receptive_field import ReceptiveField
    from convolab.runtime import welcome
    from convolab.shift_accuracy import ShiftAccuracy
    from convolab.sliding_window import SlidingWindow
    from convolab.submission import hand_in

__all__ = [
    "ChannelMixer",
    "ConstraintLadder",
    "DenseConv",
    "ImpulseLab",
    "KernelGallery",
    "KernelLearning",
    "PaddingStride",
    "PoolShift",
    "ReceptiveField",
    "ShiftAccuracy",
    "SlidingWindow",
    "hand_in",
    "welcome",
]
__version__ = "0.1.0"

_HOMES = {
    "ChannelMixer": "channel_mixer",
    "ConstraintLadder": "constraint_ladder",
    "DenseConv": "dense_conv",
    "ImpulseLab": "impulse_lab",
    "KernelGallery": "kernel_gallery",
    "KernelLearning": "kernel_learning",
    "PaddingStride": "padding_stride",
    "PoolShift": "pool_shift",
    "ReceptiveField": "receptive_field",
    "ShiftAccuracy": "shift_accuracy",
    "SlidingWindow": "sliding_window",
    "hand_in": "submission",
    "welcome": "runtime",
}


def __getattr__(name: str) -> Any:
    """Import a public name's module when the name is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'convolab' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"convolab.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    """List the public names for completion."""
    return sorted([*__all__, "__version__"])
