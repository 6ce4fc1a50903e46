"""Scores a spaCy model's names on texts written by texts.ts: exact F1 of PER, ORG and LOC, in all and by class, and characters a second.

usage: python spacy_names.py MODEL < texts.jsonl
"""

import collections
import json
import sys
import time

import spacy

LABELS = {"PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}


def spans(doc, text):
    for one in doc.ents:
        label = LABELS.get(one.label_)
        if label is None:
            continue
        words = one.text
        start = one.start_char
        # Gold names have no article and no possessive ending.
        for article in ("the ", "The "):
            if words.startswith(article):
                words, start = words[len(article):], start + len(article)
        for ending in ("'s", "’s"):
            if words.endswith(ending):
                words = words[: -len(ending)]
        end = start + len(words)
        if text[end - 1 : end] == ".":
            end -= 1
        yield (start, end, label)


def offsets(text):
    """Python counts code points, the gold standard UTF-16 units."""
    places, at = [], 0
    for letter in text:
        places.append(at)
        at += 2 if ord(letter) > 0xFFFF else 1
    return [*places, at]


def f1(right, found, wanted):
    return 2 * right / (found + wanted) if found + wanted else 0.0


def main():
    model = spacy.load(sys.argv[1])
    counts = collections.defaultdict(lambda: [0, 0, 0])
    spent, size = 0.0, 0
    for line in sys.stdin:
        row = json.loads(line)
        text = row["text"]
        start = time.process_time()
        doc = model(text)
        spent += time.process_time() - start
        size += len(text)
        units = offsets(text)
        ours = {(units[a], units[b], label) for a, b, label in spans(doc, text)}
        gold = {tuple(one) for one in row["gold"]}
        for label in ("", "PER", "LOC", "ORG"):
            pick = lambda names: {one for one in names if label in ("", one[2])}
            own = counts[row["part"], label]
            own[0] += len(pick(ours) & pick(gold))
            own[1] += len(pick(ours))
            own[2] += len(pick(gold))
    for (part, label), (right, found, wanted) in counts.items():
        print(part, label or "all", f"{f1(right, found, wanted):.4f}", f"P {right / max(1, found):.3f} R {right / max(1, wanted):.3f}")
    print(f"{size / spent:.0f} characters a second")


main()
