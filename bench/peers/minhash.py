"""Texts alike by MinHash with datasketch: 128 permutations of word 5-grams, locality-sensitive hashing at half of the grams.

Reads one JSON string a line. Prints the processor seconds after reading and the number of pairs.
"""

import json
import re
import sys
import time

from datasketch import MinHash, MinHashLSH

N = 5
WORD = re.compile(r"\w+")

texts = [json.loads(line) for line in sys.stdin if line.strip()]
start = time.process_time()
index = MinHashLSH(threshold=0.5, num_perm=128)
pairs = 0
for number, text in enumerate(texts):
    words = WORD.findall(text.lower())
    grams = {" ".join(words[at : at + N]).encode() for at in range(len(words) - N + 1)}
    own = MinHash(num_perm=128)
    own.update_batch(list(grams))
    pairs += len(index.query(own))
    index.insert(str(number), own)
print(json.dumps({"seconds": time.process_time() - start, "pairs": pairs}))
