"""Whole messages over a stream socket: a length, then that many bytes.

Loaded on both sides of the border; imports nothing of the grader.
"""

from __future__ import annotations

import socket
import struct
import time

from autograder.sandbox.codec import MAX_BYTES, CodecError

AGAIN = b"again"
"""What a checker's process says to its worker when it needs another student's process."""
_LENGTH = struct.Struct("<I")


class Closed(Exception):
    """The other side is gone."""


class Late(Exception):
    """The deadline passed before a whole message came."""


class Channel:
    """One end of a stream of messages.

    Args:
        sock: a connected stream socket; owned from now on.
        budget_bytes: how many bytes may be received over the channel's whole life, None for no
            limit.
    """

    def __init__(self, sock: socket.socket, budget_bytes: int | None = None) -> None:
        self._sock = sock
        self._budget = budget_bytes
        self._length: int | None = None
        self._got: list[bytes] = []

    def fileno(self) -> int:
        """Return the socket's descriptor."""
        return self._sock.fileno()

    def close(self) -> None:
        """Close the socket; safe to repeat."""
        self._sock.close()

    def send(self, data: bytes, deadline: float | None = None) -> None:
        """Send one message.

        Args:
            data: at most ``MAX_BYTES`` bytes.
            deadline: ``time.monotonic`` value after which ``Late`` is raised; None waits for ever.

        Raises:
            Closed: the other side is gone.
            Late: it did not read in time.
            CodecError: the message is too long.
        """
        if len(data) > MAX_BYTES + 4096:
            raise CodecError(f"the message is longer than {MAX_BYTES >> 20} MB")
        try:
            self._wait(deadline)
            if len(data) < 65536:
                self._sock.sendall(_LENGTH.pack(len(data)) + data)
            else:
                self._sock.sendall(_LENGTH.pack(len(data)))
                self._sock.sendall(data)
        except TimeoutError as error:
            raise Late from error
        except OSError as error:
            raise Closed from error

    def receive(self, deadline: float | None = None) -> bytes:
        """Return the next message; the deadline is for the whole of it, not for one read.

        After ``Late`` it can be called again: what has come so far is kept.

        Raises:
            Closed: the other side is gone, or spent its budget of bytes.
            Late: the deadline passed.
            CodecError: the announced length is over ``MAX_BYTES``.
        """
        if self._length is None:
            (length,) = _LENGTH.unpack(self._exactly(4, deadline))
            if length > MAX_BYTES + 4096:
                raise CodecError(f"the message is longer than {MAX_BYTES >> 20} MB")
            if self._budget is not None:
                self._budget -= length + 4
                if self._budget < 0:
                    raise Closed("more bytes came than one submission may send")
            self._length = length
        message = self._exactly(self._length, deadline)
        self._length = None
        return message

    def _wait(self, deadline: float | None) -> None:
        if deadline is None:
            self._sock.settimeout(None)
            return
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._sock.settimeout(left)

    def _exactly(self, count: int, deadline: float | None) -> bytes:
        while left := count - sum(map(len, self._got)):
            try:
                self._wait(deadline)
                chunk = self._sock.recv(min(left, 1 << 20))
            except TimeoutError as error:
                raise Late from error
            except OSError as error:
                raise Closed from error
            if not chunk:
                raise Closed
            self._got.append(chunk)
        whole, self._got = b"".join(self._got), []
        return whole
