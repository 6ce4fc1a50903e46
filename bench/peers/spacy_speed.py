"""Answers each line, a JSON list of texts, with the processor seconds that a spaCy model takes to tag, parse and name them.

usage: python spacy_speed.py MODEL
"""

import json
import sys
import time

import spacy

# What a reader of grammar and names needs: lemmas and rules for attributes are left out, which makes the model faster.
WANTED = ("tok2vec", "tagger", "parser", "ner")


def main():
    model = spacy.load(sys.argv[1])
    model = spacy.load(sys.argv[1], exclude=[name for name in model.pipe_names if name not in WANTED])
    for line in sys.stdin:
        texts = json.loads(line)
        start = time.process_time()
        for _ in model.pipe(texts, batch_size=len(texts)):
            pass
        print(time.process_time() - start, flush=True)


main()
