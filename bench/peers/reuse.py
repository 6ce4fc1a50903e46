"""The filter of passim (Smith, Cordell & Mullen 2015), first version: pairs of texts that share word 5-grams.

Reads one JSON string a line. 5-grams in more than 100 texts are left out; a pair that shares five or more goes on to be aligned. The aligning,
which is the costly part, is not done here. Prints the processor seconds after reading and the number of pairs.
"""

import json
import re
import sys
import time
from collections import Counter, defaultdict

N = 5
MOST = 100
LEAST = 5
WORD = re.compile(r"\w+")

texts = [json.loads(line) for line in sys.stdin if line.strip()]
start = time.process_time()
index = defaultdict(set)
for number, text in enumerate(texts):
    words = WORD.findall(text.lower())
    for at in range(len(words) - N + 1):
        index[" ".join(words[at : at + N])].add(number)
pairs = Counter()
for held in index.values():
    if 1 < len(held) <= MOST:
        ordered = sorted(held)
        for place, left in enumerate(ordered):
            for right in ordered[place + 1 :]:
                pairs[(left, right)] += 1
kept = sum(1 for count in pairs.values() if count >= LEAST)
print(json.dumps({"seconds": time.process_time() - start, "pairs": kept}))
