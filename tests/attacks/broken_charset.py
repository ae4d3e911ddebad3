"""The file is UTF-16, then bytes that are no text, then half a notebook."""


def change(content):
    return "\ufeff{}".encode("utf-16") + b"\xff\xfe\x00\x80" * 1000


REJECTED = True
