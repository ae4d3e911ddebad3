"""The file is JSON, a hundred thousand levels deep, inside the metadata of a cell."""

import json


def change(content):
    content["cells"][0]["metadata"]["deep"] = "DEEP"
    return json.dumps(content).replace('"DEEP"', "[" * 100_000 + "]" * 100_000).encode()


REJECTED = True
