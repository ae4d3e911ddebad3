"""Whole messages or a clear end, never half of one."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator

import pytest

from autograder.sandbox.channel import Channel, Closed, Late
from autograder.sandbox.codec import MAX_BYTES, CodecError


@pytest.fixture
def pair() -> Iterator[tuple[Channel, socket.socket]]:
    """Yield a channel and the raw socket at its other end."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Channel(ours), theirs


def soon(seconds: float = 0.2) -> float:
    return time.monotonic() + seconds


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 5_000_000])
def test_a_message_of_any_size_arrives_whole(size: int) -> None:
    """Small ones in one piece, large ones in many."""
    one, other = socket.socketpair()
    with one, other:
        data = bytes(size)
        sender = threading.Thread(target=Channel(one).send, args=(data,))
        sender.start()
        assert data == Channel(other).receive(soon(10))
        sender.join()


def test_messages_keep_their_order_and_borders(pair: tuple[Channel, socket.socket]) -> None:
    """Two in a row are two."""
    channel, other = pair
    channel.send(b"one")
    channel.send(b"")
    channel.send(b"three")
    reader = Channel(other)
    assert [b"one", b"", b"three"] == [reader.receive(soon()) for _ in range(3)]


def test_the_deadline_is_for_the_whole_message(pair: tuple[Channel, socket.socket]) -> None:
    """Who sends a byte now and then does not win time."""
    channel, other = pair
    stop = threading.Event()

    def drip() -> None:
        other.sendall(struct.pack("<I", 1000))
        while not stop.wait(0.01):
            other.sendall(b"x")

    thread = threading.Thread(target=drip)
    thread.start()
    started = time.monotonic()
    try:
        with pytest.raises(Late):
            channel.receive(soon(0.3))
    finally:
        stop.set()
        thread.join()
    assert time.monotonic() - started < 1


def test_a_message_that_was_late_can_still_be_had(pair: tuple[Channel, socket.socket]) -> None:
    """What has come stays, wherever it was cut."""
    channel, other = pair
    message = struct.pack("<I", 5) + b"hello"
    for cut in range(1, len(message)):
        other.sendall(message[:cut])
        with pytest.raises(Late):
            channel.receive(soon(0.01))
        other.sendall(message[cut:])
        assert b"hello" == channel.receive(soon())


def test_nothing_in_time_is_late(pair: tuple[Channel, socket.socket]) -> None:
    """Also a deadline that has passed already."""
    channel, _ = pair
    for deadline in (soon(0.01), time.monotonic() - 1):
        with pytest.raises(Late):
            channel.receive(deadline)


def test_a_reader_that_does_not_read_makes_the_sender_late(
    pair: tuple[Channel, socket.socket],
) -> None:
    """The socket's buffer is no endless store."""
    with pytest.raises(Late):
        pair[0].send(bytes(10_000_000), soon())


@pytest.mark.parametrize("sent", [b"", b"\1", b"\5\0\0\0", b"\5\0\0\0abc"])
def test_an_end_in_the_middle_is_closed(sent: bytes, pair: tuple[Channel, socket.socket]) -> None:
    """Half a message is none."""
    channel, other = pair
    other.sendall(sent)
    other.close()
    with pytest.raises(Closed):
        channel.receive(soon())


def test_sending_to_nobody_is_closed(pair: tuple[Channel, socket.socket]) -> None:
    """Not a broken pipe's signal."""
    channel, other = pair
    other.close()
    with pytest.raises(Closed):
        channel.send(b"hello", soon())


def test_a_length_above_the_limit_is_refused_before_it_is_awaited(
    pair: tuple[Channel, socket.socket],
) -> None:
    """On either side, and without memory for it."""
    channel, other = pair
    other.sendall(struct.pack("<I", 2**32 - 1))
    with pytest.raises(CodecError):
        channel.receive(soon())
    with pytest.raises(CodecError):
        channel.send(bytes(MAX_BYTES + 5000))


def test_who_has_sent_its_budget_is_cut_off() -> None:
    """The budget counts every byte of the channel's life."""
    one, other = socket.socketpair()
    with one, other:
        channel = Channel(one, budget_bytes=100)
        for _ in range(4):
            other.sendall(struct.pack("<I", 20) + bytes(20))
        assert [bytes(20)] * 4 == [channel.receive(soon()) for _ in range(4)]
        other.sendall(struct.pack("<I", 1) + b"x")
        with pytest.raises(Closed):
            channel.receive(soon())
