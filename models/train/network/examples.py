"""Reads what the first step wrote, and makes batches of it."""

import json

import numpy as np


class Examples:
    """The examples as flat arrays; a sentence is the range between two of `starts`."""

    def __init__(self, path):
        raw = open(path, "rb").read()
        end = raw.index(b"\n") + 1
        self.header = json.loads(raw[:end])
        for name, one in self.header["arrays"].items():
            kind = {"int8": np.int8, "int32": np.int32}[one["type"]]
            setattr(self, name, np.frombuffer(raw, kind, one["length"], end + one["at"]))
        self.forms = self.forms.reshape(-1, self.header["columns"])
        self.vectors = self.vectors.reshape(-1, self.header["dimensions"])
        self.lengths = np.diff(self.starts)
        self.told = np.add.reduceat((self.names != 2 ** len(self.header["names"]) - 1).astype(np.int32), self.starts[:-1]) > 0

        every = 2 ** len(self.header["names"]) - 1
        learned = np.repeat(self.set != self.header["sets"].index("dev"), self.lengths) & (self.names != every)
        count = lambda which: np.bincount(self.tokens[which], minlength=len(self.forms))
        # Of each form the share of its places that are in names for certain.
        self.named = count(learned & (self.names & 1 == 0)) / np.maximum(count(learned), 1)

    def of(self, sets, longest):
        """Places of the sentences of these sets with no more words than `longest`."""
        wanted = [self.header["sets"].index(one) for one in sets]
        return np.flatnonzero(np.isin(self.set, wanted) & (self.lengths <= longest) & (self.lengths > 0))

    def batch(self, places, length, size):
        """Arrays of `size` sentences of `length` words, filled up with nothing. Last sentences with too many new forms are left out."""
        shape = (size, length)
        token = np.zeros(shape, np.int64)
        mask = np.zeros(shape, bool)
        for row, place in enumerate(places):
            n = self.lengths[place]
            token[row, :n] = np.arange(self.starts[place], self.starts[place] + n)
            mask[row, :n] = True
        room = int(length * size * FORMS)
        while True:
            forms, own = np.unique(np.where(mask, self.tokens[token], -1), return_inverse=True)
            if len(forms) <= room:
                break
            mask[np.flatnonzero(mask.any(1))[-1]] = False
        rows = np.zeros((room, self.forms.shape[1]), np.int32)
        rows[: len(forms)] = np.where(forms[:, None] < 0, 0, self.forms[forms])
        take = lambda a, fill: np.where(mask, a[token], fill).astype(np.int32)
        named = np.zeros(room, np.float32)
        named[: len(forms)] = np.where(forms < 0, 0, self.named[forms])
        return {
            "rows": rows,
            "named": named,
            "forms": own.reshape(shape).astype(np.int32),
            "bits": take(self.bits, 0),
            "mask": mask,
            "tags": take(self.tags, -1),
            "heads": take(self.heads, -1),
            "relations": take(self.relations, -1),
            "names": take(self.names, 2 ** len(self.header["names"]) - 1),
        }


LENGTHS = (9, 15, 21, 27, 34, 44, 60, 100)
# Different forms among the words of a batch, at most.
FORMS = 0.52


def batches(lengths, places, words, random=None):
    """Lists of sentences of like length with about `words` words, and the shape that holds them; shuffled if `random` is given."""
    found = []
    places = np.asarray(places)
    for shortest, length in zip((0,) + LENGTHS, LENGTHS):
        own = places[(lengths[places] > shortest) & (lengths[places] <= length)]
        if random is not None:
            own = random.permutation(own)
        size = max(1, words // length)
        found += [(own[at : at + size], length, size) for at in range(0, len(own), size)]
    if random is not None:
        found = [found[i] for i in random.permutation(len(found))]
    return found
