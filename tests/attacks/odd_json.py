"""The file has numbers without end, keys twice and NaN where a notebook has a number."""

import json


def change(content):
    text = json.dumps(content)
    text = text.replace('"nbformat_minor": 5', '"nbformat_minor": NaN, "nbformat_minor": 5', 1)
    return text.replace('"execution_count": null', '"execution_count": ' + "9" * 4000, 1).encode()


SEEN = ()
REJECTED = None
